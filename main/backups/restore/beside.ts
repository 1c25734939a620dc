import { basename } from 'node:path';
import type { TableName } from '#contract/backup-words';
import type { BackupJob, RestorePlan } from '#contract/backups';
import { produced } from '../engine-stream.ts';
import type { Manifest } from '../file/manifest.ts';
import type { Telling } from '../jobs.ts';
import { judge, requireSame } from '../proof/drill.ts';
import type { ThrowAwayServer } from '../proof/throw-away-server.ts';
import type { Subject } from '../subject.ts';
import { toldBy } from '../take/told-by.ts';
import { within } from '../take/within.ts';
import { putApart } from './apart.ts';
import {
  besideName,
  explainSchema,
  freeSchemaName,
  mayCreateSchemas,
  removalOf,
  renameApart,
} from './beside-queries.ts';
import type { Looked } from './inspect-file.ts';
import type { PlanDeps } from './plan-restore.ts';

type Obstacle = RestorePlan['obstacles'][number];

/** Where chosen tables would go, and why they cannot. */
export async function planBeside(
  { db }: Subject,
  manifest: Manifest | null,
): Promise<{ schema: string; obstacles: Obstacle[] }> {
  const schema = await freeSchemaName(db, manifest?.takenAt ?? null);
  const may = await mayCreateSchemas(db);
  return { schema, obstacles: may ? [] : [{ reason: 'backup-may-not-create-schema', facts: {} }] };
}

export interface Beside {
  looked: Looked;
  subject: Subject;
  tables: readonly TableName[];
  /** The name that was agreed to. */
  schema: string;
  manifest: Manifest | null;
}

type Made = NonNullable<NonNullable<BackupJob['restored']>['beside']>;

/**
 * Chosen tables in a schema of their own, in one transaction and compared with the backup before it counts.
 * They get their new names on a server apart, so that nothing of the backup ever goes by a live name.
 */
export async function restoreBeside(asked: Beside, telling: Telling, deps: PlanDeps): Promise<Made> {
  const { looked, tables, schema } = asked;
  const { server, summary } = await putApart(looked, { telling, tables }, deps);
  try {
    telling.begin('restore');
    const originals = await server.administer((lease) => renameApart(lease, schema));
    const isChosen = (each: TableName) =>
      tables.some((one) => one.schema === each.schema && one.name === each.name);
    const { manifest } = asked;
    const expected = {
      tables: (manifest?.tables ?? summary.source?.tables ?? summary.tables).filter(isChosen),
      rowFormat: manifest?.rowFormat ?? summary.source?.rowFormat ?? ('text' as const),
      omitted: manifest?.omitted ?? summary.source?.omitted ?? [],
    };
    await bringOver({ ...asked, server, originals, expected }, telling, deps);
    const schemas = [...new Set(tables.map((each) => besideName(schema, each.schema)))].sort();
    return { schemas, removal: removalOf(schemas) };
  } finally {
    await server.dispose();
  }
}

interface BringOver extends Beside {
  server: ThrowAwayServer;
  /** New names to those the backup knows. */
  originals: ReadonlyMap<string, string>;
  expected: Pick<Manifest, 'tables' | 'rowFormat' | 'omitted'>;
}

async function bringOver(asked: BringOver, telling: Telling, deps: PlanDeps): Promise<void> {
  const { engine } = deps;
  const { server, subject, tables, schema, originals, expected, looked } = asked;
  const { signal } = telling;
  const since = Date.now();
  const beside = <Name extends TableName>(name: Name): Name => ({
    ...name,
    schema: besideName(schema, name.schema),
  });
  const { bytes, result } = produced((sink) =>
    engine.dump({
      db: server.database,
      sink,
      format: 'bundle',
      scope: { tables: tables.map(beside) },
      signal,
    }),
  );
  const restored = engine.restore({
    source: bytes,
    db: subject.db,
    mode: 'beside',
    signal,
    onProgress: toldBy(telling),
    async beforeCommit(lease) {
      telling.begin('compare');
      const found = await engine.checksums({
        db: within(lease),
        rowFormat: expected.rowFormat,
        tables: tables.map(beside),
        omit: expected.omitted.map(beside),
        signal,
        onProgress: toldBy(telling),
      });
      const named = found.tables.map((each) => ({
        ...each,
        schema: originals.get(each.schema) ?? each.schema,
      }));
      const judged = judge(engine, { expected, found: { ...found, tables: named } }, since);
      telling.drill(judged);
      requireSame(judged);
      for (const made of new Set(tables.map((each) => besideName(schema, each.schema)))) {
        await explainSchema(
          lease,
          made,
          deps.explain({ file: basename(looked.path), removal: removalOf([made]) }),
        );
      }
    },
  });
  try {
    await restored;
  } finally {
    // Of a pipe that broke, whoever was writing knows nothing worth telling.
    await result.catch(() => undefined);
  }
}
