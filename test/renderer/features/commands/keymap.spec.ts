import { describe, expect, it } from 'vitest';
import type { KeyPreferences, Preset } from '#contract/key-preferences';
import { commandNames, keysOf } from '../../../../renderer/features/commands/command-table.ts';
import { createKeymap, scopeOf } from '../../../../renderer/features/commands/keymap.ts';

const mapOf = (change: Partial<KeyPreferences> = {}, mac = false) =>
  createKeymap({ preset: 'tiza', letters: true, own: {}, ...change }, mac);

describe('the keys', () => {
  it.each(
    (['tiza', 'speedgrader', 'crowdmark'] as Preset[]).flatMap((preset) =>
      [true, false].map((letters) => ({ preset, letters })),
    ),
  )('lead one way each in $preset, letters alone: $letters', (choice) => {
    const map = mapOf(choice);
    const clashes = commandNames.flatMap((name) =>
      map.chordsOf(name).filter((chord) => map.holderOf(chord, name) !== undefined),
    );
    expect(clashes).toEqual([]);
  });

  it('count where they are meant to', () => {
    const map = mapOf();
    expect(map.commandAt('j', 'desk')).toBe('next');
    expect(map.commandAt('j', 'typing')).toBeUndefined();
    expect(map.commandAt('j', 'dialog')).toBeUndefined();
    expect(map.commandAt('j', 'viewer')).toBeUndefined();
    expect(map.commandAt('Mod+k', 'typing')).toBe('open-palette');
    expect(map.commandAt('Mod+k', 'dialog')).toBeUndefined();
    expect(map.commandAt('F1', 'typing')).toBe('show-keys');
    expect(map.commandAt('?', 'typing')).toBeUndefined();
    expect(map.commandAt('Mod+0', 'dialog')).toBe('text-normal');
    expect(map.commandAt('r', 'viewer')).toBe('image-rotate');
    expect(map.commandAt('r', 'desk')).toBe('toggle-raw');
    expect(map.commandAt('ArrowDown', 'queue')).toBe('next');
    expect(map.commandAt('ArrowDown', 'desk')).toBeUndefined();
  });

  it('move under the fingers of people who come from elsewhere', () => {
    const speedgrader = mapOf({ preset: 'speedgrader' });
    expect(speedgrader.commandAt('n', 'desk')).toBe('next');
    expect(speedgrader.commandAt('p', 'desk')).toBe('previous');
    const crowdmark = mapOf({ preset: 'crowdmark' });
    expect(crowdmark.commandAt('l', 'desk')).toBe('next');
    expect(crowdmark.commandAt('Enter', 'desk')).toBe('next-awaiting');
    expect(crowdmark.commandAt('n', 'desk')).toBeUndefined();
  });

  it('leave no letter alone with one switch, and no command without a way', () => {
    const map = mapOf({ letters: false });
    expect(map.commandAt('j', 'desk')).toBeUndefined();
    expect(map.commandAt('Mod+Shift+j', 'desk')).toBe('next');
    expect(map.commandAt('Mod+ArrowUp', 'desk')).toBe('previous-awaiting');
    const lost = commandNames.filter(
      (name) => mapOf().chordsOf(name).length > 0 && map.chordsOf(name).length === 0,
    );
    expect(lost).toEqual([]);
  });

  it('are the person’s own where they chose some, and gone where they chose none', () => {
    const map = mapOf({ own: { next: ['Mod+Shift+ArrowDown'], previous: [], 'no-such-command': ['q'] } });
    expect(map.chordsOf('next')).toEqual(['Mod+Shift+ArrowDown']);
    expect(map.commandAt('j', 'desk')).toBeUndefined();
    expect(map.chordsOf('previous')).toEqual([]);
    expect(map.commandAt('ArrowUp', 'queue')).toBe('previous');
  });

  it('tell who has a chord before it is taken, the list’s own included', () => {
    const map = mapOf();
    expect(map.holderOf('j', 'toggle-raw')).toBe('next');
    expect(map.holderOf('j', 'next')).toBeUndefined();
    expect(map.holderOf('ArrowDown', 'toggle-raw')).toBe('next');
    // The viewer has its keys to itself.
    expect(map.holderOf('j', 'image-fit')).toBeUndefined();
    expect(map.holderOf('r', 'image-fit')).toBe('image-rotate');
  });

  it('with Ctrl itself are the same off a Mac', () => {
    const own = { 'toggle-raw': ['Ctrl+Space'] };
    expect(mapOf({ own }).commandAt('Mod+Space', 'desk')).toBe('toggle-raw');
    expect(mapOf({ own }, true).commandAt('Ctrl+Space', 'desk')).toBe('toggle-raw');
  });

  it('can be changed in one list for each command', () => {
    const many = commandNames.filter(
      (name) =>
        (['anywhere', 'typing', 'always', 'inViewer'] as const).filter((s) => s in keysOf(name)).length > 1,
    );
    expect(many).toEqual([]);
    expect(scopeOf('open-database')).toBe('anywhere');
  });
});
