import type { Runner } from '../../../database/database.ts';
import { quoteIdentifier } from '../../../platforms/sql-text.ts';
import { type Item, ranks } from './item.ts';
import { firstSchema, isLasting, isOwn } from './own-objects.ts';

interface SchemaRow {
  oid: string;
  name: string;
}

export async function readSchemas(db: Runner): Promise<Item[]> {
  const rows = await db.rows<SchemaRow>({
    text: `SELECT n.oid::text AS oid, n.nspname::text AS name FROM pg_namespace n
      WHERE n.nspname = 'public' OR n.oid = ${firstSchema} OR (${isOwn('pg_namespace', 'n.oid')} AND ${isLasting('n.nspname')})`,
  });
  return rows.map(({ oid, name }) => ({
    key: `pg_namespace:${oid}`,
    kind: 'schema',
    schema: name,
    name,
    rank: ranks.schema,
    section: 'before',
    // Every new database has this one already, and one that was emptied under another name still has that.
    statements: [
      `CREATE SCHEMA ${name === 'public' || oid === firstSchema ? 'IF NOT EXISTS ' : ''}${quoteIdentifier(name)}`,
    ],
    comment: `SCHEMA ${quoteIdentifier(name)}`,
  }));
}

interface ExtensionRow extends SchemaRow {
  schema: string;
}

export async function readExtensions(db: Runner): Promise<Item[]> {
  const rows = await db.rows<ExtensionRow>({
    text: `SELECT e.oid::text AS oid, e.extname::text AS name, n.nspname::text AS schema
      FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname <> 'plpgsql'`,
  });
  return rows.map(({ oid, name, schema }) => ({
    key: `pg_extension:${oid}`,
    kind: 'extension',
    schema,
    name,
    rank: ranks.extension,
    section: 'before',
    statements: [
      `CREATE EXTENSION IF NOT EXISTS ${quoteIdentifier(name)} WITH SCHEMA ${quoteIdentifier(schema)}`,
    ],
    // It comes with its own, and only its owner may change that.
    comment: null,
  }));
}
