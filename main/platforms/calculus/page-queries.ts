import type { Sql } from '../../database/database.ts';
import type { Statement } from '../sql-text.ts';
import type { ActivityLayout } from './layout.ts';
import { type CourseContext, stateSql } from './states.ts';
import { attemptsSql, type SummaryRow, studentSql, summarySql } from './summary.ts';

/** A listed attempt with the key it was sorted by. */
export interface PageRow extends SummaryRow {
  key: string | null;
  total: string;
  undated: string;
}

export interface PageParts {
  /** Selects `rank, id, email, key` of the attempts to list. */
  page: string;
  /** How they are sorted, by columns of `page`. */
  order: string;
  /** Selects `total, undated`; they come with every row, and alone where no attempt is listed. */
  counts?: string;
}

/** Everything a list shows of the attempts on `page`, in one statement. */
export function pageSql(
  context: CourseContext,
  activities: readonly ActivityLayout[],
  statement: Statement,
  { page, order, counts = 'SELECT 0 AS total, 0 AS undated' }: PageParts,
): Sql {
  // Only the one table a row is in is looked at: the other branches end at `page.rank`.
  const details = activities.map((activity) => {
    const state = stateSql(context, activity, statement, 'probe');
    return `SELECT ${summarySql(activity)}, ${state.expression} AS state
FROM ${activity.relation.name} s ${state.join}
WHERE page.rank = ${activity.rank} AND ${activity.relation.sql('s', 'id')} = page.id`;
  });
  return statement.sql(`WITH ${page},
attempts AS MATERIALIZED (${activities.map(attemptsSql).join('\nUNION ALL\n')}),
counted AS (${counts})
SELECT counted.total::text AS total, counted.undated::text AS undated,
  page.rank, page.id::text AS id, page.email, to_json(page.key) #>> '{}' AS key,
  d.submitted, d.state, d.preview, d.length::text AS length, d.images, u.name,
  coalesce(a.attempt, 1)::text AS attempt, coalesce(a.attempts, 1)::text AS attempts
FROM counted LEFT JOIN (page
  CROSS JOIN LATERAL (${details.join('\nUNION ALL\n')}) d
  LEFT JOIN attempts a ON a.rank = page.rank AND a.id = page.id
  LEFT JOIN LATERAL (${studentSql(context.layout, 'page.email')}) u ON true) ON true
ORDER BY ${order}`);
}
