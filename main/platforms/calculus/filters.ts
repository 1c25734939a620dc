import type { QueueQuery } from '#contract/grading';
import type { Statement } from '../sql-text.ts';
import { type ActivityLayout, columnsOf, type Relation, searchIsIndexed } from './layout.ts';
import { answeredSql, namedSql, textOf, writtenSql } from './search.ts';
import { type CourseContext, type Lookup, stateSql, submittedKey } from './states.ts';
import { imagesSql, lengthSql } from './summary.ts';

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

/** Whether the query asks for more than states: then rows are picked one by one, and counted when they are gathered. */
export function isPicky({ search, ...query }: QueueQuery): boolean {
  const { attempts, flagged, images, lateAfter, minLength, maxLength, blank } = query;
  const filters = [attempts, flagged, images, lateAfter, minLength, maxLength, blank];
  return search !== undefined || filters.some((filter) => filter !== undefined);
}

/** The conditions of a picky query on row `s`. */
export interface Picking {
  /** WITH items they refer to. */
  with: string[];
  /** All of these. */
  every(activity: ActivityLayout): string[];
  /** And one of these; none where nothing is searched for. To `gather` rows an index is asked, where there is one. */
  either(activity: ActivityLayout, lookup: Lookup): string[];
}

export function pickingOf(context: CourseContext, query: QueueQuery, statement: Statement): Picking {
  const every = (activity: ActivityLayout) => narrowed(context, activity, query, statement);
  const { search } = query;
  if (search === undefined) return { with: [], every, either: () => [] };
  const { layout } = context;
  const named = query.inNames === false ? null : namedSql(layout, search, statement);
  return {
    with: named === null ? [] : [`named AS MATERIALIZED (${named})`],
    every,
    // The phrase in the answers, or all of its words in the student's name.
    either(activity, lookup) {
      const indexed = lookup === 'gather' && searchIsIndexed(layout, activity);
      if (query.inNames === false) return writtenSql(layout, activity, search, statement, indexed);
      const inAnswers = answeredSql(layout, activity, search, statement, indexed);
      if (named === null || !activity.hasEmail) return inAnswers;
      return [...inAnswers, `${activity.relation.sql('s', 'email')} IN (SELECT named.email FROM named)`];
    },
  };
}

function narrowed(
  { layout: { marks } }: CourseContext,
  activity: ActivityLayout,
  query: QueueQuery,
  statement: Statement,
): string[] {
  const { relation, hasDate } = activity;
  const conditions: string[] = [];
  const when = (wanted: boolean | undefined, condition: () => string): void => {
    if (wanted !== undefined) conditions.push(wanted ? condition() : `(${condition()}) IS NOT TRUE`);
  };
  if (query.attempts !== undefined) conditions.push(attemptCondition(activity, query.attempts));
  when(query.images, () => `${imagesSql(activity)} > 0`);
  when(query.blank, () => blankCondition(activity));
  if (query.lateAfter !== undefined) {
    const moment = statement.bind(query.lateAfter, 'timestamp');
    conditions.push(hasDate ? `${relation.sql('s', 'fecha')}::timestamp > ${moment}` : 'false');
  }
  const length = lengthSql(activity);
  if (query.minLength !== undefined)
    conditions.push(`${length} >= ${statement.bind(query.minLength, 'int8')}`);
  if (query.maxLength !== undefined)
    conditions.push(`${length} <= ${statement.bind(query.maxLength, 'int8')}`);
  when(query.flagged, () => flagCondition(marks, activity, statement));
  return conditions;
}

function flagCondition(marks: Relation | null, activity: ActivityLayout, statement: Statement): string {
  if (marks === null) return 'false';
  const at = (column: string) => marks.sql('t', column);
  return `EXISTS (SELECT FROM ${marks.name} t WHERE ${at('kind')} = 'flag' AND ${at('withdrawn_at')} IS NULL
  AND ${at('activity')} = ${statement.bind(activity.spec.key, 'text')}
  AND ${at('submission_id')} = ${activity.relation.sql('s', 'id')} AND ${at('submitted')} = ${submittedKey(activity, 's')})`;
}

/** Of its student in its activity; whoever is not known to have handed in did so once. */
function attemptCondition(activity: ActivityLayout, wanted: NonNullable<QueueQuery['attempts']>): string {
  const { relation, hasEmail, hasDate } = activity;
  if (!hasEmail) return wanted === 'repeated' ? 'false' : 'true';
  const place = (alias: string) => {
    const id = relation.sql(alias, 'id');
    return hasDate ? `(coalesce(${relation.sql(alias, 'fecha')}, '-infinity'), ${id})` : id;
  };
  const other = wanted === 'latest' ? `${place('o')} > ${place('s')}` : `${place('o')} < ${place('s')}`;
  const exists = `EXISTS (SELECT FROM ${relation.name} o WHERE ${relation.sql('o', 'email')} = ${relation.sql('s', 'email')} AND ${other})`;
  return wanted === 'repeated' ? exists : `NOT ${exists}`;
}

function blankCondition(activity: ActivityLayout): string {
  const texts = [...columnsOf(activity, 'text'), ...columnsOf(activity, 'table')].map(
    (column) => `btrim(coalesce(${textOf(activity.relation, 's', column)}, ''), E' \\t\\r\\n') = ''`,
  );
  return [...texts, `${imagesSql(activity)} = 0`].join(' AND ');
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
