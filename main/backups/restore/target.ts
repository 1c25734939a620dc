import type { RestoreTarget } from '#contract/backups';
import { AppError } from '#contract/errors';
import { diagnosed } from '../../connections/diagnosis.ts';
import type { Passwords } from '../../connections/keychain.ts';
import { targetOf } from '../../connections/open-profile.ts';
import type { Profiles } from '../../connections/profiles.ts';
import { toAppError } from '../../database/errors.ts';
import { createDatabase, type PooledDatabase } from '../../database/pool.ts';
import type { Target } from '../../database/target.ts';
import type { Subject } from '../subject.ts';
import { createNamedDatabase, dropNamedDatabase } from './target-queries.ts';

export interface TargetDeps {
  profiles: Profiles;
  passwords: Passwords;
}

/** Where a restore goes, without touching it yet. */
export function whereTo(target: RestoreTarget, subject: Subject | null, deps: TargetDeps): Target {
  if (target.kind === 'profile') return targetOf(target.id, { password: target.password }, deps);
  if (subject === null) throw new AppError('not-connected', 'No course is open');
  return target.kind === 'new-database' ? { ...subject.target, database: target.name } : subject.target;
}

/** A database of one's own for a while, whose troubles are told as those of connecting are. */
export async function onDatabase<Value>(
  where: Target,
  work: (database: PooledDatabase) => Promise<Value>,
): Promise<Value> {
  const database = createDatabase(where);
  try {
    await database.findPooler();
    return await work(database);
  } catch (cause) {
    throw diagnosed(toAppError(cause), where);
  } finally {
    await database.close();
  }
}

/** A new database for as long as it goes well: one that could not be filled is taken away again. */
export async function inNewDatabase<Value>(
  subject: Subject,
  where: Target,
  work: (database: PooledDatabase) => Promise<Value>,
): Promise<Value> {
  await createNamedDatabase(subject.db, where.database).catch((cause: unknown) => {
    throw cannotCreate(where.database, toAppError(cause));
  });
  try {
    return await onDatabase(where, work);
  } catch (error) {
    await dropNamedDatabase(subject.db, where.database).catch(() => undefined);
    throw error;
  }
}

function cannotCreate(name: string, cause: AppError): AppError {
  const { sqlstate } = cause.details ?? {};
  const reasons: Record<string, string> = {
    '42P04': 'backup-database-exists',
    '42501': 'backup-may-not-create',
  };
  const reason = reasons[String(sqlstate)];
  if (reason === undefined) return cause;
  return new AppError(sqlstate === '42P04' ? 'conflict' : 'forbidden', cause.message, {
    details: { reason, name },
  });
}
