import type { Runner } from '../database/database.ts';

/** What Tiza's own tables know about the changes at hand, under the lock that keeps other desks waiting. */
export interface LedgerState {
  /** There is a ledger: what is not in `sent` was not made. */
  kept: boolean;
  /** The platform's table writes history by itself. */
  recorded: boolean;
  /** Keys of changes that were made, and the comments they published; null: they changed one. */
  sent: ReadonlyMap<string, SentComment | null>;
}

export interface SentComment {
  id: string;
  written: string;
}

export interface Signature {
  key: string;
  id: string;
  written: string;
  author: string;
}

export interface Revision {
  key: string;
  id: string;
  written: string;
  action: 'published' | 'edited' | 'removed';
  student: string;
  filedAs: string;
  previous: string | null;
  text: string | null;
  author: string;
}

export type SendKind = 'publish' | 'edit' | 'remove' | 'restore';

/**
 * Desks that write about the same student and activity take turns: whoever comes later sees what the first one did,
 * even where its answer was lost. Always in the same order, so that two bulk publications cannot block each other.
 */
export async function takeTurns(db: Runner, places: readonly string[]): Promise<void> {
  const text = `SELECT pg_advisory_xact_lock(place)
FROM (SELECT DISTINCT hashtextextended(p, 7346) AS place FROM unnest($1::text[]) p ORDER BY 1 OFFSET 0) places`;
  await db.rows({ text, values: [places] });
}

export async function readLedger(db: Runner, table: string, keys: readonly string[]): Promise<LedgerState> {
  const text = `SELECT tiza.records_history($1::regclass) AS recorded, sent.key, sent.id, sent.written
FROM (VALUES (1)) one LEFT JOIN (SELECT s.key::text AS key, a.feedback_id::text AS id, a.written::text AS written
  FROM tiza.sends s LEFT JOIN tiza.authorship a ON a.key = s.key WHERE s.key = ANY($2::uuid[])) sent ON true`;
  const rows = await db.rows<{ recorded: boolean; key: string | null; id: string | null; written: string }>({
    text,
    values: [table, keys],
  });
  return {
    kept: true,
    recorded: rows[0]?.recorded ?? false,
    sent: new Map(
      rows.flatMap(({ key, id, written }) =>
        key === null ? [] : [[key, id === null ? null : { id, written }] as const],
      ),
    ),
  };
}

export async function recordSends(db: Runner, kind: SendKind, keys: readonly string[]): Promise<void> {
  const text = 'INSERT INTO tiza.sends (key, kind) SELECT k, $2 FROM unnest($1::uuid[]) k';
  await db.rows({ text, values: [keys, kind] });
}

export async function sign(db: Runner, signatures: readonly Signature[]): Promise<void> {
  const text = `INSERT INTO tiza.authorship (feedback_id, written, key, author)
SELECT * FROM unnest($1::int8[], $2::numeric[], $3::uuid[], $4::text[])`;
  const column = <Key extends keyof Signature>(key: Key) => signatures.map((one) => one[key]);
  await db.rows({ text, values: [column('id'), column('written'), column('key'), column('author')] });
}

/**
 * Where the server guards rows it lets a teacher record only under the name they signed the comment with; where
 * several share a login the name is theirs to say.
 */
export async function recordHistory(db: Runner, revisions: readonly Revision[]): Promise<void> {
  const text = `INSERT INTO tiza.history
  (feedback_id, written, action, student, activity, previous, comment, author, key)
SELECT r.id, r.written, r.action, r.student, r.activity, r.previous, r.comment,
  coalesce((SELECT a.author FROM tiza.authorship a WHERE row_security_active('tiza.history')
    AND a.feedback_id = r.id AND a.written = r.written AND a.login = session_user), r.author), r.key
FROM unnest($1::int8[], $2::numeric[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::uuid[])
  AS r (id, written, action, student, activity, previous, comment, author, key)`;
  const column = <Key extends keyof Revision>(key: Key) => revisions.map((one) => one[key]);
  await db.rows({
    text,
    values: [
      ...[column('id'), column('written'), column('action'), column('student'), column('filedAs')],
      ...[column('previous'), column('text'), column('author'), column('key')],
    ],
  });
}
