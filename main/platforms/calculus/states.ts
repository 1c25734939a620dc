import type { Statement } from '../sql-text.ts';
import type { ActivityLayout, CourseLayout } from './layout.ts';
import { textOf } from './search.ts';

/** What the SQL of one course needs to know beside its tables. */
export interface CourseContext {
  layout: CourseLayout;
  /** How `feedback.actividad` writes each activity. */
  names: ReadonlyMap<string, readonly string[]>;
}

export interface StateSql {
  /** Joins what was reviewed to row `s`: feedback as `r`, marks as `m`. */
  join: string;
  /** The attempt's state. */
  expression: string;
}

/**
 * `probe` looks up row by row, for statements that stop early; `gather` reads all of an activity's feedback once,
 * for statements that read every row.
 */
export type Lookup = 'probe' | 'gather';

interface Review {
  join: string;
  /** This attempt was reviewed. */
  covered: string;
  /** Something of this student in this activity was. */
  known: string;
}

/**
 * Feedback carries no reference to an attempt, so the dates decide: at or after the attempt it was reviewed,
 * before it something new has come since. Marks without a comment count the same way.
 */
export function stateSql(
  context: CourseContext,
  activity: ActivityLayout,
  statement: Statement,
  lookup: Lookup,
): StateSql {
  const feedback = feedbackReview(context, activity, statement, lookup);
  const marks = markReview(context, activity, statement, lookup);
  const cases = [
    ...(feedback === null ? [] : [`WHEN ${feedback.covered} THEN 'reviewed'`]),
    ...(marks === null ? [] : [`WHEN ${marks.covered} THEN 'reviewed-without-comment'`]),
    ...[feedback, marks].flatMap((review) =>
      review === null ? [] : [`WHEN ${review.known} THEN 'new-since-review'`],
    ),
  ];
  return {
    join: [feedback, marks].map((review) => review?.join ?? '').join(' '),
    expression: cases.length === 0 ? `'awaiting'::text` : `CASE ${cases.join(' ')} ELSE 'awaiting' END`,
  };
}

function feedbackReview(
  { layout: { feedback }, names }: CourseContext,
  activity: ActivityLayout,
  statement: Statement,
  lookup: Lookup,
): Review | null {
  const written = names.get(activity.spec.key) ?? [];
  if (feedback === null || written.length === 0 || !activity.hasEmail) return null;
  const student = feedback.sql('f', 'email_alumno');
  const probing = lookup === 'probe' && feedback.indexed('email_alumno');
  // A student has a few comments and an activity has thousands: its index, in another collation, is not asked as well.
  const activityText = `${textOf(feedback, 'f', 'actividad')}${probing ? ' COLLATE "C"' : ''}`;
  const filed = `${activityText} = ANY(${statement.bind(written, 'text[]')})`;
  const dated = feedback.column('fecha') !== null;
  const latest = dated ? `max(${feedback.sql('f', 'fecha')})` : 'NULL::timestamp';
  const email = activity.relation.sql('s', 'email');
  const join = probing
    ? `LEFT JOIN LATERAL (SELECT count(*) > 0 AS known, ${latest} AS latest
  FROM ${feedback.name} f WHERE ${student} = ${email} AND ${filed}) r ON true`
    : `LEFT JOIN (SELECT ${student} AS student, true AS known, ${latest} AS latest
  FROM ${feedback.name} f WHERE ${filed} GROUP BY ${student}) r ON r.student = ${email}`;
  if (!dated || !activity.hasDate) return { join, covered: 'r.known', known: 'r.known' };
  const submitted = activity.relation.sql('s', 'fecha');
  // An attempt that never had a date cannot be newer than anything.
  return {
    join,
    covered: `r.known AND (r.latest >= ${submitted} OR ${submitted} IS NULL)`,
    known: 'r.known',
  };
}

function markReview(
  { layout: { marks } }: CourseContext,
  activity: ActivityLayout,
  statement: Statement,
  lookup: Lookup,
): Review | null {
  if (marks === null) return null;
  const at = (column: string): string => marks.sql('t', column);
  const { relation } = activity;
  const standing = `${at('kind')} = 'reviewed' AND ${at('withdrawn_at')} IS NULL
  AND ${at('activity')} = ${statement.bind(activity.spec.key, 'text')}`;
  const student = activity.hasEmail ? `coalesce(${relation.sql('s', 'email')}, '')` : `''`;
  // Where nobody is known to have handed in, a mark stands for one submission and not for all of nobody's.
  const only = `CASE WHEN ${student} = '' THEN ${relation.sql('s', 'id')} END`;
  const join =
    lookup === 'probe' && marks.indexed('student')
      ? `LEFT JOIN LATERAL (SELECT max(${at('submitted')}) AS latest FROM ${marks.name} t
  WHERE ${standing} AND ${at('student')} = ${student} AND (${student} <> '' OR ${at('submission_id')} = ${relation.sql('s', 'id')})) m ON true`
      : `LEFT JOIN (SELECT ${at('student')} AS student, max(${at('submitted')}) AS latest,
    CASE WHEN ${at('student')} = '' THEN ${at('submission_id')} END AS only
  FROM ${marks.name} t WHERE ${standing} GROUP BY 1, 3) m ON m.student = ${student} AND m.only IS NOT DISTINCT FROM ${only}`;
  return { join, covered: `m.latest >= ${submittedKey(activity, 's')}`, known: 'm.latest IS NOT NULL' };
}

/** The moment an attempt was handed in, as Tiza's own tables keep it: seconds, the same in every session. */
export function submittedKey(activity: ActivityLayout, alias: string): string {
  return activity.hasDate
    ? `coalesce(extract(epoch FROM ${activity.relation.sql(alias, 'fecha')}), 0)::numeric`
    : '0::numeric';
}
