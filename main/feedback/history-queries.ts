import type { Runner } from '../database/database.ts';

export interface RevisionRow {
  id: string;
  feedback: string;
  action: 'published' | 'edited' | 'removed' | 'restored';
  filedAs: string;
  previous: string | null;
  text: string | null;
  author: string | null;
  login: string;
  at: string;
}

const revisions = `SELECT h.id::text AS id, h.feedback_id::text AS feedback,
  CASE WHEN h.action = 'published' AND s.kind = 'restore' THEN 'restored' ELSE h.action END AS action,
  coalesce(h.activity, '') AS "filedAs", h.previous, h.comment AS text, h.author, h.login,
  to_char(h.at::timestamp, 'YYYY-MM-DD HH24:MI:SS.MS') AS at
FROM tiza.history h LEFT JOIN tiza.sends s ON s.key = h.key`;

/** By id and student: an id that came back after a restore told somebody else something else. */
export function readHistory(db: Runner, feedback: string, student: string): Promise<RevisionRow[]> {
  const text = `${revisions} WHERE h.feedback_id = $1::int8 AND h.student = $2 ORDER BY h.id`;
  return db.rows<RevisionRow>({ text, values: [feedback, student] });
}

export function readStudentHistory(
  db: Runner,
  student: string,
  page: { before: string | null; limit: number },
): Promise<RevisionRow[]> {
  const text = `${revisions} WHERE h.student = $1 AND ($2::int8 IS NULL OR h.id < $2::int8)
ORDER BY h.id DESC LIMIT $3::int`;
  return db.rows<RevisionRow>({ text, values: [student, page.before, page.limit] });
}

/** Null where history does not say. */
export async function removedBy(db: Runner, feedback: string, student: string): Promise<string | null> {
  const text = `SELECT h.author FROM tiza.history h
WHERE h.feedback_id = $1::int8 AND h.student = $2 AND h.action = 'removed' ORDER BY h.id DESC LIMIT 1`;
  const [row] = await db.rows<{ author: string | null }>({ text, values: [feedback, student] });
  return row?.author ?? null;
}
