import { AppError } from '#contract/errors';
import type { Lease } from '../../../database/database.ts';
import { quoteIdentifier } from '../../../platforms/sql-text.ts';
import { quotedName } from '../catalog/item.ts';
import { isLasting, isOwn } from '../catalog/own-objects.ts';
import type { BackupHeader, TableName } from '../engine.ts';

interface Resident {
  kind: string;
  schema: string;
  name: string;
}

/** What somebody made here, outermost objects only: indexes, row types and the like go with their table. */
const residents = `SELECT CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE'
      WHEN 'f' THEN 'FOREIGN TABLE' WHEN 'c' THEN 'TYPE' ELSE 'TABLE' END AS kind,
    quote_ident(n.nspname) AS schema, quote_ident(c.relname) AS name
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f', 'c') AND c.relpersistence <> 't'
    AND ${isOwn('pg_class', 'c.oid')} AND ${isLasting('n.nspname')}
  UNION ALL
  SELECT 'TYPE', quote_ident(n.nspname), quote_ident(t.typname)
  FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
  WHERE t.typtype IN ('e', 'd', 'r') AND ${isOwn('pg_type', 't.oid')} AND ${isLasting('n.nspname')}
  UNION ALL
  SELECT CASE WHEN p.prokind = 'a' THEN 'AGGREGATE' ELSE 'ROUTINE' END, quote_ident(n.nspname), quote_ident(p.proname)
    || '(' || CASE WHEN p.prokind = 'a' AND p.pronargs = 0 THEN '*' ELSE pg_get_function_identity_arguments(p.oid) END || ')'
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
  WHERE ${isOwn('pg_proc', 'p.oid')} AND ${isLasting('n.nspname')} AND NOT EXISTS (SELECT FROM pg_depend d
    WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')`;

/** Throws unless nobody has made anything here: what is written over cannot be asked for again. */
export async function assertEmpty(lease: Lease): Promise<void> {
  const found = await lease.rows<Resident>({ text: residents });
  const [first] = found;
  if (!first) return;
  throw new AppError('conflict', 'The database to restore into is not empty.', {
    details: {
      reason: 'backup-target-not-empty',
      objects: found.length,
      example: `${first.schema}.${first.name}`,
    },
  });
}

async function clearAll(lease: Lease): Promise<void> {
  const schemas = await lease.rows<{ name: string }>({
    text: `SELECT n.nspname::text AS name FROM pg_namespace n
      WHERE ${isOwn('pg_namespace', 'n.oid')} AND ${isLasting('n.nspname')} AND n.nspname <> 'public'`,
  });
  for (const { name } of schemas) await lease.rows({ text: `DROP SCHEMA ${quoteIdentifier(name)} CASCADE` });
  // The schema that everybody has stays, with its grants; what an object took along is gone already.
  for (;;) {
    const [next] = await lease.rows<Resident>({ text: `${residents} LIMIT 1` });
    if (!next) return;
    await lease.rows({ text: `DROP ${next.kind} ${next.schema}.${next.name} CASCADE` });
  }
}

async function clearTables(lease: Lease, tables: readonly TableName[]): Promise<void> {
  const names = tables.map(quotedName).join(', ');
  // Without CASCADE: what leans on them and is not in the backup would be lost.
  if (names !== '') await lease.rows({ text: `DROP TABLE IF EXISTS ${names}` });
}

/** Makes room for what the backup brings, in the transaction that brings it. */
export async function makeRoom(lease: Lease, header: BackupHeader | null): Promise<void> {
  if (header?.content !== 'all') {
    throw new AppError('invalid-input', 'Only a whole backup of our own can replace what is there.', {
      details: { reason: 'backup-cannot-replace' },
    });
  }
  if (header.scope === 'database') await clearAll(lease);
  else await clearTables(lease, header.tables);
}
