import type { Student, SubmissionState, SubmissionSummary } from '#contract/grading';
import { type ActivityLayout, type CourseLayout, columnsOf } from './layout.ts';
import { textOf } from './search.ts';

/** One attempt as every statement that lists attempts selects it. */
export interface SummaryRow {
  rank: number;
  id: string;
  email: string | null;
  name: string | null;
  submitted: string | null;
  state: SubmissionState;
  attempt: string;
  attempts: string;
  preview: string;
  length: string;
  images: number;
}

const previewLength = 160;
// Leading blank lines are cut before the preview is, so a little more is asked for.
const previewRead = 400;

/** Only the beginning of answers and the sizes of images ever leave the server for a list. */
export function summarySql(activity: ActivityLayout): string {
  return `${previewSql(activity)} AS preview, ${lengthSql(activity)} AS length, ${imagesSql(activity)} AS images,
  ${submittedSql(activity)} AS submitted`;
}

function previewSql(activity: ActivityLayout): string {
  const beginnings = textsOf(activity, 'text').map(
    (text) => `nullif(btrim(left(${text}, ${previewRead}), E' \\t\\r\\n'), '')`,
  );
  const cells = textsOf(activity, 'table').map((cell) => `nullif(btrim(left(${cell}, 40)), '')`);
  const table = cells.length === 0 ? [] : [`concat_ws(' · ', ${cells.join(', ')})`];
  return `coalesce(${[...beginnings, ...table, `''`].join(', ')})`;
}

/** Characters of everything written. */
export function lengthSql(activity: ActivityLayout): string {
  const written = [...textsOf(activity, 'text'), ...textsOf(activity, 'table')];
  return `(${written.map((text) => `coalesce(length(${text}), 0)::int8`).join(' + ') || '0'})`;
}

export function imagesSql(activity: ActivityLayout): string {
  const images = columnsOf(activity, 'images').map((column) => activity.relation.sql('s', column));
  return `(${images.map((image) => `(coalesce(octet_length(${image}), 0) > 0)::int`).join(' + ') || '0'})`;
}

function textsOf(activity: ActivityLayout, kind: 'text' | 'table'): string[] {
  return columnsOf(activity, kind).map((column) => textOf(activity.relation, 's', column));
}

/** Wall-clock time of the server, whatever its DateStyle; null where there is no date or an endless one. */
export function submittedSql(activity: ActivityLayout): string {
  return activity.hasDate ? timeSql(activity.relation.sql('s', 'fecha')) : 'NULL';
}

export function timeSql(expression: string): string {
  return `to_char(${expression}::timestamp, 'YYYY-MM-DD HH24:MI:SS.MS')`;
}

/** Which attempt of its student each row is; only students on `page` are looked at. */
export function attemptsSql(activity: ActivityLayout): string {
  const { relation } = activity;
  const id = relation.sql('x', 'id');
  if (!activity.hasEmail)
    return 'SELECT 0 AS rank, 0::int8 AS id, 1::int8 AS attempt, 1::int8 AS attempts WHERE false';
  const email = relation.sql('x', 'email');
  const time = activity.hasDate ? `${relation.sql('x', 'fecha')} NULLS FIRST, ` : '';
  // Told that hardly any student is meant, the planner would read a table without an index once for each.
  const mine = relation.indexed('email') ? `WHERE page.rank = ${activity.rank}` : '';
  // Every attempt of the page's students is counted, only the page's own are kept: an array is looked through where
  // the planner, which guesses that there is one row, would go through all of both sides.
  return `SELECT w.rank, w.id, w.attempt, w.attempts FROM (SELECT ${activity.rank} AS rank, ${id}::int8 AS id,
  row_number() OVER (PARTITION BY ${email} ORDER BY ${time}${id}) AS attempt,
  count(*) OVER (PARTITION BY ${email}) AS attempts
FROM ${relation.name} x WHERE ${email} IN (SELECT page.email FROM page ${mine})) w
WHERE w.id = ANY (ARRAY(SELECT page.id FROM page WHERE page.rank = ${activity.rank}))`;
}

/** At most one row `name` for this address, even where a view repeats students. */
export function studentSql(layout: CourseLayout, email: string): string {
  const { students } = layout;
  if (students === null) return 'SELECT NULL::text AS name';
  return `SELECT ${nameSql(layout, 'u')} AS name FROM ${students.name} u
WHERE ${students.sql('u', 'email')} = ${email} LIMIT 1`;
}

export function nameSql({ students }: CourseLayout, alias: string): string {
  const fields = ['nombre', 'apellidos'].flatMap((column) =>
    students?.column(column) ? [textOf(students, alias, column)] : [],
  );
  return fields.length === 0 ? 'NULL::text' : `concat_ws(' ', ${fields.join(', ')})`;
}

export function studentOf(email: string | null, name: string | null): Student {
  const address = email ?? '';
  return { id: address, name: name?.trim().replace(/\s+/g, ' ') || address, email: address };
}

export function summaryOf(row: SummaryRow, layout: CourseLayout): SubmissionSummary {
  const activity = layout.activities.find((candidate) => candidate.rank === row.rank);
  return {
    ref: { activity: activity?.spec.key ?? '', id: row.id },
    student: studentOf(row.email, row.name),
    submittedAt: row.submitted,
    attempt: Number(row.attempt),
    attempts: Number(row.attempts),
    preview: [...row.preview.replace(/\s+/g, ' ').trim()].slice(0, previewLength).join(''),
    length: Number(row.length),
    images: row.images,
    state: row.state,
  };
}
