import type { Runner } from '../database/database.ts';

interface Told {
  database: string;
  oid: string | null;
  tellsServer: boolean | null;
}

const place = `SELECT current_database()::text AS database,
  (SELECT oid::int8::text FROM pg_catalog.pg_database WHERE datname = current_database()) AS oid,
  has_function_privilege(to_regprocedure('pg_catalog.pg_control_system()')::oid, 'EXECUTE') AS "tellsServer"`;
const server = 'SELECT system_identifier::text AS id FROM pg_catalog.pg_control_system()';

/**
 * Which database this is, wherever it is reached: a copy elsewhere under the same name is another one. Servers that
 * keep their own number from guests are known by their address.
 */
export async function readIdentity(runner: Runner, host: string): Promise<string> {
  const [told] = await runner.rows<Told>({ text: place });
  const [own] = told?.tellsServer ? await runner.rows<{ id: string }>({ text: server }) : [];
  return JSON.stringify([own?.id ?? host, told?.database ?? null, told?.oid ?? null]);
}
