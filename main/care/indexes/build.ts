import { setTimeout as sleep } from 'node:timers/promises';
import type { IndexProgress } from '#contract/care-indexes';
import { AppError } from '#contract/errors';
import type { Database, Lease } from '../../database/database.ts';
import { describeError } from '../../lib/describe-error.ts';
import type { Log } from '../../logging/log.ts';
import { readProgress } from './index-queries.ts';

export interface Builder {
  start(id: string, sql: string): IndexProgress;
  progress(): Promise<IndexProgress | null>;
  /** Asks the server to stop, and resolves when it has. */
  cancel(): Promise<void>;
  busy(): boolean;
}

interface Build {
  id: string;
  stop: AbortController;
  pid: number | null;
  last: IndexProgress;
  finished: Promise<void>;
}

/** A session of its own, where a host's time limit does not cut a long build off; given back as it was. */
export async function unhurried(
  database: Database,
  signal: AbortSignal,
  work: (lease: Lease) => Promise<void>,
) {
  const limits = { timeoutMs: Number.POSITIVE_INFINITY, signal };
  await database.withClient(async (lease) => {
    await lease.rows({ text: 'SET statement_timeout = 0' });
    await lease.rows({ text: 'SET lock_timeout = 0' });
    await work(lease);
    await lease.rows({ text: 'RESET statement_timeout' });
    await lease.rows({ text: 'RESET lock_timeout' });
  }, limits);
}

export interface BuilderDeps {
  database: Database;
  /** An index is there that was not. */
  onBuilt?(): void;
  log: Log;
}

/** One index at a time: two builds on one table would only wait for each other. */
export function createBuilder({ database, onBuilt, log }: BuilderDeps): Builder {
  let current: Build | null = null;
  const busy = () => current?.last.state === 'building';

  async function run(build: Build, sql: string): Promise<void> {
    const end = (state: IndexProgress['state'], problem?: IndexProgress['problem']) => {
      build.last = { ...build.last, state, ...(problem ? { problem } : {}) };
      log.info('Index build ended', { id: build.id, state });
    };
    try {
      await unhurried(database, build.stop.signal, async (lease) => {
        const [own] = await lease.rows<{ pid: number }>({ text: 'SELECT pg_backend_pid() AS pid' });
        build.pid = own?.pid ?? null;
        await lease.rows({ text: sql });
      });
      end('done');
      onBuilt?.();
    } catch (error) {
      const cancelled = error instanceof AppError && error.code === 'cancelled';
      if (cancelled) end('cancelled');
      else end('failed', describeError(error, log, 'create index'));
    }
  }

  return {
    busy,
    start(id, sql) {
      if (busy())
        throw new AppError('busy', 'Another index is being built', { details: { reason: 'index-building' } });
      const last: IndexProgress = { id, state: 'building', phase: 'initializing', done: 0, total: 0 };
      const build: Build = { id, stop: new AbortController(), pid: null, last, finished: Promise.resolve() };
      current = build;
      build.finished = run(build, sql);
      return last;
    },
    async progress() {
      const build = current;
      if (build === null) return null;
      if (build.last.state === 'building' && build.pid !== null) {
        const row = await readProgress(database, build.pid);
        // It may have ended while the question was on its way.
        if (row && build.last.state === 'building') build.last = { ...build.last, ...row };
      }
      return build.last;
    },
    async cancel() {
      if (current === null || !busy()) return;
      const { stop, finished, pid } = current;
      stop.abort();
      await finished;
      // The server takes a moment to clean up, and until then what is left cannot be dropped.
      for (let wait = 0; pid !== null && wait < 50; wait++) {
        if ((await readProgress(database, pid)) === undefined) return;
        await sleep(100);
      }
    },
  };
}
