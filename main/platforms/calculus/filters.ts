import type { QueueQuery } from '#contract/grading';
import type { Statement } from '../sql-text.ts';
import type { ActivityLayout } from './layout.ts';
import { answersSql, namedSql, phrasePatterns } from './search.ts';
import { type CourseContext, type Lookup, stateSql } from './states.ts';

export type QueueFilter = Pick<QueueQuery, 'states' | 'search'>;

export interface RowFilter {
  join: string;
  conditions: string[];
}

/** Keeps attempts in the wanted states; nothing where every state is. */
export function stateFilter(
  context: CourseContext,
  activity: ActivityLayout,
  states: QueueQuery['states'],
  statement: Statement,
  lookup: Lookup,
): RowFilter {
  if (states === undefined) return { join: '', conditions: [] };
  const state = stateSql(context, activity, statement, lookup);
  return { join: state.join, conditions: [`${state.expression} = ANY(${statement.bind(states, 'text[]')})`] };
}

export interface SearchSql {
  /** A WITH item `named`: addresses of the students whose name has all the words; null where there are no names. */
  named: string | null;
  /** The answers of row `s` hold the phrase. */
  inAnswers(activity: ActivityLayout): string;
  /** Its student is among `named`. */
  inNames(activity: ActivityLayout): string | null;
}

/** The phrase in the answers, or all of its words in the student's name. */
export function searchSql(context: CourseContext, search: string, statement: Statement): SearchSql {
  const patterns = phrasePatterns(search).map((pattern) => statement.bind(pattern, 'text'));
  const students = namedSql(context.layout, search, statement);
  return {
    named: students === null ? null : `named AS MATERIALIZED (${students})`,
    inAnswers: (activity) =>
      patterns.map((pattern) => `(${answersSql(activity, 's')}) ~ ${pattern}`).join(' AND '),
    inNames: (activity) =>
      students === null || !activity.hasEmail
        ? null
        : `${activity.relation.sql('s', 'email')} IN (SELECT named.email FROM named)`,
  };
}

/** How many attempts the states keep, and how many of them never had a date. */
export function countSql(
  context: CourseContext,
  activities: readonly ActivityLayout[],
  states: QueueQuery['states'],
  statement: Statement,
): string {
  const each = activities.map((activity) => {
    const { join, conditions } = stateFilter(context, activity, states, statement, 'gather');
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
    return `SELECT count(*) AS total, ${undatedSql(activity)} AS undated FROM ${activity.relation.name} s ${join} ${where}`;
  });
  return `SELECT sum(total) AS total, sum(undated) AS undated FROM (${each.join('\nUNION ALL\n')}) c`;
}

export function undatedSql(activity: ActivityLayout): string {
  return activity.hasDate
    ? `count(*) FILTER (WHERE ${activity.relation.sql('s', 'fecha')} IS NULL)`
    : 'count(*)';
}
