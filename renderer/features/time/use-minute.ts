import { useSyncExternalStore } from 'react';
import { localWallClock } from './server-time.ts';

const minute = 60_000;
let now = localWallClock(new Date());
const listeners = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  ticking ??= setInterval(tick, minute);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}

function tick(): void {
  now = localWallClock(new Date());
  for (const listener of listeners) listener();
}

/** The wall clock, to the minute: one timer for every age on screen. */
export function useMinute(): number {
  return useSyncExternalStore(subscribe, () => now);
}
