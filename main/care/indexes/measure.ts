import { AppError } from '#contract/errors';
import type { Database, Runner, Sql } from '../../database/database.ts';
import type { ObjectName } from '../../platforms/course-objects.ts';

/** One scan of one table somewhere in a plan. */
interface Scan extends ObjectName {
  whole: boolean;
  pages: number;
}

/** What the statements of one purpose cost, and how they read each table. */
export interface Measurement {
  milliseconds: number;
  stopped: boolean;
  of(table: ObjectName): { pages: number | undefined; readsWholeTable: boolean };
}

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  Schema?: string;
  'Shared Hit Blocks'?: number;
  'Shared Read Blocks'?: number;
  Plans?: PlanNode[];
}
type Explained = { 'QUERY PLAN': { Plan: PlanNode; 'Execution Time'?: number }[] };

/** Nobody waits longer than this for advice. */
const patienceMs = 5000;

function scansIn(node: PlanNode): Scan[] {
  const below = (node.Plans ?? []).flatMap(scansIn);
  if (node['Relation Name'] === undefined) return below;
  // A bitmap scan's pages already count those of the index beneath it.
  const pages = (node['Shared Hit Blocks'] ?? 0) + (node['Shared Read Blocks'] ?? 0);
  const whole = node['Node Type'].endsWith('Seq Scan');
  return [{ schema: node.Schema ?? '', name: node['Relation Name'], whole, pages }];
}

async function explain(runner: Runner, sql: Sql, analyze: boolean): Promise<Explained['QUERY PLAN']> {
  const options = analyze ? 'ANALYZE, BUFFERS, TIMING OFF, VERBOSE, FORMAT JSON' : 'VERBOSE, FORMAT JSON';
  const [row] = await runner.rows<Explained>({ ...sql, text: `EXPLAIN (${options}) ${sql.text}` });
  return row?.['QUERY PLAN'] ?? [];
}

/**
 * Runs what the app itself would ask for and has the server count. Everything happens in transactions
 * that only read, so that not even a statement that should not be here could write.
 */
export async function measure(
  database: Database,
  work: (runner: Runner) => Promise<unknown>,
): Promise<Measurement> {
  const scans: Scan[] = [];
  let milliseconds = 0;
  let stopped = false;

  const inReading = <Value>(task: (runner: Runner) => Promise<Value>) =>
    database.tx(task, { readOnly: true, timeoutMs: patienceMs });

  /** `undefined`: not within the time. */
  async function within<Value>(task: (runner: Runner) => Promise<Value>): Promise<Value | undefined> {
    try {
      return await inReading(task);
    } catch (error) {
      if (!tookTooLong(error)) throw error;
      stopped = true;
      milliseconds += patienceMs;
      return undefined;
    }
  }

  async function look(sql: Sql): Promise<void> {
    const plans =
      (await within((runner) => explain(runner, sql, true))) ??
      (await inReading((runner) => explain(runner, sql, false)));
    for (const { Plan, 'Execution Time': ms = 0 } of plans) {
      scans.push(...scansIn(Plan));
      milliseconds += ms;
    }
  }

  await work({
    async rows<Row>(sql: Sql): Promise<Row[]> {
      // What is asked next depends on the answer; without one there is nothing more to ask.
      if (stopped) return [];
      await look(sql);
      return stopped ? [] : ((await within((runner) => runner.rows<Row>(sql))) ?? []);
    },
  });

  return {
    milliseconds,
    stopped,
    of({ schema, name }) {
      const own = scans.filter((scan) => scan.schema === schema && scan.name === name);
      return {
        pages: stopped ? undefined : own.reduce((sum, { pages }) => sum + pages, 0),
        readsWholeTable: own.some(({ whole }) => whole),
      };
    },
  };
}

function tookTooLong(error: unknown): boolean {
  const reason = error instanceof AppError ? error.details?.reason : undefined;
  return reason === 'statement-timeout' || reason === 'no-answer';
}
