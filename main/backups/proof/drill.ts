import { stat } from 'node:fs/promises';
import type { DrillResult } from '#contract/backup-words';
import { AppError } from '#contract/errors';
import { toAppError } from '../../database/errors.ts';
import type { Log } from '../../logging/log.ts';
import type { Progress, RowFormat, TableSummary } from '../engine/engine.ts';
import type { Engine } from '../engine-words.ts';
import { freeBytes } from '../file/disk.ts';
import type { Manifest } from '../file/manifest.ts';
import { embeddedMajor, startThrowAwayServer, type ThrowAwayServer } from './throw-away-server.ts';

/** What the drill has to know of a backup, from its manifest or from the file itself. */
export type Expected = Pick<Manifest, 'content' | 'rowFormat' | 'omitted'> & {
  /** `null`: nobody counted when it was taken; the rows are held against what the file itself brings. */
  tables: readonly TableSummary[] | null;
  serverMajor: number | null;
  bytes: number;
};

export interface DrillOptions {
  engine: Engine;
  /** The content, opened; asked for once. */
  source(): AsyncIterable<Uint8Array>;
  expected: Expected;
  /** Where throw-away servers may lie. */
  folder: string;
  signal?: AbortSignal;
  onStage(stage: 'drill-start' | 'drill-restore' | 'drill-compare'): void;
  onProgress(progress: Progress): void;
  log: Log;
}

export type NotPossible = Extract<DrillResult, { outcome: 'not-possible' }>;

const notPossible = (reason: NotPossible['reason'], facts: Record<string, string> = {}): NotPossible => ({
  outcome: 'not-possible',
  reason,
  facts,
});

export interface Trial {
  expected: Pick<Expected, 'content' | 'serverMajor' | 'bytes'> & {
    tables: readonly { bytes: number }[] | null;
  };
  /** Where throw-away servers may lie. */
  folder: string;
}

/** Why it cannot be tried on this computer, as far as that can be told before; `null`: it can. */
export async function obstacleTo({ expected, folder }: Trial): Promise<NotPossible | null> {
  const { serverMajor, content, tables } = expected;
  if (content === 'data') return notPossible('data-only');
  if (serverMajor !== null && serverMajor > embeddedMajor) {
    return notPossible('server-newer', { version: String(serverMajor), newest: String(embeddedMajor) });
  }
  const rowBytes = (tables ?? []).reduce((total, { bytes }) => total + bytes, 0);
  const needed = 1.5 * Math.max(expected.bytes, rowBytes);
  const free = await freeBytes(await nearest(folder));
  if (free !== null && free < needed) {
    const megabytes = (bytes: number) => String(Math.ceil(bytes / 1e6));
    return notPossible('no-space', { needed: megabytes(needed), free: megabytes(free) });
  }
  return null;
}

/** The folder itself may not be there yet. */
async function nearest(folder: string): Promise<string> {
  const there = await stat(folder).catch(() => null);
  return there === null ? `${folder}/..` : folder;
}

/** The extension that cannot be tried on this computer, of what the server said; undefined: it said something else. */
export function missingExtension(error: AppError): string | undefined {
  return /extension "([^"]+)" is not available|extension control file ".*?([^"/]+)\.control"|permission denied to create extension "([^"]+)"/
    .exec(error.message)
    ?.slice(1)
    .find((name) => name !== undefined);
}

const sum = (tables: readonly TableSummary[]) => tables.reduce((total, { rows }) => total + rows, 0);

interface Sides {
  expected: { tables: readonly TableSummary[]; rowFormat: RowFormat };
  found: { tables: readonly TableSummary[]; rowFormat: RowFormat };
}

/** Table by table, rows and checksums. */
export function judge(engine: Engine, { expected, found }: Sides, since: number): DrillResult {
  const differences = engine.compare(expected, found);
  if (differences.length === 0) {
    const seconds = Math.round((Date.now() - since) / 100) / 10;
    return { outcome: 'same', tables: found.tables.length, rows: sum(found.tables), seconds };
  }
  return {
    outcome: 'different',
    tables: differences.map(({ schema, name, left, right }) => ({
      table: `${schema}.${name}`,
      expected: left?.rows ?? 0,
      found: right?.rows ?? 0,
    })),
  };
}

/**
 * Restores a backup where it can do no harm and compares every table with what was written. What cannot be tried
 * on this computer is said so; it is neither proof nor blame.
 */
export async function drill(options: DrillOptions): Promise<DrillResult> {
  const { folder, log, signal, onStage } = options;
  const obstacle = await obstacleTo(options);
  if (obstacle !== null) return obstacle;
  const since = Date.now();
  onStage('drill-start');
  const server = await startThrowAwayServer(folder, log);
  try {
    signal?.throwIfAborted();
    return await restoreAndCompare(server, options, since);
  } catch (cause) {
    signal?.throwIfAborted();
    const error = toAppError(cause);
    const extension = missingExtension(error);
    if (extension !== undefined) return notPossible('extension-missing', { extension });
    // What is wrong with the file is the file's; what went wrong with our server says nothing of it.
    if (error.code === 'backup-damaged' || error.code === 'credentials-rejected') throw error;
    log.warn('A drill failed', { error });
    return { outcome: 'failed', message: error.message.slice(0, 300) };
  } finally {
    await server.dispose();
  }
}

async function restoreAndCompare(
  { database: db }: ThrowAwayServer,
  { engine, source, expected, signal, onStage, onProgress }: DrillOptions,
  since: number,
): Promise<DrillResult> {
  const common = { db, onProgress, ...(signal && { signal }) };
  onStage('drill-restore');
  const restored = await engine.restore({ ...common, source: source(), mode: 'empty' });
  onStage('drill-compare');
  const { rowFormat, omitted, content } = expected;
  const tables = expected.tables ?? restored.tables;
  const found = await engine.checksums({ ...common, rowFormat, omit: omitted });
  // Of definitions alone it is enough that the server understood every one of them.
  const left = content === 'schema' ? found : { tables, rowFormat };
  return judge(engine, { expected: left, found }, since);
}

export function requireSame(result: DrillResult): void {
  if (result.outcome === 'different') {
    const [first] = result.tables;
    throw new AppError('backup-damaged', 'What was restored is not what was written', {
      details: {
        reason: 'backup-restored-differently',
        table: first?.table ?? '',
        count: result.tables.length,
      },
    });
  }
}
