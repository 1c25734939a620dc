import type { Statement } from '../sql-text.ts';
import type { ActivityLayout, CourseLayout } from './layout.ts';

/** What the SQL of one course needs to know beside its tables. */
export interface CourseContext {
  layout: CourseLayout;
  /** How `feedback.actividad` writes each activity. */
  names: ReadonlyMap<string, readonly string[]>;
}

export interface StateSql {
  /** Joins `r`, the latest feedback for the student of row `s` in its activity. */
  join: string;
  /** The attempt's state. */
  expression: string;
}

/**
 * Feedback carries no reference to an attempt, so the dates decide: at or after the attempt it was reviewed,
 * before it something new has come since. `probe` looks feedback up row by row, for statements that stop early;
 * otherwise all of the activity's feedback is gathered once, for statements that read every row.
 */
export function stateSql(
  context: CourseContext,
  activity: ActivityLayout,
  statement: Statement,
  probe: boolean,
): StateSql {
  const { feedback } = context.layout;
  const names = context.names.get(activity.spec.key) ?? [];
  if (feedback === null || names.length === 0 || !activity.hasEmail) {
    return { join: '', expression: `'awaiting'` };
  }
  const student = feedback.sql('f', 'email_alumno');
  const filed = `${feedback.sql('f', 'actividad')} = ANY(${statement.bind(names, 'text[]')})`;
  const dated = feedback.column('fecha') !== null;
  const latest = dated ? `max(${feedback.sql('f', 'fecha')})` : 'NULL::timestamp';
  const email = activity.relation.sql('s', 'email');
  const join =
    probe && feedback.indexed('email_alumno')
      ? `LEFT JOIN LATERAL (SELECT count(*) > 0 AS known, ${latest} AS latest
  FROM ${feedback.name} f WHERE ${student} = ${email} AND ${filed}) r ON true`
      : `LEFT JOIN (SELECT ${student} AS student, true AS known, ${latest} AS latest
  FROM ${feedback.name} f WHERE ${filed} GROUP BY ${student}) r ON r.student = ${email}`;
  // Where a date is missing on the attempt's side nothing can be compared: feedback there is counts.
  const reviewed =
    dated && activity.hasDate
      ? `r.known AND coalesce(r.latest >= ${activity.relation.sql('s', 'fecha')}, ${activity.relation.sql('s', 'fecha')} IS NULL)`
      : 'r.known';
  return {
    join,
    expression: `CASE WHEN ${reviewed} THEN 'reviewed' WHEN r.known THEN 'new-since-review' ELSE 'awaiting' END`,
  };
}
