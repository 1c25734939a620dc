import type { Lease } from '../../database/database.ts';
import { readColumns } from './catalog/columns.ts';
import { readTables } from './catalog/tables.ts';
import type { ChecksumOptions, Checksums, TableSummary } from './engine.ts';
import { dumpSettings } from './format/preamble.ts';
import { silenceMs } from './rows/patience.ts';
import { createProgress } from './rows/progress.ts';
import { type SelectedTable, selectTables } from './rows/selected-tables.ts';
import { createTableMeter } from './rows/table-meter.ts';

const nameOf = ({ schema, name }: { schema: string; name: string }) => JSON.stringify([schema, name]);

async function select(lease: Lease, options: ChecksumOptions): Promise<SelectedTable[]> {
  const wanted = options.tables && new Set(options.tables.map(nameOf));
  const tables = (await readTables(lease)).filter(
    (table) => !table.partitioned && (wanted?.has(nameOf(table)) ?? true),
  );
  return selectTables(tables, await readColumns(lease), options.rowFormat, options.omit ?? []);
}

async function read(lease: Lease, options: ChecksumOptions): Promise<TableSummary[]> {
  const progress = createProgress(options.onProgress);
  const selected = await select(lease, options);
  progress.plan(selected);
  const found: TableSummary[] = [];
  for (const { table, copy } of selected) {
    progress.table(table);
    const meter = createTableMeter(table, copy.rowFormat);
    const pieces = lease.copyOut(copy.out, { timeoutMs: silenceMs });
    for await (const piece of pieces) {
      meter.take(piece);
      progress.moved(meter);
    }
    found.push(meter.summary());
    progress.finished(meter);
  }
  return found;
}

/** The same rows in the same order give the same checksums, whichever server they are on. */
export const checksums: Checksums = async (options) => {
  const tables = await options.db.tx((lease) => read(lease, options), {
    readOnly: true,
    isolation: 'repeatable read',
    settings: dumpSettings,
    timeoutMs: silenceMs,
    ...(options.signal ? { signal: options.signal } : {}),
  });
  return { tables, rowFormat: options.rowFormat };
};
