import type { Present } from '#contract/feedback';
import type { Runner } from '../database/database.ts';
import type { HandedIn } from '../platforms/writer.ts';

/** By the server's clock, so that a laptop whose own is wrong neither lingers nor vanishes. */
const lastsSeconds = 45;

const others = `SELECT DISTINCT p.author, p.doing FROM tiza.presence p
WHERE p.activity = $2 AND p.submission_id = $3::int8 AND p.submitted = $4::numeric
  AND p.session <> $1::uuid AND p.expires_at > now() ORDER BY p.doing DESC, p.author`;

const place = (session: string, { ref, submitted }: HandedIn) => [session, ref.activity, ref.id, submitted];

/** Who else is there, without being there. */
export function whoIsOn(db: Runner, session: string, on: HandedIn): Promise<Present[]> {
  return db.rows<Present>({ text: others, values: place(session, on) });
}

/** Says that one is there, and who else is. Whoever crashed left a row that means nothing any more. */
export function beOn(
  db: Runner,
  session: string,
  on: HandedIn,
  { author, doing }: Present,
): Promise<Present[]> {
  const text = `WITH gone AS (
  DELETE FROM tiza.presence p WHERE p.login = session_user AND p.expires_at < now() - interval '1 hour'
), here AS (
  INSERT INTO tiza.presence AS p (session, activity, submission_id, submitted, author, doing, expires_at)
  VALUES ($1::uuid, $2, $3::int8, $4::numeric, $5, $6, now() + interval '${lastsSeconds} s')
  ON CONFLICT (session) DO UPDATE SET activity = excluded.activity, submission_id = excluded.submission_id,
    submitted = excluded.submitted, doing = excluded.doing, expires_at = excluded.expires_at
)
${others}`;
  return db.rows<Present>({ text, values: [...place(session, on), author, doing] }, { repeatable: true });
}

export async function beGone(db: Runner, session: string): Promise<void> {
  const text = 'DELETE FROM tiza.presence p WHERE p.session = $1::uuid';
  await db.rows({ text, values: [session] }, { repeatable: true });
}
