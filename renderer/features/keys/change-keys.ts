import type { KeyPreferences } from '#contract/key-preferences';
import type { CommandName } from '../commands/command-table.ts';
import { countsWhileTyping, isReserved, isSingle } from '../commands/key-chords.ts';
import { type Keymap, scopeOf, usualChords } from '../commands/keymap.ts';

export type Refusal = 'reserved' | 'letter' | 'typed';

/** Why a chord cannot lead to a command at all. */
export function refusalOf(chord: string, name: CommandName, keys: KeyPreferences): Refusal | null {
  const inViewer = scopeOf(name) === 'inViewer';
  // The viewer has nothing to copy but its image, and Escape leaves it anyway.
  if (isReserved(chord) && !(inViewer && chord === 'Mod+c')) return 'reserved';
  if (!keys.letters && isSingle(chord)) return 'letter';
  return scopeOf(name) === 'always' && !countsWhileTyping(chord) ? 'typed' : null;
}

/** The chord leads to this command, and to no other in the same place. */
export function given(
  keys: KeyPreferences,
  name: CommandName,
  chord: string,
  keymap: Keymap,
  how: 'instead' | 'too',
): KeyPreferences {
  const others = how === 'instead' ? [] : writtenOf(keys, name).filter((each) => each !== chord);
  const own = { ...keys.own, [name]: [...others.slice(-3), chord] };
  const holder = keymap.holderOf(chord, name);
  const before = holder === undefined ? undefined : own[holder];
  if (holder !== undefined && before !== undefined) {
    const at = keymap.chordsOf(holder).indexOf(chord);
    own[holder] = before.filter((_each, index) => index !== at);
  }
  return { ...keys, own };
}

export function withoutKeys(keys: KeyPreferences, name: CommandName): KeyPreferences {
  return { ...keys, own: { ...keys.own, [name]: [] } };
}

export function asUsual(keys: KeyPreferences, name: CommandName): KeyPreferences {
  const { [name]: _mine, ...own } = keys.own;
  return { ...keys, own };
}

/** As written down: with letters alone, also while they do not count. */
function writtenOf({ own, preset }: KeyPreferences, name: CommandName): readonly string[] {
  return own[name] ?? usualChords(name, preset);
}
