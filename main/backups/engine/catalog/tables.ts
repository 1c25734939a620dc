import type { Runner } from '../../../database/database.ts';
import { quoteIdentifier } from '../../../platforms/sql-text.ts';
import type { TableName } from '../engine.ts';
import { type CheckRow, inlineChecks } from './checks.ts';
import { type ColumnRow, columnDefinition, columnMarks } from './columns.ts';
import { type Dependencies, standsAlone } from './dependencies.ts';
import { type Item, plainName, quotedName, ranks, storageOptions } from './item.ts';
import { isLasting, isOwn } from './own-objects.ts';
import type { SequenceRow } from './sequences.ts';

export interface TableRow extends TableName {
  oid: string;
  partitioned: boolean;
  partition: boolean;
  unlogged: boolean;
  bound: string | null;
  partitionKey: string | null;
  ofType: string | null;
  method: string | null;
  options: string[] | null;
  bigOptions: string[] | null;
  identity: string;
  rowSecurity: boolean;
  forcedSecurity: boolean;
  parents: { oid: string; schema: string; name: string }[] | null;
  estimatedRows: number;
  size: number;
}

export function readTables(db: Runner): Promise<TableRow[]> {
  return db.rows<TableRow>({
    text: `SELECT c.oid::text AS oid, n.nspname::text AS schema, c.relname::text AS name,
        c.relkind = 'p' AS partitioned, c.relispartition AS partition, c.relpersistence = 'u' AS unlogged,
        pg_get_expr(c.relpartbound, c.oid) AS bound, pg_get_partkeydef(c.oid) AS "partitionKey",
        CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) END AS "ofType",
        (SELECT m.amname::text FROM pg_am m WHERE m.oid = c.relam AND m.amname <> 'heap') AS method,
        c.reloptions AS options, (SELECT b.reloptions FROM pg_class b WHERE b.oid = c.reltoastrelid) AS "bigOptions",
        c.relreplident::text AS identity, c.relrowsecurity AS "rowSecurity", c.relforcerowsecurity AS "forcedSecurity",
        (SELECT json_agg(json_build_object('oid', p.oid::text, 'schema', pn.nspname, 'name', p.relname)
            ORDER BY i.inhseqno)
          FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent JOIN pg_namespace pn ON pn.oid = p.relnamespace
          WHERE i.inhrelid = c.oid) AS parents,
        greatest(c.reltuples, 0)::float8 AS "estimatedRows",
        CASE WHEN c.relkind = 'r' THEN pg_table_size(c.oid) ELSE 0 END::float8 AS size
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't'
        AND ${isOwn('pg_class', 'c.oid')} AND ${isLasting('n.nspname')}`,
  });
}

export interface TableParts {
  tables: readonly TableRow[];
  columns: ReadonlyMap<string, ColumnRow[]>;
  checks: readonly CheckRow[];
  sequences: readonly SequenceRow[];
  dependencies: Dependencies;
}

/** Columns that a parent brings may differ from what they had there. */
function inheritedDifferences(row: TableRow, parts: TableParts): string[] {
  if (row.partition || row.parents === null) return [];
  const above = row.parents.flatMap(({ oid }) => parts.columns.get(oid) ?? []);
  return (parts.columns.get(row.oid) ?? [])
    .filter(({ local, generated }) => !local && generated === '')
    .flatMap((column) => {
      const same = above.filter(({ name }) => name === column.name);
      const alter = `ALTER TABLE ONLY ${quotedName(row)} ALTER COLUMN ${quoteIdentifier(column.name)}`;
      const differs = same.some((parent) => parent.default !== column.default);
      const statements: string[] = [];
      if (differs && column.default === null) statements.push(`${alter} DROP DEFAULT`);
      if (column.notNull && !same.some(({ notNull }) => notNull)) statements.push(`${alter} SET NOT NULL`);
      return statements;
    });
}

function createTable(row: TableRow, parts: TableParts): string {
  const key = `pg_class:${row.oid}`;
  const inherits = row.partition ? null : row.parents;
  const sequenceOf = (column: ColumnRow) =>
    parts.sequences.find((each) => each.identity && each.table === row.oid && each.column === column.name);
  const printed = (parts.columns.get(row.oid) ?? []).filter(
    ({ local }) => local || row.partition || inherits === null,
  );
  const columns = printed.flatMap((column) => {
    const inline =
      column.defaultOid !== null && standsAlone(`pg_attrdef:${column.defaultOid}`, key, parts.dependencies);
    const words = columnDefinition(column, sequenceOf(column), inline);
    if (row.ofType === null) return [words];
    const value = words.slice(words.indexOf(column.type) + column.type.length);
    return value === '' ? [] : [`${quoteIdentifier(column.name)} WITH OPTIONS${value}`];
  });
  const lines = [...columns, ...inlineChecks(row, parts)].map((line) => `\n    ${line}`).join(',');
  const options = [...storageOptions(row.options), ...storageOptions(row.bigOptions, 'toast.')];
  const words = [
    `CREATE ${row.unlogged ? 'UNLOGGED ' : ''}TABLE ${quotedName(row)}`,
    ...(row.ofType === null
      ? [`(${lines}\n)`]
      : [`OF ${row.ofType}`, ...(lines === '' ? [] : [`(${lines}\n)`])]),
    ...(inherits === null ? [] : [`INHERITS (${inherits.map(quotedName).join(', ')})`]),
    ...(row.partitionKey === null ? [] : [`PARTITION BY ${row.partitionKey}`]),
    ...(row.method === null ? [] : [`USING ${quoteIdentifier(row.method)}`]),
    ...(options.length === 0 ? [] : [`WITH (${options.join(', ')})`]),
  ];
  return words.join(' ');
}

function attach(row: TableRow): string[] {
  const [parent] = row.parents ?? [];
  if (!row.partition || !parent || row.bound === null) return [];
  return [`ALTER TABLE ONLY ${quotedName(parent)} ATTACH PARTITION ${quotedName(row)} ${row.bound}`];
}

export function tableItems(parts: TableParts): Item[] {
  return parts.tables.map((row) => ({
    key: `pg_class:${row.oid}`,
    kind: 'table',
    schema: row.schema,
    name: plainName(row.schema, row.name),
    rank: ranks.table,
    section: 'before',
    statements: [
      createTable(row, parts),
      ...inheritedDifferences(row, parts),
      ...(parts.columns.get(row.oid) ?? []).flatMap((column) => columnMarks(quotedName(row), column)),
      ...attach(row),
    ],
    comment: `TABLE ${quotedName(row)}`,
  }));
}
