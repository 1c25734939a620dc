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

function verdictOf(
  wanted: AdvisedIndex,
  table: FoundIndexTable,
  extensions: readonly string[],
  measurement: Measurement | undefined,
): Pick<IndexAdvice, 'verdict' | 'detail'> {
  if (wanted.present) return { verdict: 'present' };
  if (table.kind !== 'r' && table.kind !== 'm') return { verdict: 'not-possible', detail: table.kind };
  if (wanted.needs !== null && !extensions.includes(wanted.needs)) {
    return { verdict: 'not-possible', detail: wanted.needs };
  }
  if (!table.mine) return { verdict: 'not-allowed', detail: table.owner };
  const cost = measurement?.of(wanted.table);
  if (cost === undefined) return { verdict: 'advised' };
  const much = cost.pages === undefined || cost.pages >= manyPages;
  return { verdict: much ? 'advised' : 'not-needed-yet' };
}

/** What is to be said of each index that could help, most wanted first. */
export function adviseOn(
  advised: readonly AdvisedIndex[],
  tables: readonly FoundIndexTable[],
  extensions: readonly string[],
  measurements: ReadonlyMap<AdvisedIndex['purpose'], Measurement>,
): IndexAdvice[] {
  return advised.flatMap((wanted) => {
    const table = tables.find(
      ({ schema, name }) => schema === wanted.table.schema && name === wanted.table.name,
    );
    if (table === undefined) return [];
    const measurement = measurements.get(wanted.purpose);
    const cost = measurement?.of(wanted.table);
    return [
      {
        id: idOf(wanted),
        name: wanted.name,
        table: spoken(wanted.table),
        purpose: wanted.purpose,
        sql: creationOf(wanted),
        tableBytes: table.bytes,
        ...verdictOf(wanted, table, extensions, measurement),
        ...(measurement && cost
          ? {
              measured: {
                milliseconds: measurement.milliseconds,
                stopped: measurement.stopped,
                readsWholeTable: cost.readsWholeTable,
                ...(cost.pages === undefined ? {} : { pages: cost.pages }),
              },
            }
          : {}),
      },
    ];
  });
}
