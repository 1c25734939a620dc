import { quoteIdentifier } from '../../../platforms/sql-text.ts';
import type { ColumnRow } from './columns.ts';
import { standsAlone } from './dependencies.ts';
import { type Item, plainName, quotedName, ranks } from './item.ts';
import type { TableParts, TableRow } from './tables.ts';
import type { ViewRow } from './views.ts';

/** What CREATE TABLE says; a column that comes from a parent gets its own value afterwards, be it the same. */
function isSaidElsewhere(row: TableRow, column: ColumnRow, parts: TableParts): boolean {
  const printed = column.local || row.partition || row.parents === null;
  return printed && standsAlone(`pg_attrdef:${column.defaultOid}`, `pg_class:${row.oid}`, parts.dependencies);
}

function defaultItem(row: TableRow | ViewRow, column: ColumnRow): Item {
  const alter = `ALTER TABLE ONLY ${quotedName(row)} ALTER COLUMN ${quoteIdentifier(column.name)}`;
  return {
    key: `pg_attrdef:${column.defaultOid}`,
    kind: 'default',
    schema: row.schema,
    name: `${plainName(row.schema, row.name)}.${column.name}`,
    rank: ranks.default,
    section: 'before',
    statements: [`${alter} SET DEFAULT ${column.default}`],
    comment: null,
    owner: `pg_class:${row.oid}`,
    needs: [`pg_class:${row.oid}`],
  };
}

/** Values that lean on other objects, such as a sequence, and those of columns that a parent brings. */
export function defaultItems(parts: TableParts, views: readonly ViewRow[]): Item[] {
  const given = (oid: string) =>
    (parts.columns.get(oid) ?? []).filter(
      ({ defaultOid, generated }) => defaultOid !== null && generated === '',
    );
  return [
    ...parts.tables.flatMap((row) =>
      given(row.oid)
        .filter((column) => !isSaidElsewhere(row, column, parts))
        .map((column) => defaultItem(row, column)),
    ),
    ...views.flatMap((row) => given(row.oid).map((column) => defaultItem(row, column))),
  ];
}
