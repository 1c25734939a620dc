import type { Runner } from '../../database/database.ts';
import type { LatestAttempt, ListedComment } from '../writer.ts';
import { latestSql } from './latest.ts';
import type { ActivityLayout, CourseLayout } from './layout.ts';
import { studentOf, studentSql, submittedSql } from './summary.ts';
import { saidSql, type WritingContext } from './writer-queries.ts';

type ListedRow = Omit<ListedComment, 'activity' | 'student' | 'name'> & {
  student: string | null;
  name: string | null;
};

export async function readListed(
  db: Runner,
  context: WritingContext,
  { after, limit }: { after: string | null; limit: number },
): Promise<Omit<ListedComment, 'activity'>[]> {
  const { layout, feedback } = context;
  const id = feedback.sql('f', 'id');
  const text = `SELECT ${saidSql(context)}, u.name FROM ${feedback.name} f
LEFT JOIN LATERAL (${studentSql(layout, feedback.sql('f', 'email_alumno'))}) u ON true
WHERE $1::int8 IS NULL OR ${id} > $1::int8 ORDER BY ${id} LIMIT $2::int`;
  const rows = await db.rows<ListedRow>({ text, values: [after, limit] });
  return rows.map(({ student, name, ...row }) => {
    const { email, name: known } = studentOf(student, name);
    return { ...row, student: email, name: known };
  });
}

export async function readLatestAttempts(
  db: Runner,
  layout: CourseLayout,
  activity: ActivityLayout,
  students: readonly string[],
): Promise<LatestAttempt[]> {
  const { relation, spec } = activity;
  const email = relation.sql('s', 'email');
  const text = `SELECT ${relation.sql('s', 'id')}::text AS id, ${email}::text AS student, u.name,
  ${submittedSql(activity)} AS "submittedAt"
FROM (${latestSql(activity, '= ANY($1::text[])')}) s LEFT JOIN LATERAL (${studentSql(layout, email)}) u ON true`;
  const rows = await db.rows<{
    id: string;
    student: string;
    name: string | null;
    submittedAt: string | null;
  }>({ text, values: [students] });
  return rows.map(({ id, student, name, submittedAt }) => ({
    ref: { activity: spec.key, id },
    student,
    name: studentOf(student, name).name,
    submittedAt,
  }));
}

/** Without a table of students everybody who is written to may be one. */
export async function readKnownStudents(
  db: Runner,
  { students }: CourseLayout,
  addresses: readonly string[],
): Promise<string[]> {
  if (students === null) return [...addresses];
  const email = `${students.sql('u', 'email')}::text`;
  const text = `SELECT DISTINCT ${email} AS email FROM ${students.name} u
WHERE ${email} = ANY($1::text[]) OR lower(${email}) = ANY($2::text[])`;
  const values = [addresses, addresses.map((address) => address.toLowerCase())];
  const rows = await db.rows<{ email: string }>({ text, values });
  return rows.map((row) => row.email);
}
