import type { Runner } from '../database/database.ts';
import type { HandedIn } from '../platforms/writer.ts';

export interface NoteRow {
  id: string;
  student: string;
  activity: string | null;
  submission: string | null;
  text: string;
  createdAt: string;
  updatedAt: string;
}

export interface NoteToKeep {
  id: string;
  student: string;
  on: HandedIn | null;
  text: string;
}

const time = (column: string) => `to_char(${column}::timestamp, 'YYYY-MM-DD HH24:MI:SS.MS')`;
const columns = `n.id::text AS id, n.student, n.activity, n.submission_id::text AS submission, n.body AS text,
  ${time('n.created_at')} AS "createdAt", ${time('n.updated_at')} AS "updatedAt"`;

// Where several share a login only the name tells whose it is; with logins of their own the server sees to it.
const mine = (author: string) => `n.login = session_user AND n.author = ${author}`;

export function readNotes(db: Runner, student: string, author: string): Promise<NoteRow[]> {
  const text = `SELECT ${columns} FROM tiza.notes n WHERE n.student = $1 AND ${mine('$2')}
ORDER BY n.created_at DESC, n.id`;
  return db.rows<NoteRow>({ text, values: [student, author] });
}

/** Undefined: the id is somebody else's. */
export async function keepNote(
  db: Runner,
  { id, student, on, text: body }: NoteToKeep,
  author: string,
): Promise<NoteRow | undefined> {
  const text = `INSERT INTO tiza.notes AS n (id, student, activity, submission_id, submitted, body, author)
VALUES ($1::uuid, $2, $3, $4::int8, $5::numeric, $6, $7)
ON CONFLICT (id) DO UPDATE SET body = excluded.body, updated_at = now() WHERE ${mine('$7')}
RETURNING ${columns}`;
  const values = [id, student, on?.ref.activity, on?.ref.id, on?.submitted, body, author];
  const [row] = await db.rows<NoteRow>({ text, values }, { repeatable: true });
  return row;
}

export async function removeNote(db: Runner, id: string, author: string): Promise<void> {
  const text = `DELETE FROM tiza.notes n WHERE n.id = $1::uuid AND ${mine('$2')}`;
  await db.rows({ text, values: [id, author] }, { repeatable: true });
}
