import { type CommandName, keysOf } from './command-table.ts';
import { chordOf } from './key-chords.ts';
import type { Keymap, Place } from './keymap.ts';

/** Marks the element inside which `inQueue` keys count. */
export const queueKeysAttribute = 'data-queue-keys';
/** Marks the dialog inside which `inViewer` keys count. */
export const viewerKeysAttribute = 'data-viewer-keys';

/** What is ticked or chosen is not typed into: the space bar and the arrows are its, letters are not. */
const fields =
  'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"]';
const dialogs = '[role="menu"], [role="dialog"], [role="alertdialog"], dialog';
const openModal = 'dialog[open], [aria-modal="true"]';
const pressables =
  'a[href], button, summary, [role="button"], [role="tab"], [role="option"], [role="switch"], [type="checkbox"], [type="radio"]';

function placeOf(target: EventTarget | null): Place {
  const element = target instanceof Element ? target : document.body;
  if (element.closest(`[${viewerKeysAttribute}]`) !== null) return 'viewer';
  // What had the focus in it is gone: the viewer keeps its keys.
  if (element === document.body && document.querySelector(`dialog[open][${viewerKeysAttribute}]`) !== null)
    return 'viewer';
  // A dialog that is open has every key, wherever the focus has gone.
  if (element.closest(dialogs) !== null || document.querySelector(openModal) !== null) return 'dialog';
  if (element.closest(fields) !== null) return 'typing';
  return element.closest(`[${queueKeysAttribute}]`) === null ? 'desk' : 'queue';
}

/** What a key asks for where it was pressed; nothing while a character is being composed. */
export function commandFor(event: KeyboardEvent, keymap: Keymap, mac: boolean): CommandName | undefined {
  const chord = event.defaultPrevented ? null : chordOf(event, mac);
  if (chord === null) return undefined;
  if (/(^|\+)(Enter|Space)$/.test(chord) && isPressable(event.target)) return undefined;
  if (/(^|\+)Arrow\w+$/.test(chord) && isChoice(event.target)) return undefined;
  const name = keymap.commandAt(chord, placeOf(event.target));
  return name === undefined || (event.repeat && !keysOf(name).repeats) ? undefined : name;
}

/** There the arrows go to the next choice. */
function isChoice(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('[type="radio"]');
}

/** There these keys press what has the focus. */
function isPressable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(pressables) !== null;
}
