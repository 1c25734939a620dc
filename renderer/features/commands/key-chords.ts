/** What a chord is read from; a `KeyboardEvent` has it all. */
export type Keystroke = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey' | 'isComposing' | 'getModifierState'
>;

const noKeys = new Set([
  ...['Alt', 'AltGraph', 'CapsLock', 'Control', 'Dead', 'Fn', 'Meta', 'NumLock', 'Process', 'Shift'],
  'Unidentified',
]);

/**
 * The keys of a stroke as `#contract/chord` writes them; `null`: it prints or composes a character,
 * or belongs to the system. Letters go by what they print, so that every layout works.
 */
export function chordOf(stroke: Keystroke, mac: boolean): string | null {
  const { ctrlKey, altKey, metaKey, shiftKey } = stroke;
  if (stroke.isComposing || noKeys.has(stroke.key)) return null;
  // AltGr, which Windows reports as Ctrl and Alt together, is how half the signs of a Spanish keyboard are typed.
  if (stroke.getModifierState('AltGraph') || (!mac && ctrlKey && altKey)) return null;
  if (!mac && metaKey) return null;
  const key = keyOf(stroke);
  const prints = isPrinted(key);
  if (mac && altKey && prints) return null;
  const shift = shiftKey && (!prints || isLetter(key) || key === 'Space');
  const modifiers = [(mac ? metaKey : ctrlKey) && 'Mod', mac && ctrlKey && 'Ctrl', altKey && 'Alt'];
  return [...modifiers, shift && 'Shift', key].filter((part) => part !== false).join('+');
}

function keyOf({ key, code }: Keystroke): string {
  if (key === ' ') return 'Space';
  if (!isLetter(key)) return key;
  // Greek or Cyrillic letters name no command: the place of the key does.
  const place = /^Key([A-Z])$/.exec(code)?.[1];
  return (/\p{Script=Latin}/u.test(key) ? key : (place ?? key)).toLowerCase();
}

const isLetter = (key: string) => /^\p{L}$/u.test(key);
const isPrinted = (key: string) => key === 'Space' || [...key].length === 1;

export interface Chord {
  modifiers: string[];
  key: string;
}

export function partsOf(chord: string): Chord {
  const at = chord.slice(0, -1).lastIndexOf('+');
  return at < 0
    ? { modifiers: [], key: chord }
    : { modifiers: chord.slice(0, at).split('+'), key: chord.slice(at + 1) };
}

/** A letter, a digit, a sign: pressed in a field it would be typed. */
export function isSingle(chord: string): boolean {
  const { modifiers, key } = partsOf(chord);
  return modifiers.every((modifier) => modifier === 'Shift') && [...key].length === 1;
}

export function countsWhileTyping(chord: string): boolean {
  const { modifiers, key } = partsOf(chord);
  return modifiers.includes('Mod') || modifiers.includes('Ctrl') || /^F\d/.test(key);
}

/** The same command without letters of its own: `Ctrl+Shift+J` for `J`, `Ctrl+3` for `3`; nothing for most signs. */
export function withoutLetter(chord: string): string | null {
  if (!isSingle(chord)) return chord;
  const { modifiers, key } = partsOf(chord);
  if (!isLetter(key)) return /^[\d+=?-]$/.test(key) ? `Mod+${key}` : null;
  return modifiers.length === 0 ? `Mod+Shift+${key}` : null;
}

const reserved = new Set(['Tab', 'Shift+Tab', 'Escape', 'Alt+F4', 'Mod+q', 'Mod+w']);
const editing = new Set(['Mod+a', 'Mod+c', 'Mod+v', 'Mod+x']);

/** What no person may give to a command: it would leave them without a way to move, copy or quit. */
export function isReserved(chord: string): boolean {
  return reserved.has(chord) || editing.has(chord);
}
