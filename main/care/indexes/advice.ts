import type { IndexAdvice } from '#contract/care-indexes';
import type { AdvisedIndex } from '../../platforms/advised-index.ts';
import { quoteIdentifier } from '../../platforms/sql-text.ts';
import { qualified, spoken } from '../steps.ts';
import type { FoundIndexTable } from './index-queries.ts';
import type { Measurement } from './measure.ts';

/** Eight hundred kilobytes: below that no index is felt. */
const manyPages = 100;

export function idOf({ table, name }: AdvisedIndex): string {
  return `${table.schema}.${name}`;
}

/** Never blocks the platform's own writing, which is why it cannot run inside a transaction. */
export function creationOf({ table, name, definition }: AdvisedIndex): string {
  return `CREATE INDEX CONCURRENTLY ${quoteIdentifier(name)} ON ${qualified(table)} ${definition}`;
}

type Verdict = Pick<IndexAdvice, 'verdict' | 'detail'>;

/** What is plain without measuring anything. */
function plainVerdict(
  wanted: AdvisedIndex,
  table: FoundIndexTable,
  extensions: readonly string[],
): Verdict | undefined {
  if (wanted.present) return { verdict: 'present' };
  if (table.kind !== 'table' && table.kind !== 'materialized view') {
    return { verdict: 'not-possible', detail: table.kind };
  }
  if (wanted.needs !== null && !extensions.includes(wanted.needs)) {
    return { verdict: 'not-possible', detail: wanted.needs };
  }
  return undefined;
}

function measuredVerdict(wanted: AdvisedIndex, table: FoundIndexTable, measurement: Measurement): Verdict {
  const { pages } = measurement.of(wanted.table);
  if (pages !== undefined && pages < manyPages) return { verdict: 'not-needed-yet' };
  return table.mine ? { verdict: 'advised' } : { verdict: 'not-allowed', detail: table.owner };
}

/** What is to be said of each index that could help. */
export async function adviseOn(
  advised: readonly AdvisedIndex[],
  tables: readonly FoundIndexTable[],
  extensions: readonly string[],
  measureFor: (purpose: AdvisedIndex['purpose']) => Promise<Measurement>,
): Promise<IndexAdvice[]> {
  const advice: IndexAdvice[] = [];
  for (const wanted of advised) {
    const table = tables.find(
      ({ schema, name }) => schema === wanted.table.schema && name === wanted.table.name,
    );
    if (table === undefined) continue;
    const facts = {
      id: idOf(wanted),
      name: wanted.name,
      table: spoken(wanted.table),
      purpose: wanted.purpose,
      sql: creationOf(wanted),
      tableBytes: table.bytes,
    };
    const plain = plainVerdict(wanted, table, extensions);
    if (plain) {
      advice.push({ ...facts, ...plain });
      continue;
    }
    const measurement = await measureFor(wanted.purpose);
    const { milliseconds, stopped } = measurement;
    const measured = { milliseconds, stopped, ...measurement.of(wanted.table) };
    advice.push({ ...facts, ...measuredVerdict(wanted, table, measurement), measured });
  }
  return advice;
}
