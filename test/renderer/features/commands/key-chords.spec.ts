import { describe, expect, it } from 'vitest';
import { chord as written } from '#contract/chord';
import { commandNames, type Keys, keysOf } from '../../../../renderer/features/commands/command-table.ts';
import {
  chordOf,
  countsWhileTyping,
  isSingle,
  type Keystroke,
  partsOf,
  withoutLetter,
} from '../../../../renderer/features/commands/key-chords.ts';
import { presets } from '../../../../renderer/features/commands/presets.ts';

function stroke(key: string, held: Partial<Keystroke> & { altGr?: boolean } = {}): Keystroke {
  const { altGr = false, ...more } = held;
  return {
    key,
    code: '',
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    shiftKey: false,
    isComposing: false,
    getModifierState: (name) => altGr && name === 'AltGraph',
    ...more,
  };
}

const ctrl = { ctrlKey: true };
const shift = { shiftKey: true };

describe('a stroke', () => {
  it.each([
    ['j', {}, 'j'],
    ['J', {}, 'j'],
    ['N', shift, 'Shift+n'],
    ['ñ', {}, 'ñ'],
    ['k', ctrl, 'Mod+k'],
    ['K', { ...ctrl, ...shift }, 'Mod+Shift+k'],
    ['Enter', ctrl, 'Mod+Enter'],
    [' ', {}, 'Space'],
    [' ', shift, 'Shift+Space'],
    ['F6', shift, 'Shift+F6'],
    ['ArrowLeft', { altKey: true }, 'Alt+ArrowLeft'],
    // The same sign is on other keys, with or without Shift, on a Spanish and on an American keyboard.
    ['?', { ...shift, code: 'Minus' }, '?'],
    ['?', { ...shift, code: 'Slash' }, '?'],
    ['+', { ...ctrl, code: 'BracketRight' }, 'Mod++'],
    ['+', { ...ctrl, ...shift, code: 'Equal' }, 'Mod++'],
    ['=', { ...ctrl, code: 'Equal' }, 'Mod+='],
    // Letters of other scripts go by their place.
    ['ξ', { code: 'KeyJ' }, 'j'],
    ['о', { ...ctrl, code: 'KeyJ' }, 'Mod+j'],
  ])('of %s with %o is %s', (key, held, chord) => {
    expect(chordOf(stroke(key, held), false)).toBe(chord);
    expect(written.test(chord)).toBe(true);
  });

  it.each([
    ['AltGr on Linux', stroke('@', { altGr: true, code: 'Digit2' })],
    ['AltGr on Windows', stroke('#', { ctrlKey: true, altKey: true, altGr: true })],
    ['AltGr with a letter', stroke('€', { ctrlKey: true, altKey: true })],
    ['AltGr that prints nothing', stroke('k', { ctrlKey: true, altKey: true })],
    ['a dead key', stroke('Dead', { code: 'Quote' })],
    ['a composed character', stroke('j', { isComposing: true })],
    ['an input method', stroke('Process')],
    ['a modifier alone', stroke('Control', ctrl)],
    ['the key of the system', stroke('k', { metaKey: true })],
  ])('is none for %s', (_what, each) => {
    expect(chordOf(each, false)).toBeNull();
  });

  it('goes by Cmd on a Mac, where Option prints characters and Ctrl is a key of its own', () => {
    expect(chordOf(stroke('k', { metaKey: true }), true)).toBe('Mod+k');
    expect(chordOf(stroke(' ', ctrl), true)).toBe('Ctrl+Space');
    expect(chordOf(stroke('¶', { altKey: true, code: 'KeyJ' }), true)).toBeNull();
    expect(chordOf(stroke('ArrowLeft', { altKey: true }), true)).toBe('Alt+ArrowLeft');
  });
});

describe('a chord', () => {
  it('is taken apart, also where the key is the sign between the parts', () => {
    expect(partsOf('Mod++')).toEqual({ modifiers: ['Mod'], key: '+' });
    expect(partsOf('+')).toEqual({ modifiers: [], key: '+' });
    expect(partsOf('Mod+Shift+n')).toEqual({ modifiers: ['Mod', 'Shift'], key: 'n' });
  });

  it('counts while typing only if it is not typed', () => {
    expect(['Mod+k', 'F1', 'Shift+F6', 'Ctrl+Space'].every(countsWhileTyping)).toBe(true);
    expect(['j', '?', 'Shift+n', 'ArrowUp', 'Enter', 'Alt+ArrowUp'].some(countsWhileTyping)).toBe(false);
  });

  it('has another with Ctrl where letters do not count alone', () => {
    expect(withoutLetter('j')).toBe('Mod+Shift+j');
    expect(withoutLetter('3')).toBe('Mod+3');
    expect(withoutLetter(',')).toBeNull();
    expect(withoutLetter('Shift+n')).toBeNull();
    expect(withoutLetter('Mod+Enter')).toBe('Mod+Enter');
    expect(isSingle('F1')).toBe(false);
  });
});

it('every key of the table and of the presets is written as the settings write it', () => {
  const lists = commandNames.flatMap((name) => {
    const { group: _group, repeats: _repeats, ...scopes }: Keys = keysOf(name);
    return Object.values(scopes);
  });
  const all = [...lists, ...Object.values(presets).flatMap((each) => Object.values(each))].flat();
  expect(all.filter((each) => !written.test(each))).toEqual([]);
});
