import type { BackupHeader, DumpSummary, RowFormat, TableName, TableSummary } from '../engine.ts';
import { createTableMeter, measured, type TableMeter } from '../rows/table-meter.ts';

/** A backup as it is put back, whatever it was packed in. */
export type BackupPart =
  | { kind: 'statement'; text: string }
  /** The rows have to be read to their end before the next part is asked for. */
  | { kind: 'rows'; table: TableName; copy: string; meter: TableMeter; rows: AsyncIterable<Uint8Array> };

/** What was learned while reading; whole only after the last part. */
export interface Account {
  header: BackupHeader | null;
  summary: DumpSummary | null;
  tables: TableSummary[];
}

export const newAccount = (): Account => ({ header: null, summary: null, tables: [] });

/** Whoever stops reading rows does not close them: the rest is still there to be checked. */
function keptOpen<Item>(items: AsyncGenerator<Item>): AsyncIterable<Item> {
  return { [Symbol.asyncIterator]: () => ({ next: () => items.next() }) };
}

export async function* rowsPart(
  table: TableName,
  copy: string,
  format: RowFormat,
  rows: AsyncIterable<Uint8Array>,
  account: Account,
): AsyncGenerator<BackupPart, TableMeter> {
  const meter = createTableMeter(table, format);
  yield { kind: 'rows', table, copy, meter, rows: keptOpen(measured(rows, meter)) };
  account.tables.push(meter.summary());
  return meter;
}
