import { type CommandName, commandTable, type Keys } from './command-table.ts';

/** Marks the element inside which `inQueue` keys count. */
export const queueKeysAttribute = 'data-queue-keys';

const typingPlaces =
  'input, textarea, select, [contenteditable], [role="textbox"], [role="menu"], [role="dialog"], dialog';

export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target;
  return event.isComposing || (target instanceof Element && target.closest(typingPlaces) !== null);
}

/** `Shift+n`, `ArrowDown`, `Ctrl+k`: letters by what they print, so that every layout works. */
export function chordOf({ key, ctrlKey, altKey, metaKey, shiftKey }: KeyboardEvent): string {
  const letter = /^\p{L}$/u.test(key);
  const shift = shiftKey && (letter || key.length > 1);
  const modifiers = [ctrlKey && 'Ctrl', altKey && 'Alt', metaKey && 'Meta', shift && 'Shift'];
  return [...modifiers.filter((name) => name !== false), letter ? key.toLowerCase() : key].join('+');
}

export function commandFor(event: KeyboardEvent): CommandName | undefined {
  if (event.defaultPrevented || isTyping(event)) return undefined;
  const chord = chordOf(event);
  const inQueue = event.target instanceof Element && event.target.closest(`[${queueKeysAttribute}]`) !== null;
  const names = Object.keys(commandTable) as CommandName[];
  return names.find((name) => {
    const keys: Keys = commandTable[name];
    return keys.anywhere?.includes(chord) || (inQueue && keys.inQueue?.includes(chord));
  });
}
