import type { Runner } from '../../../database/database.ts';
import { quoteLiteral } from '../../../platforms/sql-text.ts';
import { type Item, plainName, quotedName, ranks } from './item.ts';
import { isLasting, isOwn } from './own-objects.ts';

/** What the catalog calls these changed from version to version. */
interface CollationRow {
  oid: string;
  schema: string;
  name: string;
  provider: string;
  deterministic: boolean;
  collate: string | null;
  ctype: string | null;
  locale: string | null;
  rules: string | null;
}

const providers: Record<string, string> = { c: 'libc', i: 'icu', b: 'builtin' };

function definitionOf(row: CollationRow): string {
  const same = row.collate === row.ctype;
  const locale = row.locale ?? (same ? row.collate : null);
  const words = [`provider = ${providers[row.provider] ?? 'libc'}`];
  if (!row.deterministic) words.push('deterministic = false');
  if (locale !== null) words.push(`locale = ${quoteLiteral(locale)}`);
  else
    words.push(
      `lc_collate = ${quoteLiteral(row.collate ?? '')}, lc_ctype = ${quoteLiteral(row.ctype ?? '')}`,
    );
  if (row.rules !== null) words.push(`rules = ${quoteLiteral(row.rules)}`);
  return `CREATE COLLATION ${quotedName(row)} (${words.join(', ')})`;
}

export async function readCollations(db: Runner): Promise<Item[]> {
  const rows = await db.rows<CollationRow>({
    text: `SELECT c.oid::text AS oid, n.nspname::text AS schema, c.collname::text AS name,
        c.collprovider::text AS provider, c.collisdeterministic AS deterministic,
        c.collcollate::text AS collate, c.collctype::text AS ctype,
        coalesce(to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale') AS locale,
        coalesce(to_jsonb(c) ->> 'collicurules', NULL) AS rules
      FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace
      WHERE ${isOwn('pg_collation', 'c.oid')} AND ${isLasting('n.nspname')}`,
  });
  return rows.map((row) => ({
    key: `pg_collation:${row.oid}`,
    kind: 'collation',
    schema: row.schema,
    name: plainName(row.schema, row.name),
    rank: ranks.collation,
    section: 'before',
    statements: [definitionOf(row)],
    comment: `COLLATION ${quotedName(row)}`,
  }));
}
