import type { ServerFacts } from '#contract/connection-wire';
import { here, instantOf, wallOf, type Zone, zoneOf } from './zones.ts';

/** The zone by which the open course's dates were written. `null`: no server is known. */
let server: Zone | null = null;
let person: Zone = here;

export type ServerClock = Pick<ServerFacts, 'timeZone' | 'wallClockAheadMs' | 'clockAheadMs'>;

/** From now on dates are the server's; `somewhere` takes the person to another zone. */
export function followServerZone(clock: ServerClock | null, somewhere: Zone = here): void {
  // Both are measured against this computer's clock, which may be wrong; their sum is not.
  server = clock && zoneOf(clock.timeZone, clock.wallClockAheadMs + clock.clockAheadMs);
  person = somewhere;
}

export function serverZone(): string | null {
  return server?.name ?? null;
}

/** What the clocks here showed when the server's showed this. */
export function toLocalWall(serverWall: number): number {
  return server === null ? serverWall : wallOf(instantOf(serverWall, server), person);
}

/** What the server's clocks show when those here show this. */
export function toServerWall(localWall: number): number {
  return server === null ? localWall : wallOf(instantOf(localWall, person), server);
}
