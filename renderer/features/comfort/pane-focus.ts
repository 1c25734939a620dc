const panes = ':scope > :is(nav, section, main, aside), :scope > div > :is(nav, main, aside)';
const inside =
  '[role="listbox"], [aria-current], textarea, button:not(:disabled), [tabindex="0"], a[href], input';

function deskPanes(): HTMLElement[] {
  const desk = document.querySelector('[data-desk]');
  const all = [...(desk?.querySelectorAll<HTMLElement>(panes) ?? [])];
  return all.filter((pane) => pane.hasAttribute('tabindex') || pane.querySelector(inside) !== null);
}

/** The next pane round the desk has the focus: at what one came for, or itself. */
export function focusPane(step: 1 | -1): void {
  const all = deskPanes();
  if (all.length === 0) return;
  const at = all.findIndex((pane) => pane.contains(document.activeElement));
  const next = all[at < 0 ? 0 : (at + step + all.length) % all.length];
  if (next === undefined) return;
  const target = next.hasAttribute('tabindex') ? next : next.querySelector<HTMLElement>(inside);
  (target ?? next).focus();
}

/** Nearly a screen further; what was last is first, so that no line is missed. */
export function scrollSubmission(direction: 1 | -1): void {
  const main = document.querySelector<HTMLElement>('[data-desk] > main');
  // The style sheet's word on motion does not reach a scroll that is asked for.
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  main?.scrollBy({ top: direction * main.clientHeight * 0.85, behavior: still ? 'instant' : 'smooth' });
}

/** Where the focus is at home when what had it is gone. */
export function homeOfFocus(): HTMLElement | null {
  return (
    document.querySelector<HTMLElement>('[data-desk] [role="listbox"]') ??
    document.querySelector<HTMLElement>('[data-desk] > main') ??
    document.querySelector<HTMLElement>('main')
  );
}
