import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '#contract/errors';
import type { Database, Lease, Runner, TxOptions } from './database.ts';

/** Whoever changes what the database is made of, from whichever laptop, waits here; the transaction's end lets go. */
export async function takeTurn(runner: Runner): Promise<void> {
  // 'tiza' in ASCII; the second number leaves room for other turns.
  await runner.rows({ text: 'SELECT pg_advisory_xact_lock(1953069665, 1)' });
}

// A lock on a platform's table is asked for so briefly that the platform's own statements,
// which queue behind whoever waits for one, are never held up for longer than this. Once it is held, a laptop
// that falls silent loses it soon.
const brief: TxOptions = {
  isolation: 'read committed',
  timeoutMs: 30_000,
  settings: {
    lock_timeout: '300ms',
    idle_in_transaction_session_timeout: '3s',
    search_path: 'pg_catalog, pg_temp',
  },
};
/** A server that is busy with a hundred things may not have a free moment for a while. */
const patienceMs = 30_000;

/** A transaction that changes a platform's table: again and again for a moment rather than once for long. */
export async function changeBriefly<Value>(
  database: Database,
  work: (lease: Lease) => Promise<Value>,
): Promise<Value> {
  const until = Date.now() + patienceMs;
  for (;;) {
    try {
      return await database.tx(async (lease) => {
        await takeTurn(lease);
        return work(lease);
      }, brief);
    } catch (error) {
      const busy = error instanceof AppError && error.code === 'busy' && error.retryable;
      if (!busy || Date.now() > until) throw error;
      await sleep(200 + Math.random() * 300);
    }
  }
}
