import { AppError } from '#contract/errors';
import { quoteIdentifier } from '../../../platforms/sql-text.ts';
import type { ColumnRow } from '../catalog/columns.ts';
import { quotedName } from '../catalog/item.ts';
import type { TableRow } from '../catalog/tables.ts';
import type { ColumnName, RowFormat } from '../engine.ts';

/** How the rows of one table leave a database and come back. */
export interface TableCopy {
  out: string;
  in: string;
  rowFormat: RowFormat;
}

// What stands in a column that may be neither left out nor empty, by the category of its type.
const neutral: Record<string, string> = { S: `''`, N: '0', B: 'false', D: `'epoch'` };

function neutralValue(column: ColumnRow, table: string): string {
  const value = neutral[column.category];
  if (value !== undefined) return `${value}::${column.type}`;
  throw new AppError('invalid-input', `Column ${column.name} of ${table} cannot be left out.`, {
    details: { reason: 'backup-column-needed', column: column.name, table },
  });
}

const isOmitted = (omit: readonly ColumnName[], table: TableRow, column: ColumnRow) =>
  omit.some(
    (each) => each.schema === table.schema && each.name === table.name && each.column === column.name,
  );

/** Null: there is nothing to copy, as in a table that is all computed. */
export function copyOf(
  table: TableRow,
  columns: readonly ColumnRow[],
  format: RowFormat,
  omit: readonly ColumnName[],
): TableCopy | null {
  const name = quotedName(table);
  const stored = columns.filter(({ generated }) => generated === '');
  if (stored.length === 0 && columns.length > 0) return null;
  const rowFormat = format === 'binary' && stored.every(({ textOnly }) => !textOnly) ? 'binary' : 'text';
  const words = rowFormat === 'binary' ? ' WITH (FORMAT binary)' : '';
  const left = stored.filter((column) => isOmitted(omit, table, column));
  const forced = left.filter(({ notNull, default: given }) => notNull && given === null);
  const taken = stored.filter((column) => !left.includes(column) || forced.includes(column));
  const list = taken.map((column) => quoteIdentifier(column.name)).join(', ');
  const target = list === '' ? name : `${name} (${list})`;
  const values = taken.map((column) =>
    forced.includes(column) ? neutralValue(column, table.name) : quoteIdentifier(column.name),
  );
  const from = forced.length === 0 ? target : `(SELECT ${values.join(', ')} FROM ONLY ${name})`;
  return { out: `COPY ${from} TO STDOUT${words}`, in: `COPY ${target} FROM STDIN${words}`, rowFormat };
}

/** Bytes that COPY will write, from what the table takes on disk: hexadecimal doubles what is binary. */
export function estimatedBytes(table: TableRow, columns: readonly ColumnRow[], format: RowFormat): number {
  const doubled = format === 'text' && columns.some(({ type }) => type === 'bytea');
  return Math.round(table.size * (doubled ? 2.01 : 1.01));
}
