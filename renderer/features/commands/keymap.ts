import type { KeyPreferences } from '#contract/key-preferences';
import { type CommandName, commandNames, isCommandName, type Keys, keysOf } from './command-table.ts';
import { countsWhileTyping, isSingle, withoutLetter } from './key-chords.ts';
import { insteadOfLetters, presets } from './presets.ts';

/** Where the person is when a key is pressed. */
export type Place = 'desk' | 'queue' | 'typing' | 'dialog' | 'viewer';
export type Scope = 'anywhere' | 'typing' | 'always' | 'inViewer';

export interface Keymap {
  /** What leads to the command now, as it is written down. */
  chordsOf(name: CommandName): readonly string[];
  commandAt(chord: string, place: Place): CommandName | undefined;
  /** Another command that has this chord where `name` would have it. */
  holderOf(chord: string, name: CommandName): CommandName | undefined;
}

const scopes = ['anywhere', 'typing', 'always', 'inViewer'] as const satisfies (keyof Keys)[];

/** The list of keys that a person can change. */
export function scopeOf(name: CommandName): Scope {
  const keys = keysOf(name);
  return scopes.find((scope) => keys[scope] !== undefined) ?? 'anywhere';
}

const places: Record<Scope, readonly Place[]> = {
  anywhere: ['desk', 'queue'],
  typing: ['desk', 'queue', 'typing'],
  always: ['desk', 'queue', 'typing', 'dialog', 'viewer'],
  inViewer: ['viewer'],
};

export function createKeymap(preferences: KeyPreferences, mac: boolean): Keymap {
  const { preset, own } = preferences;
  const chosen = new Map(
    Object.entries(own).flatMap(([name, written]) =>
      isCommandName(name) ? [[name, effective(name, written, preferences, mac)] as const] : [],
    ),
  );
  // What a person gave to one command is no longer the usual key of another.
  const taken = (chord: string, name: CommandName) =>
    [...chosen].some(([other, chords]) => chords.includes(chord) && meet(scopeOf(other), scopeOf(name)));
  const chords = new Map(
    commandNames.map((name) => [
      name,
      chosen.get(name) ??
        effective(name, usualChords(name, preset), preferences, mac).filter((chord) => !taken(chord, name)),
    ]),
  );
  const chordsOf = (name: CommandName) => chords.get(name) ?? [];
  const holders = (chord: string) => commandNames.filter((name) => chordsOf(name).includes(chord));
  return {
    chordsOf,
    commandAt(chord, place) {
      if (place === 'queue') {
        const own = commandNames.find((name) => keysOf(name).inQueue?.includes(chord));
        if (own !== undefined) return own;
      }
      if (place === 'typing' && !countsWhileTyping(chord)) return undefined;
      const able = holders(chord).filter((name) => places[scopeOf(name)].includes(place));
      return place === 'viewer' ? (able.find((name) => scopeOf(name) === 'inViewer') ?? able[0]) : able[0];
    },
    holderOf: (chord, name) =>
      [...holders(chord), ...commandNames.filter((each) => keysOf(each).inQueue?.includes(chord))].find(
        (other) => other !== name && meet(scopeOf(other), scopeOf(name)),
      ),
  };
}

/** The viewer has its keys to itself. */
function meet(one: Scope, other: Scope): boolean {
  return (one === 'inViewer') === (other === 'inViewer');
}

/** The keys a command has before anybody changes them. */
export function usualChords(name: CommandName, preset: KeyPreferences['preset']): readonly string[] {
  return presets[preset][name] ?? keysOf(name)[scopeOf(name)] ?? [];
}

/** What is really pressed for what is written down. */
function effective(
  name: CommandName,
  written: readonly string[],
  { letters }: Pick<KeyPreferences, 'letters'>,
  mac: boolean,
): readonly string[] {
  const here = written.map((chord) => (mac ? chord : chord.replace(/^Ctrl\+/, 'Mod+')));
  if (letters) return here;
  const fallen = here.map(withoutLetter).filter((chord) => chord !== null);
  const replaced = fallen.length === 0 && here.some(isSingle) ? insteadOfLetters[name] : undefined;
  return replaced ?? fallen;
}
