import type { QueuePage, QueueQuery } from '#contract/grading';
import type { Runner, RunOptions, Sql } from '../../database/database.ts';
import { createStatement } from '../sql-text.ts';
import { countSql, filterSql } from './filters.ts';
import type { ActivityLayout } from './layout.ts';
import { type Cursor, decodeCursor, encodeCursor, pageOrder, stretchOf } from './order.ts';
import { type CourseContext, stateSql } from './states.ts';
import { attemptsSql, type SummaryRow, studentSql, summaryOf, summarySql } from './summary.ts';

interface QueueRow extends Omit<SummaryRow, 'rank'> {
  total: string;
  undated: string;
  /** Null in the one row that only brings the counts. */
  rank: number | null;
  key: string | null;
}

export async function readQueue(
  db: Runner,
  context: CourseContext,
  query: QueueQuery,
  options?: RunOptions,
): Promise<QueuePage> {
  const chosen = context.layout.activities.filter(
    (activity) => query.activity === undefined || activity.spec.key === query.activity,
  );
  const after = query.cursor === undefined ? null : decodeCursor(query.cursor, query.order);
  if (chosen.length === 0) return { items: [], next: null, total: 0 };

  const page = { context, activities: chosen, query, limit: query.limit };
  const dated = after?.dated ?? true;
  const first = await db.rows<QueueRow>(pageSql({ ...page, dated, after }), options);
  const total = after?.total ?? Number(first[0]?.total ?? 0);
  const undated = after?.undated ?? Number(first[0]?.undated ?? 0);
  const counted = { order: query.order, total, undated };
  let rows = first.filter(isListed);
  if (dated && undated > 0 && rows.length <= query.limit) {
    // The dates are used up; what never had one follows.
    const start: Cursor = { ...counted, dated: false, key: null, rank: -1, id: '0' };
    const rest = { ...page, limit: query.limit - rows.length, dated: false, after: start };
    rows = [...rows, ...(await db.rows<QueueRow>(pageSql(rest), options)).filter(isListed)];
  }
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const next =
    rows.length <= query.limit || last === undefined
      ? null
      : encodeCursor({
          ...counted,
          dated: query.order === 'fair' || last.key !== null,
          key: last.key,
          rank: last.rank,
          id: last.id,
        });
  return { items: shown.map((row) => summaryOf(row, context.layout)), next, total };
}

function isListed(row: QueueRow): row is QueueRow & { rank: number } {
  return row.rank !== null;
}

interface PageRequest {
  context: CourseContext;
  activities: ActivityLayout[];
  query: QueueQuery;
  dated: boolean;
  after: Cursor | null;
  limit: number;
}

/** One row more than asked for, so that "is there more" needs no second question. */
function pageSql(request: PageRequest): Sql {
  const { context, activities, query, dated, after } = request;
  const statement = createStatement();
  const wanted = statement.bind(request.limit + 1, 'int8');
  const branches = activities.flatMap((activity) => {
    const stretch = stretchOf(activity, query.order, dated, after, statement);
    if (stretch.conditions === null) return [];
    const filter = filterSql(context, activity, query, statement, true);
    return [
      `(SELECT ${activity.rank} AS rank, ${activity.relation.sql('s', 'id')}::int8 AS id, ${
        activity.hasEmail ? activity.relation.sql('s', 'email') : 'NULL'
      }::text AS email, ${stretch.key} AS key
FROM ${activity.relation.name} s ${filter.join}
WHERE ${[...stretch.conditions, ...filter.conditions, 'true'].join(' AND ')}
ORDER BY ${stretch.orderBy} LIMIT ${wanted})`,
    ];
  });
  const page =
    branches.length === 0
      ? 'SELECT 0 AS rank, 0::int8 AS id, NULL::text AS email, NULL::timestamp AS key WHERE false'
      : `SELECT b.* FROM (${branches.join('\nUNION ALL\n')}) b ORDER BY ${pageOrder(query.order, dated, 'b')} LIMIT ${wanted}`;
  const counts =
    after === null ? countSql(context, activities, query, statement) : 'SELECT 0 AS total, 0 AS undated';
  const details = activities.map((activity) => {
    const state = stateSql(context, activity, statement, true);
    return `(SELECT ${summarySql(activity)}, ${state.expression} AS state
FROM ${activity.relation.name} s ${state.join}
WHERE page.rank = ${activity.rank} AND ${activity.relation.sql('s', 'id')} = page.id)`;
  });
  return statement.sql(`WITH page AS MATERIALIZED (${page}),
attempts AS (${activities.map(attemptsSql).join('\nUNION ALL\n')}),
counted AS (${counts})
SELECT counted.total, counted.undated, page.rank, page.id, page.email, to_json(page.key) #>> '{}' AS key,
  d.submitted, d.state, d.preview, d.length, d.images, u.name, coalesce(a.attempt, 1) AS attempt, coalesce(a.attempts, 1) AS attempts
FROM counted LEFT JOIN (page
  CROSS JOIN LATERAL (${details.join('\nUNION ALL\n')}) d
  LEFT JOIN attempts a ON a.rank = page.rank AND a.id = page.id
  LEFT JOIN LATERAL (${studentSql(context.layout, 'page.email')}) u ON true) ON true
ORDER BY ${pageOrder(query.order, dated, 'page')}`);
}
