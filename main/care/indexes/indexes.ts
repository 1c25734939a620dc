import type { IndexProgress, IndexReport } from '#contract/care-indexes';
import { AppError } from '#contract/errors';
import type { Database } from '../../database/database.ts';
import type { Log } from '../../logging/log.ts';
import type { AdvisedIndex } from '../../platforms/advised-index.ts';
import type { ObjectName } from '../../platforms/course-objects.ts';
import type { PlatformReader } from '../../platforms/platform.ts';
import { qualified } from '../steps.ts';
import { adviseOn, creationOf, idOf } from './advice.ts';
import { createBuilder, unhurried } from './build.ts';
import { readDuplicates, readIndexTables, readLeftovers, readNamed, readPlace } from './index-queries.ts';
import { type Measurement, measure } from './measure.ts';
import { probesOf } from './probes.ts';

export interface IndexesDeps {
  database: Database;
  /** The course as its catalog is at that moment: an index built since changes what is asked and advised. */
  course(): Promise<{ reader: PlatformReader; advised: readonly AdvisedIndex[] }>;
  /** Whether statements reach the server through a transaction pooler. */
  pooled: boolean;
  onBuilt?(): void;
  log: Log;
}

export interface Indexes {
  report(): Promise<IndexReport>;
  /** Starts it and returns at once. */
  create(id: string): Promise<IndexProgress>;
  progress(): Promise<IndexProgress | null>;
  cancel(): Promise<void>;
  dropLeftover(index: ObjectName): Promise<void>;
}

export function createIndexes({ database, course, pooled, onBuilt, log }: IndexesDeps): Indexes {
  const builder = createBuilder({ database, log, ...(onBuilt ? { onBuilt } : {}) });

  /** Each purpose once, and one after the other, so that they do not slow each other or the platform down. */
  function measureOnce(reader: PlatformReader) {
    const probes = probesOf(reader);
    const measurements = new Map<AdvisedIndex['purpose'], Promise<Measurement>>();
    return (purpose: AdvisedIndex['purpose']) => {
      const known = measurements.get(purpose) ?? measure(database, probes[purpose]);
      measurements.set(purpose, known);
      return known;
    };
  }

  /** Building outside a transaction needs a session that is ours from beginning to end. */
  async function requireDirect(): Promise<void> {
    const { readOnly } = await database.tx(readPlace);
    if (!pooled && !readOnly) return;
    const reason = pooled ? 'indexes-need-direct' : 'server-reads-only';
    throw new AppError('forbidden', 'Indexes cannot be changed over this connection', {
      details: { reason },
    });
  }

  async function requireFreeName({ table, name }: AdvisedIndex): Promise<void> {
    const there = await readNamed(database, { schema: table.schema, name });
    if (there === 'nothing') return;
    const reason = there === 'leftover' ? 'leftover-in-the-way' : 'name-taken';
    throw new AppError('conflict', `There is something called ${name} already`, {
      details: { reason, name },
    });
  }

  return {
    async report() {
      const { reader, advised } = await course();
      const { readOnly, extensions } = await database.tx(readPlace);
      const tables = await readIndexTables(
        database,
        advised.map(({ table }) => table),
      );
      const obstacle = pooled
        ? ('indexes-need-direct' as const)
        : readOnly
          ? ('server-reads-only' as const)
          : undefined;
      return {
        ...(obstacle === undefined ? {} : { obstacle }),
        advice: await adviseOn(advised, tables, extensions, measureOnce(reader)),
        leftovers: await readLeftovers(database),
        duplicates: await readDuplicates(database),
      };
    },
    async create(id) {
      await requireDirect();
      const wanted = (await course()).advised.find((one) => idOf(one) === id);
      if (wanted === undefined) throw new AppError('not-found', `No index ${id} is advised here`);
      await requireFreeName(wanted);
      return builder.start({ id, schema: wanted.table.schema, name: wanted.name, sql: creationOf(wanted) });
    },
    progress: builder.progress,
    cancel: builder.cancel,
    async dropLeftover({ schema, name }) {
      await requireDirect();
      const found = (await readLeftovers(database)).find((one) => one.schema === schema && one.name === name);
      if (found === undefined || (await builder.progress())?.state === 'building') {
        throw new AppError('conflict', `${name} is not a leftover, or not for now`, {
          details: { reason: 'not-a-leftover', name },
        });
      }
      const sql = `DROP INDEX CONCURRENTLY ${qualified({ schema, name })}`;
      await unhurried(database, new AbortController().signal, async (lease) => {
        await lease.rows({ text: sql });
      });
      log.info('Leftover index dropped', { name });
    },
  };
}
