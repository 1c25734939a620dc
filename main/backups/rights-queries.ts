import { escapeIdentifier } from 'pg';
import type { MissingGrant } from '#contract/connection-rights';
import type { Runner } from '../database/database.ts';

interface Closed {
  schema: string;
  name: string;
  kind: 'table' | 'sequence' | 'schema';
  login: string;
}

interface Found {
  closed: Closed[];
  hidden: boolean;
  bytes: string;
}

export interface BackupRights {
  missing: MissingGrant[];
  /** Row security hides rows from this login, or may. */
  rowsHidden: boolean;
  /** Of the tables that can be measured. */
  bytes: number;
}

// What a whole backup has to read: every table and sequence that is not the system's own.
const text = `
WITH spaces AS (
  SELECT oid, nspname, has_schema_privilege(oid, 'USAGE') AS open FROM pg_catalog.pg_namespace
  WHERE nspname NOT IN ('pg_catalog', 'information_schema') AND nspname !~ '^pg_(toast|temp)'
), things AS (
  SELECT c.oid, s.nspname, c.relname, c.relkind, c.relrowsecurity, s.open FROM pg_catalog.pg_class c
  JOIN spaces s ON s.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'S') AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
), closed AS (
  SELECT DISTINCT nspname AS schema, nspname AS name, 'schema' AS kind FROM things WHERE NOT open
  UNION ALL
  SELECT nspname, relname, CASE relkind WHEN 'S' THEN 'sequence' ELSE 'table' END FROM things
  WHERE CASE relkind WHEN 'S' THEN NOT has_sequence_privilege(oid, 'SELECT')
    ELSE NOT has_table_privilege(oid, 'SELECT') END
)
SELECT
  coalesce((SELECT json_agg(json_build_object('schema', schema, 'name', name, 'kind', kind,
    'login', current_user) ORDER BY kind, schema, name) FROM closed), '[]') AS closed,
  coalesce((SELECT bool_or(row_security_active(oid)) FROM things WHERE relkind <> 'S'), false) AS hidden,
  coalesce((SELECT sum(pg_table_size(oid)) FROM things WHERE relkind IN ('r', 'p')), 0)::int8::text AS bytes`;

const privileges = {
  table: { privilege: 'select', words: 'SELECT ON TABLE' },
  sequence: { privilege: 'select', words: 'SELECT ON SEQUENCE' },
  schema: { privilege: 'usage', words: 'USAGE ON SCHEMA' },
} as const;

function missingGrant({ schema, name, kind, login }: Closed): MissingGrant {
  const { privilege, words } = privileges[kind];
  const quoted =
    kind === 'schema' ? escapeIdentifier(name) : `${escapeIdentifier(schema)}.${escapeIdentifier(name)}`;
  return {
    action: 'back-up',
    privilege,
    object: kind === 'schema' ? name : `${schema}.${name}`,
    columns: [],
    statement: `GRANT ${words} ${quoted} TO ${escapeIdentifier(login)};`,
  };
}

/** What keeps this login from a whole backup, and how much there is to read. */
export async function readBackupRights(db: Runner): Promise<BackupRights> {
  const [found] = await db.rows<Found>({ text });
  if (found === undefined) throw new Error('The catalog gave no answer');
  return {
    missing: found.closed.map(missingGrant),
    rowsHidden: found.hidden,
    bytes: Number(found.bytes),
  };
}
