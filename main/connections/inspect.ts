import type { ServerFacts } from '#contract/connection-wire';
import type { RunOptions } from '../database/database.ts';
import type { PooledDatabase } from '../database/pool.ts';
import { readServer } from './server-facts-queries.ts';

/** What there is to know about the server before anything of the course is read: two or three round trips. */
export async function inspect(db: PooledDatabase, options: RunOptions = {}): Promise<ServerFacts> {
  // First, so that the connection is open and the next answer measures the way alone.
  const pooler = await db.findPooler(options);
  const sent = Date.now();
  const since = performance.now();
  const { clock, wallClock, ...facts } = await readServer(db, options);
  const roundTripMs = performance.now() - since;
  const ours = sent + roundTripMs / 2;
  return {
    ...facts,
    pooler,
    roundTripMs,
    clockAheadMs: Math.round(ours - Number(clock)),
    wallClockAheadMs: Math.round(Number(wallClock) - ours),
  };
}
