import type { Counts, SubmissionState } from '#contract/grading';
import type { Runner, RunOptions } from '../../database/database.ts';
import { createStatement } from '../sql-text.ts';
import type { ActivityLayout } from './layout.ts';
import { type CourseContext, stateSql } from './states.ts';

interface CountRow {
  rank: number;
  state: SubmissionState;
  count: string;
}

/** Attempts by activity and state, all from one snapshot. */
export async function readCounts(
  db: Runner,
  context: CourseContext,
  activities: readonly ActivityLayout[],
  options?: RunOptions,
): Promise<Map<string, Counts>> {
  if (activities.length === 0) return new Map();
  const statement = createStatement();
  const each = activities.map((activity) => {
    const { join, expression } = stateSql(context, activity, statement, false);
    return `SELECT ${activity.rank} AS rank, ${expression} AS state, count(*) AS count
FROM ${activity.relation.name} s ${join} GROUP BY 2`;
  });
  const rows = await db.rows<CountRow>(statement.sql(each.join('\nUNION ALL\n')), options);
  return new Map(
    activities.map((activity) => [
      activity.spec.key,
      countsOf(rows.filter((row) => row.rank === activity.rank)),
    ]),
  );
}

function countsOf(rows: CountRow[]): Counts {
  const of = (state: SubmissionState): number => Number(rows.find((row) => row.state === state)?.count ?? 0);
  return {
    total: rows.reduce((sum, row) => sum + Number(row.count), 0),
    awaiting: of('awaiting'),
    newSinceReview: of('new-since-review'),
    reviewed: of('reviewed'),
    reviewedWithoutComment: of('reviewed-without-comment'),
  };
}
