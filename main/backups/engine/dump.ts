import type { Lease } from '../../database/database.ts';
import { quotedName } from './catalog/item.ts';
import { readCatalog } from './catalog/read-catalog.ts';
import { readSequenceValues, setValue } from './catalog/sequences.ts';
import type { BackupHeader, Dump, DumpOptions, DumpSummary, TableSummary } from './engine.ts';
import { createBundleWriter } from './format/bundle-writer.ts';
import { createOutlet, type Outlet } from './format/outlet.ts';
import { dumpSettings } from './format/preamble.ts';
import { createSqlWriter } from './format/sql-writer.ts';
import type { Writer } from './format/writer.ts';
import { createMill, type Mill } from './mill/mill.ts';
import { asOneStatement } from './reading/one-statement.ts';
import { readMoment } from './rows/moment.ts';
import { silenceMs } from './rows/patience.ts';
import { makePlan, type Plan } from './rows/plan.ts';
import { createProgress, type ProgressTeller } from './rows/progress.ts';
import { inReferenceOrder } from './rows/reference-order.ts';
import { type SelectedTable, selectTables } from './rows/selected-tables.ts';
import { createTableMeter } from './rows/table-meter.ts';

function createWriter(outlet: Outlet, format: DumpOptions['format'], mill: Mill | null): Writer {
  return mill && format === 'bundle' ? createBundleWriter(outlet, mill) : createSqlWriter(outlet, mill);
}

/** So that nobody changes what a table is made of before its rows are read; the platform's own work goes on. */
async function lockTables(lease: Lease, tables: readonly SelectedTable[]): Promise<void> {
  const names = tables.map(({ table }) => quotedName(table)).join(', ');
  if (names !== '') await lease.rows({ text: `LOCK TABLE ONLY ${names} IN ACCESS SHARE MODE` });
}

interface Work {
  lease: Lease;
  options: DumpOptions;
  outlet: Outlet;
  /** Null: nothing is to be packed. */
  mill: Mill | null;
}

async function copyTable(
  lease: Lease,
  selected: SelectedTable,
  writer: Writer,
  progress: ProgressTeller,
): Promise<TableSummary> {
  const { table, copy } = selected;
  const meter = createTableMeter(table, copy.rowFormat);
  await writer.openTable(table, copy);
  for await (const piece of lease.copyOut(copy.out, { timeoutMs: silenceMs })) {
    meter.take(piece);
    await writer.rows(piece);
    progress.moved(meter);
  }
  progress.finished(meter);
  await writer.closeTable(meter.bytes());
  return meter.summary();
}

async function statementsAfter(lease: Lease, plan: Plan, content: DumpOptions['content']): Promise<string[]> {
  const values = content === 'schema' ? [] : await readSequenceValues(lease, plan.sequences);
  return [
    ...values.map(setValue),
    ...(content === 'data' ? [] : plan.after),
    ...(content === 'schema' ? [] : plan.refreshes),
  ].map(asOneStatement);
}

async function write(work: Work): Promise<DumpSummary> {
  const { lease, options, outlet, mill } = work;
  const { format, scope = 'database', content = 'all', omit = [] } = options;
  const progress = createProgress(options.onProgress);
  const rowFormat = format === 'bundle' ? 'binary' : 'text';
  const { server, taken, snapshot } = await readMoment(lease);
  const catalog = await readCatalog(lease);
  const plan = makePlan(catalog, scope);
  const ordered = content === 'data' ? inReferenceOrder(plan.tables, catalog.references) : plan.tables;
  const tables = content === 'schema' ? [] : selectTables(ordered, catalog.columns, rowFormat, omit);
  progress.stage('locking');
  await lockTables(lease, tables);
  progress.plan(tables);

  const header: BackupHeader = {
    version: 1,
    format,
    content,
    scope,
    rowFormat,
    server,
    taken,
    omitted: [...omit],
    tables: tables.map(({ table: { schema, name, estimatedRows }, estimatedBytes }) => ({
      schema,
      name,
      estimatedRows,
      estimatedBytes,
    })),
  };
  const writer = createWriter(outlet, format, mill);
  await writer.begin(header, content === 'data' ? [] : plan.before.map(asOneStatement));
  const written: TableSummary[] = [];
  for (const selected of tables) {
    progress.table(selected.table);
    written.push(await copyTable(lease, selected, writer, progress));
  }
  progress.stage('finishing');
  const summary: DumpSummary = {
    ...header,
    tables: written,
    objects: content === 'data' ? {} : plan.objects,
    partial: plan.partial,
    roles: content === 'data' ? [] : plan.roles,
    snapshot,
    finished: new Date().toISOString(),
  };
  await writer.end(summary, await statementsAfter(lease, plan, content));
  await outlet.rest();
  return summary;
}

/** Everything as one moment saw it, written to `sink` as it comes. */
export const dump: Dump = async (options) => {
  const failed = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, failed.signal]) : failed.signal;
  const mill = options.format === 'sql' ? null : createMill();
  const outlet = createOutlet(options.sink, signal, mill !== null);
  try {
    return await options.db.tx(
      async (lease) => {
        try {
          return await write({ lease, options, outlet, mill });
        } catch (error) {
          // A copy that is still coming is waited for by nobody.
          failed.abort();
          throw error;
        }
      },
      {
        readOnly: true,
        isolation: 'repeatable read',
        settings: dumpSettings,
        timeoutMs: silenceMs,
        signal,
      },
    );
  } finally {
    outlet.dispose();
    mill?.close();
  }
};
