import type { QueueQuery } from '#contract/grading';
import type { Sql } from '../../database/database.ts';
import { createStatement } from '../sql-text.ts';
import type { WalkCursor } from './cursor.ts';
import { countSql, pickingOf, type RowFilter, stateFilter } from './filters.ts';
import type { ActivityLayout } from './layout.ts';
import { pageOrder, stretchOf } from './order.ts';
import { pageSql } from './page-queries.ts';
import type { CourseContext } from './states.ts';

const fewRows = 30_000;

export interface Walk {
  context: CourseContext;
  activities: readonly ActivityLayout[];
  query: QueueQuery;
  /** Rows without a date come last, in a stretch of their own. */
  dated: boolean;
  after: WalkCursor | null;
  limit: number;
  /** Counts what the states keep; what a picky query finds is counted when its hits are gathered. */
  counting: boolean;
}

/**
 * Walks every activity in order from the cursor and stops each as soon as there is enough: a page costs the same
 * wherever it is. One row more than asked for is read, so that "is there more" needs no second question.
 */
export function walkSql(walk: Walk): Sql {
  const { context, activities, query, dated } = walk;
  const statement = createStatement();
  const wanted = statement.bind(walk.limit + 1, 'int8');
  const picking = pickingOf(context, query, statement);
  const branches = activities.flatMap((activity) => {
    const { relation } = activity;
    const stretch = stretchOf({ activity, after: walk.after, statement }, query.order, dated);
    if (stretch === null) return [];
    // Without an index every row is read before the first can be told. Of one activity's few rows the wanted ones may be
    // far between: to read what was said about all of them takes no longer than counting does.
    const isFew = activities.length === 1 && relation.table.estimatedRows <= fewRows;
    const lookup = stretch.indexed && !isFew ? 'probe' : 'gather';
    const kept = stateFilter(context, activity, query.states, statement, lookup);
    const picked = opaque(
      [...kept.conditions, ...picking.every(activity)],
      picking.either(activity, 'probe'),
    );
    const conditions = [...stretch.conditions, ...picked.conditions];
    const email = activity.hasEmail ? `${relation.sql('s', 'email')}::text` : 'NULL::text';
    return [
      `(SELECT ${activity.rank} AS rank, ${relation.sql('s', 'id')}::int8 AS id, ${email} AS email, ${stretch.key} AS key
FROM ${relation.name} s ${kept.join} ${picked.join}
${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`}
ORDER BY ${stretch.orderBy} LIMIT ${wanted})`,
    ];
  });
  const found =
    branches.length === 0
      ? 'SELECT 0 AS rank, 0::int8 AS id, NULL::text AS email, NULL::timestamp AS key WHERE false'
      : `SELECT b.rank, b.id, b.email, b.key FROM (${branches.join('\nUNION ALL\n')}) b ORDER BY ${pageOrder(query.order, dated, 'b')} LIMIT ${wanted}`;
  return pageSql(context, activities, statement, {
    page: [...picking.with, `page AS MATERIALIZED (${found})`].join(', '),
    order: pageOrder(query.order, dated, 'page'),
    ...(walk.counting ? { counts: countSql(context, activities, query.states, statement) } : {}),
  });
}

/**
 * The planner guesses that such conditions keep next to nothing, and would read and sort everything, with helpers
 * and compiled code. Behind OFFSET 0 it cannot guess, and walks the order until the page is full.
 */
function opaque(every: string[], either: string[]): RowFilter {
  const all = either.length === 0 ? every : [...every, either.map((one) => `(${one})`).join(' OR ')];
  if (all.length === 0) return { join: '', conditions: [] };
  const kept = all.map((condition) => `(${condition})`).join(' AND ');
  return { join: `CROSS JOIN LATERAL (SELECT ${kept} AS kept OFFSET 0) h`, conditions: ['h.kept'] };
}
