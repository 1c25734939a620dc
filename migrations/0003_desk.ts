import type { Migration } from './migration.ts';

// A submission is known by activity, id and the moment it was handed in, for the reason a comment is.
const submission = `activity text NOT NULL,
  submission_id bigint NOT NULL,
  submitted numeric NOT NULL`;

const who = `login text NOT NULL DEFAULT current_user,
  author text NOT NULL`;

export const desk: Migration = {
  id: 3,
  name: 'desk',
  creates: ['table marks', 'function withdraw_mark', 'table notes', 'table presence'],
  tables: {
    marks: {
      columns:
        'key uuid, kind text, activity text, submission_id bigint, submitted numeric, student text, reason text, login text, author text, marked_at timestamp with time zone, withdrawn_by text, withdrawn_login text, withdrawn_at timestamp with time zone',
      key: 'key',
      triggers: 'withdraw',
    },
    notes: {
      columns:
        'id uuid, student text, activity text, submission_id bigint, submitted numeric, body text, login text, author text, created_at timestamp with time zone, updated_at timestamp with time zone',
      key: 'id',
    },
    presence: {
      columns:
        'session uuid, activity text, submission_id bigint, submitted numeric, login text, author text, doing text, expires_at timestamp with time zone',
      key: 'session',
    },
  },
  statements: [
    `CREATE TABLE tiza.marks (
  key uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('reviewed', 'flag')),
  ${submission},
  student text NOT NULL,
  reason text,
  ${who},
  marked_at timestamptz NOT NULL DEFAULT now(),
  withdrawn_by text,
  withdrawn_login text,
  withdrawn_at timestamptz
)`,
    `CREATE UNIQUE INDEX marks_standing ON tiza.marks (kind, activity, submission_id, submitted)
  WHERE withdrawn_at IS NULL`,
    `CREATE INDEX marks_of_student ON tiza.marks (student)`,
    `COMMENT ON TABLE tiza.marks IS
  'Submissions reviewed without a comment, and flagged ones. Taking one back keeps the row and says who did.'`,

    `CREATE FUNCTION tiza.withdraw_mark() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF old.withdrawn_at IS NOT NULL OR new.withdrawn_by IS NULL THEN
    RAISE EXCEPTION 'A mark can only be taken back, once, by somebody' USING ERRCODE = 'check_violation';
  END IF;
  old.withdrawn_by := new.withdrawn_by;
  old.withdrawn_login := current_user;
  old.withdrawn_at := now();
  RETURN old;
END
$$`,
    `CREATE TRIGGER withdraw BEFORE UPDATE ON tiza.marks
  FOR EACH ROW EXECUTE FUNCTION tiza.withdraw_mark()`,

    `CREATE TABLE tiza.notes (
  id uuid PRIMARY KEY,
  student text NOT NULL,
  activity text,
  submission_id bigint,
  submitted numeric,
  body text NOT NULL,
  ${who},
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CHECK (num_nulls(activity, submission_id, submitted) IN (0, 3))
)`,
    `CREATE INDEX notes_of_student ON tiza.notes (student)`,
    `COMMENT ON TABLE tiza.notes IS
  'Notes about a student or a submission that only their author reads; with logins of their own, the server sees to it.'`,

    `CREATE TABLE tiza.presence (
  session uuid PRIMARY KEY,
  ${submission},
  ${who},
  doing text NOT NULL CHECK (doing IN ('reading', 'writing')),
  expires_at timestamptz NOT NULL
)`,
    `CREATE INDEX presence_on_submission ON tiza.presence (activity, submission_id)`,
    `COMMENT ON TABLE tiza.presence IS
  'Who has which submission open. Nothing waits for it, and a row past its expiry means nothing.'`,
  ],
};
