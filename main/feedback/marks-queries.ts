import type { Mark } from '#contract/feedback';
import type { Runner } from '../database/database.ts';
import type { HandedIn } from '../platforms/writer.ts';

export interface MarkToSet {
  key: string;
  kind: Mark['kind'];
  on: HandedIn;
  reason: string | null;
}

export interface MarkRow {
  key: string;
  kind: Mark['kind'];
  activity: string;
  id: string;
  reason: string | null;
  author: string;
  mine: boolean;
  at: string;
}

const columns = (on: readonly HandedIn[]) => [
  on.map(({ ref }) => ref.activity),
  on.map(({ ref }) => ref.id),
  on.map(({ submitted }) => submitted),
];

/** Where one of its kind stands already, that one stays. */
export async function setMarks(db: Runner, marks: readonly MarkToSet[], author: string): Promise<void> {
  const text = `INSERT INTO tiza.marks (key, kind, activity, submission_id, submitted, student, reason, author)
SELECT m.*, $8 FROM unnest($1::uuid[], $2::text[], $3::text[], $4::int8[], $5::numeric[], $6::text[], $7::text[]) m
ON CONFLICT DO NOTHING`;
  const values = [
    marks.map(({ key }) => key),
    marks.map(({ kind }) => kind),
    ...columns(marks.map(({ on }) => on)),
    marks.map(({ on }) => on.student),
    marks.map(({ reason }) => reason),
    author,
  ];
  await db.rows({ text, values }, { repeatable: true });
}

export async function withdrawMarks(db: Runner, keys: readonly string[], author: string): Promise<void> {
  const text = `UPDATE tiza.marks SET withdrawn_by = $2 WHERE key = ANY($1::uuid[]) AND withdrawn_at IS NULL`;
  await db.rows({ text, values: [keys, author] }, { repeatable: true });
}

/** Those that stand on these very submissions: an id that came back after a restore is another one. */
export function readMarks(db: Runner, on: readonly HandedIn[], author: string): Promise<MarkRow[]> {
  const text = `SELECT m.key::text AS key, m.kind, m.activity, m.submission_id::text AS id, m.reason, m.author,
  m.login = session_user AND m.author = $4 AS mine,
  to_char(m.marked_at::timestamp, 'YYYY-MM-DD HH24:MI:SS.MS') AS at
FROM tiza.marks m JOIN unnest($1::text[], $2::int8[], $3::numeric[]) o (activity, id, submitted)
  ON m.activity = o.activity AND m.submission_id = o.id AND m.submitted = o.submitted
WHERE m.withdrawn_at IS NULL ORDER BY m.marked_at, m.key`;
  return db.rows<MarkRow>({ text, values: [...columns(on), author] });
}
