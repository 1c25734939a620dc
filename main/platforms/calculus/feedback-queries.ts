import type { FeedbackEntry, SubmissionRef } from '#contract/grading';
import type { Runner } from '../../database/database.ts';
import type { ReadOptions } from '../platform.ts';
import { createStatement, type Statement } from '../sql-text.ts';
import type { ActivityLayout } from './layout.ts';
import { textOf } from './search.ts';
import type { CourseContext } from './states.ts';
import { timeSql } from './summary.ts';

interface FeedbackRow {
  id: string;
  activity: string;
  comment: string;
  written: string | null;
  author: string | null;
}

/** Every comment one student has, in all activities, newest first. */
export async function readFeedback(
  db: Runner,
  context: CourseContext,
  email: string,
  options?: ReadOptions,
): Promise<FeedbackEntry[]> {
  const statement = createStatement();
  return readFeedbackOf(db, context, statement, statement.bind(email, 'text'), options);
}

/** The same for whoever handed in this submission, in one question. */
export async function readFeedbackFor(
  db: Runner,
  context: CourseContext,
  { relation, hasEmail }: ActivityLayout,
  ref: SubmissionRef,
  options?: ReadOptions,
): Promise<FeedbackEntry[]> {
  if (!hasEmail) return [];
  const statement = createStatement();
  const student = `(SELECT ${relation.sql('s', 'email')}::text FROM ${relation.name} s
  WHERE ${relation.sql('s', 'id')} = ${statement.bind(ref.id, 'int8')} LIMIT 1)`;
  return readFeedbackOf(db, context, statement, student, options);
}

async function readFeedbackOf(
  db: Runner,
  context: CourseContext,
  statement: Statement,
  student: string,
  options?: ReadOptions,
): Promise<FeedbackEntry[]> {
  const { feedback, authorship } = context.layout;
  if (feedback === null || feedback.column('id') === null || feedback.column('comentario') === null)
    return [];
  const id = feedback.sql('f', 'id');
  const date = feedback.column('fecha') === null ? null : feedback.sql('f', 'fecha');
  const epoch = date === null ? '0' : `coalesce(extract(epoch FROM ${date}), 0)`;
  // An id alone may come back after a restore, for another comment.
  const author =
    authorship === null
      ? 'NULL'
      : `(SELECT ${authorship.sql('a', 'author')} FROM ${authorship.name} a
  WHERE ${authorship.sql('a', 'feedback_id')} = ${id} AND ${authorship.sql('a', 'written')} = ${epoch}::numeric)`;
  const text = `SELECT ${id}::text AS id, ${textOf(feedback, 'f', 'actividad')} AS activity,
  ${textOf(feedback, 'f', 'comentario')} AS comment, ${date === null ? 'NULL' : timeSql(date)} AS written, ${author} AS author
FROM ${feedback.name} f WHERE ${feedback.sql('f', 'email_alumno')} = ${student}
ORDER BY ${date === null ? '' : `${date} DESC NULLS LAST, `}${id} DESC`;
  const rows = await db.rows<FeedbackRow>(statement.sql(text), options);
  return rows.map((row) => entryOf(row, context));
}

function entryOf(
  { id, activity, comment, written, author }: FeedbackRow,
  context: CourseContext,
): FeedbackEntry {
  const owner = [...context.names].find(([, names]) => names.includes(activity))?.[0] ?? null;
  const title = context.layout.activities.find(({ spec }) => spec.key === owner)?.spec.title;
  return { id, activity: owner, activityTitle: title ?? activity, comment, writtenAt: written, author };
}
