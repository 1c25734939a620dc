import type { Runner } from '../../../database/database.ts';
import { quoteIdentifier } from '../../../platforms/sql-text.ts';
import { quotedName } from './item.ts';
import { firstOwn, isLasting, isOwn } from './own-objects.ts';
import { type SequenceRow, sequenceWords } from './sequences.ts';

export interface ColumnRow {
  table: string;
  name: string;
  type: string;
  category: string;
  notNull: boolean;
  /** Of a NOT NULL that has a name of its own, from 18 on. */
  notNullWords: string | null;
  notNullOid: string | null;
  notNullName: string | null;
  local: boolean;
  identity: string;
  generated: string;
  collation: string | null;
  storage: string | null;
  compression: string | null;
  target: string | null;
  options: string[] | null;
  default: string | null;
  defaultOid: string | null;
  /** COPY knows no binary way for its type, or one with numbers in it that another server gives otherwise. */
  textOnly: boolean;
}

export async function readColumns(db: Runner): Promise<Map<string, ColumnRow[]>> {
  const rows = await db.rows<ColumnRow>({
    text: `SELECT a.attrelid::text AS table, a.attname::text AS name, format_type(a.atttypid, a.atttypmod) AS type,
        t.typcategory::text AS category, a.attnotnull AND k.convalidated IS NOT false AS "notNull", a.attislocal AS local,
        'CONSTRAINT ' || quote_ident(k.conname) || ' NOT NULL'
          || CASE WHEN k.connoinherit THEN ' NO INHERIT' ELSE '' END AS "notNullWords",
        k.oid::text AS "notNullOid", k.conname::text AS "notNullName",
        a.attidentity::text AS identity, a.attgenerated::text AS generated,
        CASE WHEN a.attcollation <> t.typcollation THEN (SELECT quote_ident(cn.nspname) || '.' || quote_ident(co.collname)
          FROM pg_collation co JOIN pg_namespace cn ON cn.oid = co.collnamespace WHERE co.oid = a.attcollation)
          END AS collation,
        CASE WHEN a.attstorage <> t.typstorage THEN a.attstorage::text END AS storage,
        nullif(a.attcompression::text, '') AS compression, nullif(a.attstattarget, -1)::text AS target,
        a.attoptions AS options, pg_get_expr(d.adbin, d.adrelid) AS default, d.oid::text AS "defaultOid",
        t.typsend = 0 OR (t.oid >= ${firstOwn} AND (t.typelem >= ${firstOwn} OR t.typtype IN ('c', 'm')
          OR t.typbasetype >= ${firstOwn} OR EXISTS (SELECT FROM pg_range r
            WHERE r.rngtypid = t.oid AND r.rngsubtype >= ${firstOwn}))) AS "textOnly"
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_type t ON t.oid = a.atttypid
      LEFT JOIN pg_constraint k ON k.conrelid = a.attrelid AND k.contype = 'n' AND k.conkey = ARRAY[a.attnum]
      LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
      WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm')
        AND ${isOwn('pg_class', 'c.oid')} AND ${isLasting('n.nspname')}
      ORDER BY a.attrelid, a.attnum`,
  });
  const byTable = new Map<string, ColumnRow[]>();
  for (const row of rows) {
    const known = byTable.get(row.table);
    if (known) known.push(row);
    else byTable.set(row.table, [row]);
  }
  return byTable;
}

const storages: Record<string, string> = { p: 'PLAIN', e: 'EXTERNAL', m: 'MAIN', x: 'EXTENDED' };
const compressions: Record<string, string> = { p: 'pglz', l: 'lz4' };

function valueWords(column: ColumnRow, sequence: SequenceRow | undefined, withDefault: boolean): string {
  if (column.generated === 's') return ` GENERATED ALWAYS AS (${column.default}) STORED`;
  if (column.generated === 'v') return ` GENERATED ALWAYS AS (${column.default}) VIRTUAL`;
  if (sequence) {
    const when = column.identity === 'a' ? 'ALWAYS' : 'BY DEFAULT';
    const words = `SEQUENCE NAME ${quotedName(sequence)} ${sequenceWords(sequence)}`;
    return ` GENERATED ${when} AS IDENTITY (${words})`;
  }
  return withDefault && column.default !== null ? ` DEFAULT ${column.default}` : '';
}

/** A column as CREATE TABLE says it. */
export function columnDefinition(
  column: ColumnRow,
  sequence: SequenceRow | undefined,
  withDefault: boolean,
): string {
  const compression = column.compression === null ? '' : ` COMPRESSION ${compressions[column.compression]}`;
  const collation = column.collation === null ? '' : ` COLLATE ${column.collation}`;
  const always = column.notNull ? ` ${column.notNullWords ?? 'NOT NULL'}` : '';
  const value = valueWords(column, sequence, withDefault);
  return `${quoteIdentifier(column.name)} ${column.type}${compression}${collation}${value}${always}`;
}

/** What CREATE TABLE cannot say of a column. */
export function columnMarks(table: string, column: ColumnRow): string[] {
  const alter = `ALTER TABLE ONLY ${table} ALTER COLUMN ${quoteIdentifier(column.name)}`;
  const marks: string[] = [];
  if (column.storage !== null) marks.push(`${alter} SET STORAGE ${storages[column.storage]}`);
  if (column.target !== null) marks.push(`${alter} SET STATISTICS ${column.target}`);
  if (column.options !== null) marks.push(`${alter} SET (${column.options.join(', ')})`);
  return marks;
}
