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
import { asOneStatement } from './reading/one-statement.ts';
import { inBlocks, inParallel } from './rows/blocks.ts';
import { readMoment } from './rows/moment.ts';
import { silenceMs } from './rows/patience.ts';
import { makePlan, type Plan } from './rows/plan.ts';
import { createProgress, type ProgressTeller } from './rows/progress.ts';
import { inReferenceOrder } from './rows/reference-order.ts';
import { type SelectedTable, selectTables } from './rows/selected-tables.ts';
import { createTableMeter } from './rows/table-meter.ts';

/** Blocks being compressed at a time: zlib and the hashes have four threads between them. */
const width = 4;

function createWriter(format: DumpOptions['format'], outlet: Outlet): Writer {
  if (format === 'bundle') return createBundleWriter(outlet);
  return createSqlWriter(outlet, format === 'sql.gz');
}

/** So that nobody changes what a table is made of before its rows are read; the platform's own work goes on. */
async function lockTables(lease: Lease, tables: readonly SelectedTable[]): Promise<void> {
  const names = tables.map(({ table }) => quotedName(table)).join(', ');
  if (names !== '') await lease.rows({ text: `LOCK TABLE ONLY ${names} IN ACCESS SHARE MODE` });
}

async function copyTable(
  lease: Lease,
  selected: SelectedTable,
  writer: Writer,
  signal: AbortSignal,
  progress: ProgressTeller,
): Promise<TableSummary> {
  const { table, copy } = selected;
  const meter = createTableMeter(table, copy.rowFormat);
  await writer.openTable(table, copy);
  const blocks = inBlocks(lease.copyOut(copy.out, { signal, timeoutMs: silenceMs }));
  const encoded = inParallel(blocks, width, async (block) => {
    const [ready] = await Promise.all([writer.encode(block), meter.block(block)]);
    progress.moved(meter);
    return ready;
  });
  for await (const block of encoded) await writer.rows(block);
  await writer.closeTable(copy);
  progress.finished(meter);
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

async function write(
  lease: Lease,
  options: DumpOptions,
  outlet: Outlet,
  signal: AbortSignal,
): Promise<DumpSummary> {
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
  const writer = createWriter(format, outlet);
  await writer.begin(header, content === 'data' ? [] : plan.before.map(asOneStatement));
  const written: TableSummary[] = [];
  for (const selected of tables) {
    progress.table(selected.table);
    written.push(await copyTable(lease, selected, writer, signal, progress));
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
  return summary;
}

/** Everything as one moment saw it, written to `sink` as it comes. */
export const dump: Dump = async (options) => {
  const failed = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, failed.signal]) : failed.signal;
  const outlet = createOutlet(options.sink, signal, options.format !== 'sql');
  try {
    return await options.db.tx(
      async (lease) => {
        try {
          return await write(lease, options, outlet, signal);
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
        ...(options.signal ? { signal: options.signal } : {}),
      },
    );
  } finally {
    outlet.dispose();
  }
};
