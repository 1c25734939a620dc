import { useSyncExternalStore } from 'react';
import { localWallClock } from './server-time.ts';
import { followServerZone, type ServerClock } from './server-zone.ts';

const minute = 60_000;
const listeners = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;
let ahead: number | null = null;
let now = wallClockNow();

/** The server's hands, or this computer's while no server is known. */
function wallClockNow(): number {
  return ahead === null ? localWallClock(new Date()) : Date.now() + ahead;
}

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
  now = wallClockNow();
  for (const listener of listeners) listener();
}

/** From now on ages are counted by the clock the dates were written by. `null`: there is no server. */
export function followServerClock(server: ServerClock | null): void {
  followServerZone(server);
  const known = server?.wallClockAheadMs ?? null;
  if (ahead === known) return;
  ahead = known;
  tick();
}

/** The wall clock, to the minute: one timer for every age on screen. */
export function useMinute(): number {
  return useSyncExternalStore(subscribe, () => now);
}
