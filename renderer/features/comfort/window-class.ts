import { useSyncExternalStore } from 'react';
import type { WindowClass } from '#contract/preferences';

/** In points of the page: larger text makes a window a smaller one. */
const narrow = window.matchMedia('(max-width: 1180px)');
const wide = window.matchMedia('(min-width: 1700px)');

function subscribe(listener: () => void): () => void {
  for (const query of [narrow, wide]) query.addEventListener('change', listener);
  return () => {
    for (const query of [narrow, wide]) query.removeEventListener('change', listener);
  };
}

export function useWindowClass(): WindowClass {
  return useSyncExternalStore(subscribe, () => {
    if (narrow.matches) return 'narrow';
    return wide.matches ? 'wide' : 'medium';
  });
}
