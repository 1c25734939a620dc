import { describe, expect, it } from 'vitest';
import { type KeyPreferences, keyPreferences } from '#contract/key-preferences';
import { createKeymap } from '../../../../renderer/features/commands/keymap.ts';
import { asUsual, given, refusalOf, withoutKeys } from '../../../../renderer/features/keys/change-keys.ts';

const usual = keyPreferences.parse({});
const mapOf = (keys: KeyPreferences) => createKeymap(keys, false);
const chordsOf = (keys: KeyPreferences, name: 'next' | 'toggle-raw' | 'view-images') =>
  mapOf(keys).chordsOf(name);

describe('giving a key to a command', () => {
  it('takes it from whoever had it', () => {
    const keys = given(usual, 'toggle-raw', 'j', mapOf(usual), 'instead');
    expect(chordsOf(keys, 'toggle-raw')).toEqual(['j']);
    expect(chordsOf(keys, 'next')).toEqual([]);
    expect(keyPreferences.parse(keys)).toEqual(keys);
  });

  it('also where that one was chosen by hand', () => {
    const first = given(usual, 'next', 'q', mapOf(usual), 'too');
    expect(chordsOf(first, 'next')).toEqual(['j', 'q']);
    const second = given(first, 'toggle-raw', 'q', mapOf(first), 'too');
    expect(chordsOf(second, 'next')).toEqual(['j']);
    expect(chordsOf(second, 'toggle-raw')).toEqual(['r', 'q']);
  });

  it('keeps four of them at most, the latest', () => {
    let keys = usual;
    for (const key of ['1', '2', '3', '4', '5']) keys = given(keys, 'next', key, mapOf(keys), 'too');
    expect(chordsOf(keys, 'next')).toEqual(['2', '3', '4', '5']);
    expect(keyPreferences.parse(keys)).toEqual(keys);
  });

  it('is undone for one, and then the other has its own again', () => {
    const keys = given(usual, 'toggle-raw', 'j', mapOf(usual), 'instead');
    expect(asUsual(keys, 'toggle-raw')).toEqual(usual);
    expect(chordsOf(withoutKeys(keys, 'toggle-raw'), 'next')).toEqual(['j']);
  });

  it('survives another preset without two meanings for one key', () => {
    const keys = {
      ...given(usual, 'toggle-raw', 'p', mapOf(usual), 'instead'),
      preset: 'speedgrader' as const,
    };
    expect(mapOf(keys).chordsOf('previous')).toEqual(['k']);
    expect(mapOf(keys).commandAt('p', 'desk')).toBe('toggle-raw');
  });

  it('is refused where it would leave somebody stuck', () => {
    expect(refusalOf('Tab', 'next', usual)).toBe('reserved');
    expect(refusalOf('Mod+c', 'next', usual)).toBe('reserved');
    expect(refusalOf('Mod+c', 'image-copy', usual)).toBeNull();
    expect(refusalOf('q', 'next', { ...usual, letters: false })).toBe('letter');
    expect(refusalOf('q', 'text-larger', usual)).toBe('typed');
    expect(refusalOf('q', 'next', usual)).toBeNull();
  });
});
