/** Marks what reads on in a long answer. */
export const readsOnAttribute = 'data-reads-on';

/** Reads on in the first long answer that does not end above what is on screen. */
export function readOn(pane: HTMLElement): void {
  const all = [...pane.querySelectorAll<HTMLElement>(`[${readsOnAttribute}]`)];
  const { top } = pane.getBoundingClientRect();
  (all.find((each) => each.getBoundingClientRect().bottom >= top) ?? all.at(-1))?.click();
}
