import { writeUnfinished } from '../file/write-safely.ts';
import { customDump, requireReady, standingOf } from '../tools/pg-dump.ts';
import { toldBy } from './told-by.ts';
import { within } from './within.ts';
import { sealed, type Taken, type TakeOptions } from './write-built-in.ts';

interface Moment {
  snapshot: string;
  now: string;
}

const whole = { readOnly: true, isolation: 'repeatable read', timeoutMs: Number.POSITIVE_INFINITY } as const;

/**
 * By the system's own pg_dump, in the snapshot of a transaction of ours that also counts and sums the rows:
 * pg_dump's archive itself says nothing by which a flipped bit could be found.
 */
export async function writeByPgDump(options: TakeOptions): Promise<Taken> {
  const { subject, choices, passphrase, name, engine, telling } = options;
  const { db, target, server } = subject;
  const tool = requireReady(
    await standingOf({ major: server.major, pooler: db.pooler, target }),
    server.major,
  );
  return db.tx(
    async (lease) => {
      const [moment] = await lease.rows<Moment>({
        text: 'SELECT pg_export_snapshot() AS snapshot, now()::text AS now',
      });
      if (moment === undefined) throw new Error('The server gave no snapshot');
      const { signal } = telling;
      const bytes = customDump(tool, {
        target,
        snapshot: moment.snapshot,
        content: choices.content,
        signal,
      });
      const onBytes = (written: number) =>
        telling.progress({ table: null, tablesDone: 0, tables: 0, bytes: written, totalBytes: null });
      const file = await writeUnfinished(choices.folder, name, sealed(bytes, passphrase, signal), {
        signal,
        onBytes,
      });
      try {
        const sums = await engine.checksums({
          db: within(lease),
          rowFormat: 'text',
          signal,
          onProgress: toldBy(telling),
        });
        return {
          file,
          summary: null,
          facts: {
            engine: `pg_dump ${tool.version}`,
            takenAt: new Date(moment.now).toISOString(),
            tables: choices.content === 'schema' ? [] : sums.tables,
            rowFormat: sums.rowFormat,
            omitted: [],
            notCovered: [],
          },
        };
      } catch (error) {
        await file.discard();
        throw error;
      }
    },
    { ...whole, signal: telling.signal, settings: { row_security: 'off' } },
  );
}
