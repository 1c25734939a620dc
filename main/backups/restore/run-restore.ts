import type { JobStep, NewerComment } from '#contract/backup-words';
import type { RestorePlan, RestoreTarget } from '#contract/backups';
import { AppError } from '#contract/errors';
import type { Database } from '../../database/database.ts';
import type { RestoreMode, RestoreSummary } from '../engine/engine.ts';
import { type Manifest, manifestName, readManifest } from '../file/manifest.ts';
import { contentOf } from '../file/open-file.ts';
import { digestOf } from '../file/write-safely.ts';
import type { Telling } from '../jobs.ts';
import { judge, requireSame } from '../proof/drill.ts';
import type { Subject } from '../subject.ts';
import { toldBy } from '../take/told-by.ts';
import { within } from '../take/within.ts';
import { restorable } from '../tools/restorable.ts';
import { giveAccess, readAccess } from './access-queries.ts';
import { restoreBeside } from './beside.ts';
import type { Looked } from './inspect-file.ts';
import { keepNewer, requireSameWording } from './newer-comments.ts';
import type { PlanDeps } from './plan-restore.ts';
import { inNewDatabase, onDatabase, whereTo } from './target.ts';

export interface RestoreRequest {
  looked: Looked;
  target: RestoreTarget;
  subject: Subject | null;
  /** What the person agreed to, as it is now. */
  plan: RestorePlan;
  /** The comments in the course when the plan was made, as `wordingOf` has them; `null`: it has none to lose. */
  wording: string | null;
  keepNewer: boolean;
  /** Takes a backup of what is about to give way, and proves it. */
  safetyCopy(telling: Telling): Promise<void>;
}

export function stepsOf(target: RestoreTarget): JobStep[] {
  const before: JobStep[] = target.kind === 'in-place' ? ['safety-copy'] : [];
  if (target.kind === 'beside') before.push('drill-start', 'drill-restore');
  return ['read-back', ...before, 'restore', 'compare'];
}

/** The manifest beside the file, if the file is still the one it speaks of. */
async function trusted(path: string, signal: AbortSignal): Promise<Manifest | null> {
  const read = await readManifest(manifestName(path));
  if (read.state !== 'sound') return null;
  const { sha256 } = await digestOf(path, signal);
  if (sha256 === read.manifest.sha256) return read.manifest;
  throw new AppError('backup-damaged', 'The file is not what was written', {
    details: { reason: 'backup-not-as-written' },
  });
}

interface Filling {
  db: Pick<Database, 'tx'>;
  mode: RestoreMode;
  newer: readonly NewerComment[];
}

/** Names are told with their schema, however this login looks them up. */
const accessIn = (db: Pick<Database, 'tx'>) =>
  db.tx(readAccess, { readOnly: true, settings: { search_path: 'pg_catalog' } });

/** Everything in one transaction: what was restored is compared before it counts. */
async function fill(
  { db, mode, newer }: Filling,
  { looked, subject, wording }: RestoreRequest,
  manifest: Manifest | null,
  telling: Telling,
  { engine }: PlanDeps,
): Promise<RestoreSummary> {
  const { path, passphrase } = looked;
  const { signal } = telling;
  const since = Date.now();
  telling.begin('restore');
  const access = mode === 'replace' ? await accessIn(db) : [];
  const feedback = subject?.objects.feedback ?? null;
  return engine.restore({
    source: restorable(engine, () => contentOf(path, passphrase, signal), signal),
    db,
    mode,
    signal,
    onProgress: toldBy(telling),
    async beforeClearing(lease) {
      if (feedback !== null && wording !== null) await requireSameWording(lease, feedback, wording);
    },
    async beforeCommit(lease, summary) {
      telling.begin('compare');
      const rowFormat = manifest?.rowFormat ?? summary.source?.rowFormat ?? 'text';
      const tables = manifest?.tables ?? summary.source?.tables ?? summary.tables;
      const found = await engine.checksums({
        db: within(lease),
        rowFormat,
        tables,
        omit: manifest?.omitted ?? summary.source?.omitted ?? [],
        signal,
        onProgress: toldBy(telling),
      });
      const result = judge(engine, { expected: { tables, rowFormat }, found }, since);
      telling.drill(result);
      requireSame(result);
      if (feedback !== null) await keepNewer(lease, feedback, newer);
      await giveAccess(lease, access);
    },
  });
}

/** Restores what was agreed to, and nothing counts before it was compared. */
export async function runRestore(request: RestoreRequest, telling: Telling, deps: PlanDeps): Promise<void> {
  const { looked, target, subject, plan } = request;
  telling.begin('read-back');
  const manifest = await trusted(looked.path, telling.signal);
  const where = whereTo(target, subject, deps);
  const into =
    (mode: RestoreMode, newer: readonly NewerComment[] = []) =>
    (db: Pick<Database, 'tx'>) =>
      fill({ db, mode, newer }, request, manifest, telling, deps);

  if (target.kind === 'in-place') {
    if (subject === null) throw new AppError('not-connected', 'No course is open');
    telling.begin('safety-copy');
    await request.safetyCopy(telling);
    await into('replace', request.keepNewer ? plan.newer : [])(subject.db);
    telling.restored({ profileId: null, database: where.database, beside: null });
    return;
  }
  if (target.kind === 'beside') {
    if (subject === null || plan.schema === null) throw new AppError('not-connected', 'No course is open');
    const { tables } = target;
    const beside = await restoreBeside(
      { looked, subject, tables, schema: plan.schema, manifest },
      telling,
      deps,
    );
    telling.restored({ profileId: null, database: where.database, beside });
    return;
  }
  if (target.kind === 'profile') {
    await onDatabase(where, into('empty'));
    telling.restored({ profileId: target.id, database: where.database, beside: null });
    return;
  }
  if (subject === null) throw new AppError('not-connected', 'No course is open');
  await inNewDatabase(subject, where, into('empty'));
  const profileId = await savedAs(subject, where.database, deps);
  telling.restored({ profileId, database: where.database, beside: null });
}

/** The new database as a course of its own, with the way in of the one it was made beside. */
async function savedAs({ course }: Subject, database: string, deps: PlanDeps): Promise<string | null> {
  const { profiles, passwords } = deps;
  const profile = profiles.find(course.id);
  if (profile === undefined) return null;
  const { id: _id, lastUsed: _lastUsed, ...fields } = profile;
  const name = `${profile.name} · ${database}`.slice(0, 120);
  const saved = await profiles.save({ ...fields, name, database, readOnly: false });
  const password = await passwords.get(course.id);
  if (password !== null) await passwords.set(saved.id, password);
  return saved.id;
}
