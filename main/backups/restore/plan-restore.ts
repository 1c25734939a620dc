import { createHash } from 'node:crypto';
import type { NewerComment, TableDifference, TableName } from '#contract/backup-words';
import type { RestorePlan, RestoreTarget } from '#contract/backups';
import { AppError } from '#contract/errors';
import type { Log } from '../../logging/log.ts';
import type { Engine } from '../engine-words.ts';
import { type Manifest, manifestName, readManifest } from '../file/manifest.ts';
import type { Subject } from '../subject.ts';
import { putApart } from './apart.ts';
import { planBeside } from './beside.ts';
import type { Looked } from './inspect-file.ts';
import { newerComments } from './newer-comments.ts';
import { onDatabase, type TargetDeps, whereTo } from './target.ts';
import { countRows, listTables } from './target-queries.ts';

export interface PlanDeps extends TargetDeps {
  engine: Engine;
  drillFolder: string;
  log: Log;
  /** What is written beside tables put beside the live ones, for whoever finds them later. */
  explain(facts: { file: string; removal: string }): string;
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
async function lookInto(looked: Looked, subject: Subject, deps: PlanDeps): Promise<InBackup> {
  const { server, summary } = await putApart(looked, {}, deps);
  try {
    const { header } = summary;
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

async function manifestOf(path: string): Promise<Manifest | null> {
  const read = await readManifest(manifestName(path));
  return read.state === 'sound' ? read.manifest : null;
}

const keyOf = ({ schema, name }: TableName) => `${schema}.${name}`;

/** As the manifest counted them; without one nobody has. */
const countsIn = (manifest: Manifest | null) =>
  new Map((manifest?.tables ?? []).map((each) => [keyOf(each), each.rows]));

/** What restoring there would mean, for somebody to agree to. Nothing is changed. */
export async function planRestore(
  looked: Looked,
  target: RestoreTarget,
  subject: Subject | null,
  deps: PlanDeps,
): Promise<RestorePlan> {
  const where = whereTo(target, subject, deps);
  const { host, database } = where;
  const manifest = await manifestOf(looked.path);
  const plain = {
    target: { host, database },
    schema: null,
    differences: difference(countsIn(manifest), new Map()),
    newer: [],
    obstacles: [],
    typed: null,
  };
  if (target.kind === 'new-database') return { ...plain, consent: agreement(looked, where, []) };
  if (target.kind === 'profile') {
    const there = await onDatabase(where, listTables);
    const obstacles: Obstacle[] = there.length === 0 ? [] : [notEmpty(there)];
    return { ...plain, obstacles, consent: agreement(looked, where, []) };
  }
  if (subject === null) throw new AppError('not-connected', 'No course is open');
  if (target.kind === 'beside') {
    const beside = await planBeside(subject, manifest);
    const chosen = new Set(target.tables.map(keyOf));
    const counts = [...countsIn(manifest)].filter(([key]) => chosen.has(key));
    return {
      ...plain,
      ...beside,
      differences: difference(
        new Map(counts),
        await countRows(subject.db, await among(subject, target.tables)),
      ),
      consent: agreement(looked, where, [beside.schema, ...chosen]),
    };
  }
  const { counts, whole, newer } = await lookInto(looked, subject, deps);
  const course = await countRows(subject.db, await listTables(subject.db));
  return {
    ...plain,
    differences: difference(counts, course).filter(({ inBackup }) => whole || inBackup !== null),
    newer,
    consent: agreement(
      looked,
      where,
      newer.map(({ id, comment }) => [id, comment]),
    ),
    typed: subject.course.name,
  };
}

/** Those of them that the course has, too. */
async function among({ db }: Subject, wanted: readonly TableName[]): Promise<TableName[]> {
  const there = await listTables(db);
  return there.filter((each) => wanted.some((one) => isSame(one, each)));
}

/** Stands for this file, this place and what would come of it: with another comment meanwhile it no longer holds. */
function agreement(
  { path }: Looked,
  { host, port, database, user }: { host: string; port: number; database: string; user: string },
  outcome: readonly unknown[],
): string {
  const facts = [path, host, port, database, user, outcome];
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}
