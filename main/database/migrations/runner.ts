import type { SchemaConsent, SchemaPlan, SchemaState, SchemaStatus } from '#contract/care';
import { AppError } from '#contract/errors';
import type { Migration } from '../../../migrations/migration.ts';
import type { Log } from '../../logging/log.ts';
import { consentFor, requireConsent } from '../consent.ts';
import type { Database, Runner, TxOptions } from '../database.ts';
import { takeTurn } from '../turn.ts';
import { fileName } from './checksum.ts';
import { type Judgement, judge } from './judge.ts';
import { look, record } from './ledger-queries.ts';

export interface SchemaDeps {
  database: Database;
  migrations: readonly Migration[];
  appVersion: string;
  /** Takes a backup and proves it, before anything is changed. */
  backupFirst(): Promise<'verified' | 'not-available'>;
  log: Log;
}

export interface CourseSchema {
  status(): Promise<SchemaStatus>;
  /** What `apply` would do, for somebody to agree to; throws where nothing may be applied. */
  plan(): Promise<SchemaPlan>;
  apply(agreed: SchemaConsent): Promise<SchemaStatus>;
}

// No name is looked up in a schema that a statement does not say.
const careful: TxOptions = {
  isolation: 'read committed',
  timeoutMs: 60_000,
  settings: { lock_timeout: '5s', search_path: 'pg_catalog, pg_temp' },
};

const modes: Record<SchemaState, SchemaStatus['mode']> = {
  none: 'without-additions',
  current: 'full',
  pending: 'read-only',
  newer: 'read-only',
  tampered: 'read-only',
  'half-applied': 'read-only',
  unreadable: 'read-only',
};

/** For whoever is about to write: what stops them, in the form a person is told. */
export function refusalOf({ mode, state, problem }: Pick<SchemaStatus, 'mode' | 'state' | 'problem'>) {
  if (mode !== 'read-only') return null;
  const details = {
    reason: problem?.reason ?? state,
    ...(problem?.subject === undefined ? {} : { subject: problem.subject }),
  };
  return new AppError('schema-outdated', `The schema tiza is ${state}`, { details });
}

const statementsOf = (pending: readonly Migration[]) => pending.flatMap(({ statements }) => statements);

export function createSchema({
  database,
  migrations,
  appVersion,
  backupFirst,
  log,
}: SchemaDeps): CourseSchema {
  const examine = async (runner: Runner) => {
    const found = await look(runner);
    return { ...judge(migrations, found), mayApply: found.mayApply };
  };
  // In a transaction, as it would be applied: a course opened just to look at says there that it only reads.
  // Objects and ledger in one snapshot: a colleague's step in between would look half-applied.
  const examineNow = () => database.tx(examine, { isolation: 'repeatable read' });

  const status = async (): Promise<SchemaStatus> => {
    const { state, problem, mayApply } = await examineNow();
    return { state, mode: modes[state], mayApply, ...(problem ? { problem } : {}) };
  };

  const pendingNow = async () => {
    const judged = await examineNow();
    requireApplicable(judged);
    if (judged.pending.length > 0 && !judged.mayApply) {
      throw new AppError('forbidden', 'This login may not create the schema tiza or in it', {
        details: { reason: 'ask-your-admin' },
      });
    }
    return judged.pending;
  };

  const applyOne = (migration: Migration) =>
    database.tx(async (runner) => {
      await takeTurn(runner);
      // Somebody else may have been here while this one waited for its turn.
      const judged = await examine(runner);
      requireApplicable(judged);
      const [next] = judged.pending;
      if (next === undefined || next.id > migration.id) return;
      for (const text of migration.statements) await runner.rows({ text });
      await record(runner, migration, appVersion);
      log.info('Migration applied', { migration: fileName(migration) });
    }, careful);

  return {
    status,
    async plan() {
      const pending = await pendingNow();
      return {
        steps: pending.map(({ id, name, creates, statements }) => ({
          id,
          name,
          creates: [...creates],
          sql: [...statements],
        })),
        consent: await consentFor(database, statementsOf(pending)),
      };
    },
    async apply({ consent, withoutBackup }) {
      const pending = await pendingNow();
      if (pending.length === 0) return status();
      // A colleague may have applied the first of them since: what is left was agreed to all the same.
      const plans = migrations
        .map((_, index) => migrations.slice(index))
        .filter((plan) => plan.length >= pending.length);
      await requireConsent(database, consent, ...plans.map(statementsOf));
      if (!withoutBackup && (await backupFirst()) === 'not-available') {
        throw new AppError('backup-tool-missing', 'No verified backup can be taken yet', {
          details: { reason: 'no-verified-backup' },
        });
      }
      for (const migration of pending) await applyOne(migration);
      return status();
    },
  };
}

function requireApplicable(judged: Judgement): void {
  if (judged.state === 'current' || judged.state === 'none' || judged.state === 'pending') return;
  const refusal = refusalOf({ ...judged, mode: modes[judged.state] });
  if (refusal) throw refusal;
}
