import type { StoredItem } from '../disk/entries.ts';

export const longestDelayMs = 30_000;

/** How long an item is still held; `Infinity`: until the teacher says so. */
export interface Delays {
  heldFor(item: StoredItem): number;
}

/** The laptop's clock may jump; nobody waits longer than the delay for it. */
export function createDelays(now: () => number = () => performance.now()): Delays {
  const ends = new Map<string, number>();
  return {
    heldFor({ change: { key }, heldUntil }) {
      if (heldUntil === null) return 0;
      if (heldUntil === 'told') return Number.POSITIVE_INFINITY;
      const left = Math.min(Math.max(Date.parse(heldUntil) - Date.now(), 0), longestDelayMs);
      const end = ends.get(key) ?? now() + left;
      ends.set(key, end);
      return Math.max(0, end - now());
    },
  };
}
