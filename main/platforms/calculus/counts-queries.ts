import type { Counts, SubmissionState } from '#contract/grading';
import type { Runner } from '../../database/database.ts';
import type { ReadOptions } from '../platform.ts';
import { createStatement } from '../sql-text.ts';
import { undatedSql } from './filters.ts';
import type { ActivityLayout } from './layout.ts';
import { type CourseContext, stateSql } from './states.ts';

/** Attempts of one activity by state, with how many of each never had a date. */
export type ActivityCounts = ReadonlyMap<SubmissionState, { total: number; undated: number }>;

// A big course on a slow server takes its time, once.
const patienceMs = 120_000;

interface CountRow {
  rank: number;
  state: SubmissionState;
  total: string;
  undated: string;
}

/** All counted in one snapshot. */
export async function readCounts(
  db: Runner,
  context: CourseContext,
  activities: readonly ActivityLayout[],
  options?: ReadOptions,
): Promise<Map<string, ActivityCounts>> {
  if (activities.length === 0) return new Map();
  const statement = createStatement();
  const each = activities.map((activity) => {
    const { join, expression } = stateSql(context, activity, statement, 'gather');
    return `SELECT ${activity.rank} AS rank, ${expression} AS state, count(*)::text AS total,
  ${undatedSql(activity)}::text AS undated
FROM ${activity.relation.name} s ${join} GROUP BY 2`;
  });
  const rows = await db.rows<CountRow>(statement.sql(each.join('\nUNION ALL\n')), {
    timeoutMs: patienceMs,
    ...options,
  });
  return new Map(
    activities.map(({ spec, rank }) => [
      spec.key,
      new Map(
        rows
          .filter((row) => row.rank === rank)
          .map(({ state, total, undated }) => [state, { total: Number(total), undated: Number(undated) }]),
      ),
    ]),
  );
}

export function countsOf(counted: ActivityCounts | undefined): Counts {
  const of = (state: SubmissionState): number => counted?.get(state)?.total ?? 0;
  const counts = {
    awaiting: of('awaiting'),
    newSinceReview: of('new-since-review'),
    reviewed: of('reviewed'),
    reviewedWithoutComment: of('reviewed-without-comment'),
  };
  return { total: Object.values(counts).reduce((sum, count) => sum + count, 0), ...counts };
}
