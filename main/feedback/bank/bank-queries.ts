import { randomUUID } from 'node:crypto';
import type { Database } from '../../database/database.ts';
import type { BankStore, BankUse, StoredComment } from './bank-store.ts';

const all = `SELECT b.id::text AS id, b.body AS text, b.login = session_user AND b.author = $1 AS mine, b.author,
  b.shared, b.pinned, b.forgotten_at IS NOT NULL AS forgotten,
  coalesce((SELECT json_agg(json_build_object('activity', u.activity, 'question', u.question, 'times', u.times))
    FROM (SELECT activity, question, sum(uses)::int AS times FROM tiza.bank_uses
      WHERE bank_id = b.id GROUP BY 1, 2) u), '[]') AS uses
FROM tiza.bank b
WHERE (b.login = session_user AND b.author = $1) OR (b.shared AND b.forgotten_at IS NULL)
ORDER BY b.created_at DESC, b.id`;

const add = `INSERT INTO tiza.bank AS b (id, body, shared, pinned, author)
SELECT n.*, $5 FROM unnest($1::uuid[], $2::text[], $3::bool[], $4::bool[]) n
ON CONFLICT (login, author, hashtextextended(body, 0)) DO UPDATE SET shared = b.shared OR excluded.shared,
  pinned = b.pinned OR excluded.pinned, forgotten_at = NULL, updated_at = now()`;

const change = `UPDATE tiza.bank SET body = coalesce($3, body), shared = coalesce($4, shared),
  pinned = coalesce($5, pinned), updated_at = now(),
  forgotten_at = CASE $6::bool WHEN true THEN now() WHEN false THEN NULL ELSE forgotten_at END
WHERE id = $1::uuid AND login = session_user AND author = $2`;

// What a colleague shares word by word needs no second entry.
const learnText = `INSERT INTO tiza.bank (id, body, author) SELECT n.id, n.body, $3
FROM unnest($1::uuid[], $2::text[]) n (id, body)
WHERE NOT EXISTS (SELECT FROM tiza.bank b WHERE b.shared AND b.forgotten_at IS NULL AND b.body = n.body)
ON CONFLICT (login, author, hashtextextended(body, 0)) DO NOTHING`;

const learnUse = `INSERT INTO tiza.bank_uses AS b (bank_id, activity, question, author, uses)
SELECT known.id, n.activity, n.question, $5, n.times
FROM unnest($1::text[], $2::text[], $3::text[], $4::int[]) n (body, activity, question, times),
  LATERAL (SELECT b.id FROM tiza.bank b WHERE b.body = n.body
      AND ((b.login = session_user AND b.author = $5) OR (b.shared AND b.forgotten_at IS NULL))
    ORDER BY (b.login = session_user AND b.author = $5) DESC, b.created_at LIMIT 1) known
ON CONFLICT (bank_id, activity, question, login, author)
DO UPDATE SET uses = b.uses + excluded.uses, last_used_at = now()`;

type Row = Omit<StoredComment, 'uses'> & { uses: BankUse[] };

/** The bank in the course's database, where colleagues can share. */
export function createDatabaseBank(database: Database, author: string): BankStore {
  return {
    all: () => database.rows<Row>({ text: all, values: [author] }),
    async add(comments) {
      const column = <Key extends keyof (typeof comments)[number]>(key: Key) =>
        comments.map((one) => one[key]);
      const values = [column('id'), column('text'), column('shared'), column('pinned'), author];
      await database.rows({ text: add, values }, { repeatable: true });
    },
    async change(id, { text = null, shared = null, pinned = null, forgotten = null }) {
      const values = [id, author, text, shared, pinned, forgotten];
      await database.rows({ text: change, values }, { repeatable: true });
    },
    async learn(lessons) {
      const texts = [...new Set(lessons.map(({ text }) => text))];
      const column = <Key extends keyof (typeof lessons)[number]>(key: Key) => lessons.map((one) => one[key]);
      await database.tx(async (lease) => {
        await lease.rows({ text: learnText, values: [texts.map(() => randomUUID()), texts, author] });
        const values = [column('text'), column('activity'), column('question'), column('times'), author];
        await lease.rows({ text: learnUse, values });
      });
    },
  };
}
