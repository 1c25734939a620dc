import { createHash } from 'node:crypto';
import type { TableName } from '#contract/backup-words';
import type { NewerComment, RestorePlan, RestoreTarget, TableDifference } from '#contract/backups';
import { AppError } from '#contract/errors';
import type { Log } from '../../logging/log.ts';
import type { Engine } from '../engine-words.ts';
import { manifestName, readManifest } from '../file/manifest.ts';
import { contentOf } from '../file/open-file.ts';
import { startThrowAwayServer } from '../proof/throw-away-server.ts';
import type { Subject } from '../subject.ts';
import { restorable } from '../tools/restorable.ts';
import type { Looked } from './inspect-file.ts';
import { newerComments } from './newer-comments.ts';
import { onDatabase, type TargetDeps, whereTo } from './target.ts';
import { countRows, listTables } from './target-queries.ts';

export interface PlanDeps extends TargetDeps {
  engine: Engine;
  drillFolder: string;
  log: Log;
}

type Obstacle = RestorePlan['obstacles'][number];

const shown = ({ schema, name }: TableName) => (schema === 'public' ? name : `${schema}.${name}`);

interface InBackup {
  counts: Map<string, number>;
  /** Everything in the course gives way, not only what the backup brings. */
  whole: boolean;
  newer: NewerComment[];
}

/** Puts the backup where it can do no harm and asks it what the course has that it has not. */
async function lookInto({ path, passphrase }: Looked, subject: Subject, deps: PlanDeps): Promise<InBackup> {
  const { engine, drillFolder, log } = deps;
  const server = await startThrowAwayServer(drillFolder, log);
  try {
    const source = restorable(engine, () => contentOf(path, passphrase));
    const { header } = await engine.restore({ source, db: server.database, mode: 'empty' });
    const tables = await listTables(server.database);
    const { feedback } = subject.objects;
    const has = feedback !== null && tables.some((each) => isSame(each, feedback));
    return {
      counts: await countRows(server.database, tables),
      whole: header === null || header.scope === 'database',
      newer: has ? await newerComments(subject.db, server.database, feedback) : [],
    };
  } finally {
    await server.dispose();
  }
}

const notEmpty = (there: readonly TableName[]): Obstacle => ({
  reason: 'backup-target-not-empty',
  facts: { objects: String(there.length), example: there.slice(0, 1).map(shown).join() },
});

const isSame = (one: TableName, other: TableName) => one.schema === other.schema && one.name === other.name;

function difference(backup: Map<string, number>, course: Map<string, number>): TableDifference[] {
  const keys = [...new Set([...backup.keys(), ...course.keys()])].sort();
  return keys.map((key) => {
    const [schema = '', ...name] = key.split('.');
    return {
      table: shown({ schema, name: name.join('.') }),
      inBackup: backup.get(key) ?? null,
      inCourse: course.get(key) ?? null,
    };
  });
}

/** As the manifest counted them; without one nobody has. */
async function countsIn(path: string): Promise<Map<string, number>> {
  const read = await readManifest(manifestName(path));
  if (read.state !== 'sound') return new Map();
  return new Map(read.manifest.tables.map(({ schema, name, rows }) => [`${schema}.${name}`, rows]));
}

/** What restoring there would mean, for somebody to agree to. Nothing is changed. */
export async function planRestore(
  looked: Looked,
  target: RestoreTarget,
  subject: Subject | null,
  deps: PlanDeps,
): Promise<RestorePlan> {
  const where = whereTo(target, subject, deps);
  const { host, database } = where;
  const about = { target: { host, database } };
  if (target.kind === 'new-database') {
    const differences = difference(await countsIn(looked.path), new Map());
    return { ...about, differences, newer: [], obstacles: [], ...agreement(looked, where, [], null) };
  }
  if (target.kind === 'profile') {
    const there = await onDatabase(where, listTables);
    const differences = difference(await countsIn(looked.path), new Map());
    const obstacles: Obstacle[] = there.length === 0 ? [] : [notEmpty(there)];
    return { ...about, differences, newer: [], obstacles, ...agreement(looked, where, [], null) };
  }
  if (subject === null) throw new AppError('not-connected', 'No course is open');
  const { counts, whole, newer } = await lookInto(looked, subject, deps);
  const course = await countRows(subject.db, await listTables(subject.db));
  return {
    ...about,
    differences: difference(counts, course).filter(({ inBackup }) => whole || inBackup !== null),
    newer,
    obstacles: [],
    ...agreement(looked, where, newer, subject.course.name),
  };
}

/** Stands for this file, this place and these comments: with another one written meanwhile it no longer holds. */
function agreement(
  { path }: Looked,
  { host, port, database, user }: { host: string; port: number; database: string; user: string },
  newer: readonly NewerComment[],
  typed: string | null,
): Pick<RestorePlan, 'consent' | 'typed'> {
  const facts = [path, host, port, database, user, newer.map(({ id, comment }) => [id, comment])];
  return { typed, consent: createHash('sha256').update(JSON.stringify(facts)).digest('hex') };
}
