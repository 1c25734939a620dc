import type { Migration } from './migration.ts';

export const bank: Migration = {
  id: 4,
  name: 'bank',
  creates: ['table bank', 'table bank_uses'],
  tables: {
    bank: {
      columns:
        'id uuid, body text, shared boolean, pinned boolean, login text, author text, created_at timestamp with time zone, updated_at timestamp with time zone, forgotten_at timestamp with time zone',
      key: 'id',
    },
    bank_uses: {
      columns:
        'bank_id uuid, activity text, question text, login text, author text, uses integer, last_used_at timestamp with time zone',
      key: 'bank_id, activity, question, login, author',
    },
  },
  statements: [
    `CREATE TABLE tiza.bank (
  id uuid PRIMARY KEY,
  body text NOT NULL CHECK (body <> ''),
  shared boolean NOT NULL DEFAULT false,
  pinned boolean NOT NULL DEFAULT false,
  login text NOT NULL DEFAULT current_user,
  author text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  forgotten_at timestamptz
)`,
    // A body can be longer than an index entry; its hash never is.
    `CREATE UNIQUE INDEX bank_once ON tiza.bank (login, author, hashtextextended(body, 0))`,
    `CREATE INDEX bank_shared ON tiza.bank (shared) WHERE shared`,
    `COMMENT ON TABLE tiza.bank IS
  'Comments to use again. Editing or pinning a colleague''s makes a copy of one''s own.'`,

    `CREATE TABLE tiza.bank_uses (
  bank_id uuid NOT NULL REFERENCES tiza.bank ON DELETE CASCADE,
  activity text NOT NULL,
  question text NOT NULL DEFAULT '',
  login text NOT NULL DEFAULT current_user,
  author text NOT NULL,
  uses integer NOT NULL DEFAULT 1 CHECK (uses > 0),
  last_used_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (bank_id, activity, question, login, author)
)`,
    `CREATE INDEX bank_uses_by_place ON tiza.bank_uses (activity, question)`,
    `COMMENT ON TABLE tiza.bank_uses IS 'How often each comment was used, and where.'`,
  ],
};
