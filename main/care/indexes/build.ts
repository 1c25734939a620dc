import { setTimeout as sleep } from 'node:timers/promises';
import type { IndexProgress } from '#contract/care-indexes';
import { AppError } from '#contract/errors';
import type { Database, Lease } from '../../database/database.ts';
import { describeError } from '../../lib/describe-error.ts';
import type { Log } from '../../logging/log.ts';
import type { ObjectName } from '../../platforms/course-objects.ts';
import { askToStop, readNamed, readProgress } from './index-queries.ts';

export interface WantedBuild extends ObjectName {
  id: string;
  sql: string;
}

export interface Builder {
  start(wanted: WantedBuild): Promise<IndexProgress>;
  /** Also of a build that somebody else began, or that was begun before the course was opened. */
  progress(): Promise<IndexProgress | null>;
  /** Asks the server to stop, and resolves when it has. */
  cancel(): Promise<void>;
}

/** What is or was under way; without `stop` it is followed from outside. */
interface Build extends ObjectName {
  stop?: AbortController;
  pid: number | null;
  last: IndexProgress;
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

  function end(build: Build, state: IndexProgress['state'], problem?: IndexProgress['problem']): void {
    build.last = { ...build.last, state, ...(problem ? { problem } : {}) };
    log.info('Index build ended', { id: build.last.id, state });
    if (state === 'done') onBuilt?.();
  }

  async function run(build: Build, stop: AbortController, sql: string): Promise<void> {
    try {
      await unhurried(database, stop.signal, async (lease) => {
        const [own] = await lease.rows<{ pid: number }>({ text: 'SELECT pg_backend_pid() AS pid' });
        build.pid = own?.pid ?? null;
        await lease.rows({ text: sql });
      });
      end(build, 'done');
    } catch (error) {
      const cancelled = error instanceof AppError && error.code === 'cancelled';
      if (cancelled) end(build, 'cancelled');
      else end(build, 'failed', describeError(error, log, 'create index'));
    }
  }

  const underWay = () => current !== null && current.last.state === 'building';

  /** A build this desk has no hold on: the link to it broke, the course was closed, or it is a colleague's. */
  async function find(): Promise<void> {
    const row = await readProgress(database, null);
    if (row === undefined || row.schema === null || row.name === null || underWay()) return;
    const { pid, schema, name, phase, done, total } = row;
    const last = { id: `${schema}.${name}`, state: 'building' as const, phase, done, total };
    current = { schema, name, pid, last };
  }

  async function look(build: Build): Promise<void> {
    if (build.pid === null) return;
    const row = await readProgress(database, build.pid);
    // It may have ended while the question was on its way.
    if (build.last.state !== 'building') return;
    if (row !== undefined) {
      const { phase, done, total } = row;
      build.last = { ...build.last, phase, done, total };
    } else if (build.stop === undefined) {
      end(build, (await readNamed(database, build)) === 'valid' ? 'done' : 'cancelled');
    }
  }

  async function progress(): Promise<IndexProgress | null> {
    if (!underWay()) await find();
    if (current !== null && underWay()) await look(current);
    return current?.last ?? null;
  }

  return {
    progress,
    async start({ id, schema, name, sql }) {
      await progress();
      if (underWay())
        throw new AppError('busy', 'Another index is being built', { details: { reason: 'index-building' } });
      const stop = new AbortController();
      const last: IndexProgress = { id, state: 'building', phase: 'initializing', done: 0, total: 0 };
      const build: Build = { schema, name, stop, pid: null, last };
      current = build;
      log.info('Index build begins', { id });
      void run(build, stop, sql);
      return last;
    },
    async cancel() {
      const build = current;
      if (build === null || !underWay()) return;
      build.stop?.abort();
      if (build.stop === undefined && build.pid !== null) await askToStop(database, build.pid);
      // The server takes a moment to clean up, and until then what is left cannot be dropped.
      for (let wait = 0; wait < 50; wait++) {
        if (build.pid === null ? !underWay() : (await readProgress(database, build.pid)) === undefined) break;
        await sleep(100);
      }
      if (build.stop === undefined) await look(build);
    },
  };
}
