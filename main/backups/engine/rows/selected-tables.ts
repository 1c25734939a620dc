import type { ColumnRow } from '../catalog/columns.ts';
import type { TableRow } from '../catalog/tables.ts';
import type { ColumnName, RowFormat } from '../engine.ts';
import { copyOf, estimatedBytes, type TableCopy } from './copy-statement.ts';

export interface SelectedTable {
  table: TableRow;
  copy: TableCopy;
  estimatedBytes: number;
}

/** Those that have rows of their own to copy. */
export function selectTables(
  tables: readonly TableRow[],
  columns: ReadonlyMap<string, ColumnRow[]>,
  format: RowFormat,
  omit: readonly ColumnName[],
): SelectedTable[] {
  return tables.flatMap((table) => {
    const own = columns.get(table.oid) ?? [];
    const copy = copyOf(table, own, format, omit);
    return copy === null ? [] : [{ table, copy, estimatedBytes: estimatedBytes(table, own, copy.rowFormat) }];
  });
}
