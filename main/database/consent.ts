import { createHash } from 'node:crypto';
import { AppError } from '#contract/errors';
import type { Runner } from './database.ts';

type Statements = readonly string[];

const identity = `SELECT current_database() AS name, current_user AS login,
  (SELECT oid::int8::text FROM pg_catalog.pg_database WHERE datname = current_database()) AS oid`;

/** Stands for these statements on this database by this login; any other plan has another one. */
export async function consentFor(runner: Runner, statements: Statements): Promise<string> {
  const database = await runner.rows({ text: identity });
  return createHash('sha256')
    .update(JSON.stringify([database, statements]))
    .digest('hex');
}

/**
 * Nothing is done that nobody has seen: between plan and consent the database may have changed.
 * `plans` are those an agreement to which covers what is about to be done.
 */
export async function requireConsent(runner: Runner, given: string, ...plans: Statements[]): Promise<void> {
  for (const statements of plans) {
    if ((await consentFor(runner, statements)) === given) return;
  }
  throw new AppError('conflict', 'What would be done is no longer what was agreed to', {
    details: { reason: 'plan-changed' },
  });
}
