import { escapeIdentifier } from 'pg';
import type { TableName } from '#contract/backup-words';
import type { Runner } from '../../database/database.ts';

const ownTables = `
SELECT s.nspname AS schema, c.relname AS name FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace s ON s.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
  AND s.nspname NOT IN ('pg_catalog', 'information_schema') AND s.nspname !~ '^pg_(toast|temp)'
  AND has_table_privilege(c.oid, 'SELECT')
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
ORDER BY 1, 2`;

/** The tables somebody made in this database, as far as this login may read them. */
export function listTables(db: Runner): Promise<TableName[]> {
  return db.rows<TableName>({ text: ownTables });
}

const patience = { timeoutMs: 120_000 };

export async function countRows(db: Runner, tables: readonly TableName[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { schema, name } of tables) {
    const from = `${escapeIdentifier(schema)}.${escapeIdentifier(name)}`;
    const [found] = await db.rows<{ rows: string }>(
      { text: `SELECT count(*) AS rows FROM ${from}` },
      patience,
    );
    counts.set(`${schema}.${name}`, Number(found?.rows ?? 0));
  }
  return counts;
}

/** A new database, in the same letters as the server's own; its name is the person's. */
export function createNamedDatabase(db: Runner, name: string): Promise<unknown> {
  return db.rows({ text: `CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE template0` }, patience);
}

export function dropNamedDatabase(db: Runner, name: string): Promise<unknown> {
  return db.rows({ text: `DROP DATABASE IF EXISTS ${escapeIdentifier(name)}` }, patience);
}
