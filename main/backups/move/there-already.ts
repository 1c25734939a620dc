import type { Target } from '../../database/target.ts';
import { manifestName, readManifest } from '../file/manifest.ts';
import type { Telling } from '../jobs.ts';
import { judge } from '../proof/drill.ts';
import type { PlanDeps } from '../restore/plan-restore.ts';
import { onDatabase } from '../restore/target.ts';
import { listTables } from '../restore/target-queries.ts';
import { toldBy } from '../take/told-by.ts';

/** Tiza was ended after everything was there and before it could write that down: every table says so itself. */
export async function isThereAlready(
  path: string,
  where: Target,
  telling: Telling,
  { engine }: PlanDeps,
): Promise<boolean> {
  const read = await readManifest(manifestName(path));
  if (read.state !== 'sound') return false;
  const { tables, rowFormat, omitted } = read.manifest;
  const { signal } = telling;
  return onDatabase(where, async (db) => {
    const there = new Set((await listTables(db)).map(({ schema, name }) => `${schema}.${name}`));
    // Of another database's tables nobody has to read the rows.
    if (!tables.some(({ schema, name }) => there.has(`${schema}.${name}`))) return false;
    telling.begin('compare');
    const since = Date.now();
    const found = await engine.checksums({
      ...{ db, rowFormat, omit: omitted, signal },
      onProgress: toldBy(telling),
    });
    const result = judge(engine, { expected: { tables, rowFormat }, found }, since);
    if (result.outcome === 'same') telling.drill(result);
    return result.outcome === 'same';
  });
}
