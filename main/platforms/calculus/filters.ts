import type { QueueQuery } from '#contract/grading';
import type { Statement } from '../sql-text.ts';
import type { ActivityLayout } from './layout.ts';
import { searchCondition } from './search.ts';
import { type CourseContext, stateSql } from './states.ts';

export type QueueFilter = Pick<QueueQuery, 'states' | 'search'>;

export interface FilterSql {
  join: string;
  conditions: string[];
}

/** What keeps or drops a row `s`: one expression for the list and for its count. */
export function filterSql(
  context: CourseContext,
  activity: ActivityLayout,
  filter: QueueFilter,
  statement: Statement,
  probe: boolean,
): FilterSql {
  const search = filter.search?.trim() ?? '';
  const searched = search === '' ? [] : [searchCondition(context.layout, activity, search, statement)];
  if (filter.states === undefined) return { join: '', conditions: searched };
  const state = stateSql(context, activity, statement, probe);
  const wanted = `${state.expression} = ANY(${statement.bind(filter.states, 'text[]')})`;
  return { join: state.join, conditions: [...searched, wanted] };
}

/** How many rows the filter keeps, and how many of them never had a date. */
export function countSql(
  context: CourseContext,
  activities: readonly ActivityLayout[],
  filter: QueueFilter,
  statement: Statement,
): string {
  const each = activities.map((activity) => {
    const { join, conditions } = filterSql(context, activity, filter, statement, false);
    const undated = activity.hasDate
      ? `count(*) FILTER (WHERE ${activity.relation.sql('s', 'fecha')} IS NULL)`
      : 'count(*)';
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
    return `SELECT count(*) AS total, ${undated} AS undated FROM ${activity.relation.name} s ${join} ${where}`;
  });
  return `SELECT sum(total) AS total, sum(undated) AS undated FROM (${each.join('\nUNION ALL\n')}) c`;
}
