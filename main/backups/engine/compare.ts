import { AppError } from '#contract/errors';
import type { Compare, TableDifference, TableSummary } from './engine.ts';

const keyOf = ({ schema, name }: TableSummary) => JSON.stringify([schema, name]);

function differenceOf(
  left: TableSummary | null,
  right: TableSummary | null,
): TableDifference['difference'] | null {
  if (!left || !right) return left ? 'missing' : 'added';
  if (left.rows !== right.rows) return left.rows > right.rows ? 'fewer-rows' : 'more-rows';
  return left.checksum === right.checksum ? null : 'altered';
}

/** Table by table, how the right differs from the left. */
export const compare: Compare = (left, right) => {
  if (left.rowFormat !== right.rowFormat) {
    throw new AppError('invalid-input', 'Rows read as text and in binary have different checksums.', {
      details: { reason: 'backup-row-formats' },
    });
  }
  const others = new Map(right.tables.map((table) => [keyOf(table), table]));
  const pairs = left.tables.map((table): [TableSummary | null, TableSummary | null] => {
    const other = others.get(keyOf(table)) ?? null;
    others.delete(keyOf(table));
    return [table, other];
  });
  for (const table of others.values()) pairs.push([null, table]);
  return pairs.flatMap(([one, other]) => {
    const difference = differenceOf(one, other);
    const named = one ?? other;
    if (difference === null || !named) return [];
    return [{ schema: named.schema, name: named.name, difference, left: one, right: other }];
  });
};
