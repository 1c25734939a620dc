import { type RefObject, useEffect } from 'react';

/** Marks a screen or a pane whose list has the focus when it is opened. */
export const screenAttribute = 'data-screen';

const fields = 'input, textarea, select, [contenteditable]';

/**
 * The keys of a list work at once on the screen it belongs to, whatever led there. Whoever is busy elsewhere on
 * that screen, or typing, stays where they are.
 */
export function useFirstFocus(list: RefObject<HTMLElement | null>, whenever: unknown = null): void {
  useEffect(() => takeFocus(list.current), [list, whenever]);
}

export function takeFocus(list: HTMLElement | null | undefined): void {
  const at = document.activeElement;
  const isFree = at === null || at === document.body || at.matches('main');
  const isHere = list?.closest(`[${screenAttribute}]`)?.contains(at) ?? false;
  if (isFree || !(isHere || at.matches(fields))) list?.focus({ preventScroll: true });
}
