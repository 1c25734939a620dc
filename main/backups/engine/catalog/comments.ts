import type { Runner } from '../../../database/database.ts';
import { quoteIdentifier, quoteLiteral } from '../../../platforms/sql-text.ts';
import type { Item } from './item.ts';
import { firstOwn } from './own-objects.ts';

interface CommentRow {
  key: string;
  column: string | null;
  relation: string | null;
  text: string;
}

/** Adds to each item what people wrote on it, its columns and its index. */
export async function addComments(
  db: Runner,
  items: ReadonlyMap<string, Item>,
  whole: (key: string) => string,
  others: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = await db.rows<CommentRow>({
    text: `SELECT d.classoid::regclass::text || ':' || d.objoid AS key, a.attname::text AS column,
        quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS relation, d.description AS text
      FROM pg_description d
      LEFT JOIN pg_class c ON d.objsubid > 0 AND d.classoid = 'pg_class'::regclass AND c.oid = d.objoid
      LEFT JOIN pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid
      WHERE d.objoid >= ${firstOwn}
        OR (d.classoid = 'pg_namespace'::regclass AND d.description <> 'standard public schema')
      ORDER BY d.objoid, d.objsubid`,
  });
  for (const { key, column, relation, text } of rows) {
    const item = items.get(key) ?? items.get(whole(key));
    if (!item) continue;
    const target = item.key === key ? item.comment : others.get(key);
    const on = column === null ? target : `COLUMN ${relation}.${quoteIdentifier(column)}`;
    if (on) item.statements.push(`COMMENT ON ${on} IS ${quoteLiteral(text).trim()}`);
  }
}
