import { createHash } from 'node:crypto';
import { AppError } from '#contract/errors';
import type { Runner } from './database.ts';

type Statements = readonly string[];

interface Identity {
  database: string;
  login: string;
  oid: string;
  tellsServer: boolean | null;
}

const identity = `SELECT current_database()::text AS database, current_user::text AS login,
  (SELECT oid::int8::text FROM pg_catalog.pg_database WHERE datname = current_database()) AS oid,
  has_function_privilege(to_regprocedure('pg_catalog.pg_control_system()')::oid, 'EXECUTE') AS "tellsServer"`;

// Two servers set up alike give their databases the same names and numbers. A host may keep this from its guests.
const server = 'SELECT system_identifier::text AS id FROM pg_catalog.pg_control_system()';

/** Stands for these statements on this database of this server by this login; any other plan has another one. */
export async function consentFor(runner: Runner, statements: Statements): Promise<string> {
  const [place] = await runner.rows<Identity>({ text: identity });
  const database = [place, place?.tellsServer ? await runner.rows({ text: server }) : []];
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
