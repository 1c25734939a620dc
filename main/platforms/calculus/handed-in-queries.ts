import type { SubmissionRef } from '#contract/grading';
import type { Runner } from '../../database/database.ts';
import { createStatement } from '../sql-text.ts';
import type { HandedIn } from '../writer.ts';
import type { CourseLayout } from './layout.ts';
import { submittedKey } from './states.ts';

/** By whom and when, in one question for all activities. */
export async function readHandedIn(
  db: Runner,
  { activities }: CourseLayout,
  refs: readonly SubmissionRef[],
): Promise<HandedIn[]> {
  const statement = createStatement();
  const each = activities.flatMap((activity) => {
    const { spec, relation, hasEmail } = activity;
    const ids = refs.filter((ref) => ref.activity === spec.key).map(({ id }) => id);
    if (ids.length === 0) return [];
    const id = relation.sql('s', 'id');
    return `SELECT ${statement.bind(spec.key, 'text')} AS activity, ${id}::text AS id,
  ${hasEmail ? `coalesce(${relation.sql('s', 'email')}::text, '')` : `''`} AS student,
  ${submittedKey(activity, 's')}::text AS submitted
FROM ${relation.name} s WHERE ${id} = ANY(${statement.bind(ids, 'int8[]')})`;
  });
  if (each.length === 0) return [];
  const rows = await db.rows<{ activity: string; id: string; student: string; submitted: string }>(
    statement.sql(each.join('\nUNION ALL\n')),
  );
  return rows.map(({ activity, id, ...rest }) => ({ ref: { activity, id }, ...rest }));
}
