import { useEffect } from 'react';
import { homeOfFocus } from './pane-focus.ts';

/**
 * What has the focus may leave the screen: a row that was reviewed, a notice that was closed, a field that is
 * no longer there. Then the nearest thing around it has it, never the page as a whole.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let around: HTMLElement[] = [];
    const onFocus = ({ target }: FocusEvent) => {
      around = target instanceof HTMLElement ? ancestorsOf(target) : [];
    };
    const onBlur = () => requestAnimationFrame(() => keep(around));
    // A removed element tells nobody: the next change of the page is looked at.
    const watch = new MutationObserver(() => {
      if (document.activeElement === document.body) keep(around);
    });
    document.addEventListener('focusin', onFocus);
    document.addEventListener('focusout', onBlur);
    watch.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('focusout', onBlur);
      watch.disconnect();
    };
  }, []);
}

function ancestorsOf(element: HTMLElement): HTMLElement[] {
  const all: HTMLElement[] = [];
  for (let each: HTMLElement | null = element; each !== null; each = each.parentElement) all.push(each);
  return all;
}

function keep(around: readonly HTMLElement[]): void {
  if (!document.hasFocus() || document.activeElement !== document.body) return;
  // An open dialog takes care of its own.
  if (document.querySelector('dialog[open], [aria-modal="true"]') !== null) return;
  const near = around.find(
    (each) => each.isConnected && each.hasAttribute('tabindex') && each.tabIndex >= -1,
  );
  const home = near ?? homeOfFocus();
  if (home === null) return;
  if (!home.hasAttribute('tabindex')) home.tabIndex = -1;
  // Nobody went there: a frame around half the window would only ask why.
  home.dataset.focusKept = '';
  home.addEventListener('blur', () => delete home.dataset.focusKept, { once: true });
  home.focus({ preventScroll: true });
}
