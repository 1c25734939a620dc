import { useSyncExternalStore } from 'react';
import { macros } from './student-tex.ts';

/** Draws a formula into an element; answers what is wrong with it, or `null`. */
export type Typeset = (tex: string, element: HTMLElement, display: boolean) => string | null;

let ready: Typeset | null = null;
let loading: Promise<void> | undefined;
const waiting = new Set<() => void>();

/** `null` until KaTeX is here, which the first formula asks for. */
export function useTypeset(): Typeset | null {
  return useSyncExternalStore(subscribe, () => ready);
}

function subscribe(listener: () => void): () => void {
  waiting.add(listener);
  void loadTypeset();
  return () => waiting.delete(listener);
}

/** Fetched once; formulas read as they were typed until then. */
export function loadTypeset(): Promise<void> {
  loading ??= import('./katex.ts').then(
    ({ draw, problemOf }) => {
      ready = (tex, element, display) => {
        try {
          draw(tex, element, { displayMode: display, macros: { ...macros } });
          return null;
        } catch (error) {
          return problemOf(error);
        }
      };
      for (const listener of waiting) listener();
    },
    () => {
      // The next formula asks again.
      loading = undefined;
    },
  );
  return loading;
}
