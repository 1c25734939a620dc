import type { FeedbackEntry } from '#contract/grading';
import type { Runner } from '../../database/database.ts';
import type { ReadOptions } from '../platform.ts';
import { textOf } from './search.ts';
import type { CourseContext } from './states.ts';
import { timeSql } from './summary.ts';

interface FeedbackRow {
  id: string;
  activity: string;
  comment: string;
  written: string | null;
}

/** Every comment one student has, in all activities, newest first. */
export async function readFeedback(
  db: Runner,
  context: CourseContext,
  email: string,
  options?: ReadOptions,
): Promise<FeedbackEntry[]> {
  const { feedback } = context.layout;
  if (feedback === null || feedback.column('id') === null || feedback.column('comentario') === null)
    return [];
  const date = feedback.column('fecha') === null ? null : feedback.sql('f', 'fecha');
  const text = `SELECT ${feedback.sql('f', 'id')}::text AS id, ${textOf(feedback, 'f', 'actividad')} AS activity,
  ${textOf(feedback, 'f', 'comentario')} AS comment, ${date === null ? 'NULL' : timeSql(date)} AS written
FROM ${feedback.name} f WHERE ${feedback.sql('f', 'email_alumno')} = $1
ORDER BY ${date === null ? '' : `${date} DESC NULLS LAST, `}${feedback.sql('f', 'id')} DESC`;
  const rows = await db.rows<FeedbackRow>({ text, values: [email] }, options);
  return rows.map((row) => {
    const owner = [...context.names].find(([, names]) => names.includes(row.activity))?.[0] ?? null;
    const title = context.layout.activities.find(({ spec }) => spec.key === owner)?.spec.title;
    return {
      id: row.id,
      activity: owner,
      activityTitle: title ?? row.activity,
      comment: row.comment,
      writtenAt: row.written,
      author: null,
    };
  });
}
