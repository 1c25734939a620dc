import type { TFunction } from 'i18next';
import { partsOf } from './key-chords.ts';

const named = {
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  Backspace: 'backspace',
  Delete: 'delete',
  End: 'end',
  Enter: 'enter',
  Escape: 'escape',
  Home: 'home',
  Insert: 'insert',
  PageDown: 'pageDown',
  PageUp: 'pageUp',
  Space: 'space',
} as const;

const isNamed = (key: string): key is keyof typeof named => Object.hasOwn(named, key);

/** A chord as it stands on the keys of this keyboard: `Ctrl`, `Mayús`, `J`. */
export function wordsOf(chord: string, mac: boolean, t: TFunction<'keys'>): string[] {
  const { modifiers, key } = partsOf(chord);
  const held = modifiers.map((modifier) => {
    if (modifier === 'Mod') return mac ? '⌘' : 'Ctrl';
    if (modifier === 'Shift') return mac ? '⇧' : t('key.shift');
    if (modifier === 'Alt') return mac ? '⌥' : 'Alt';
    return mac ? '⌃' : 'Ctrl';
  });
  return [...held, isNamed(key) ? t(`key.${named[key]}`) : key.toLocaleUpperCase()];
}
