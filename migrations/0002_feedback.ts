import type { Migration } from './migration.ts';

// A comment is known by its id and the moment it was written: ids come back after a restore or a TRUNCATE,
// the pair does not. `written` is extract(epoch from …) of the platform's own column, so that it means
// the same with and without time zone and in every session; 0 where there is none. No foreign key leads to the
// platform's tables:
// docs/decisions/feedback-without-foreign-key.md.
const known = `feedback_id bigint NOT NULL,
  written numeric NOT NULL`;

export const feedback: Migration = {
  id: 2,
  name: 'feedback',
  creates: [
    'table sends',
    'table authorship',
    'table history',
    'function only_grows',
    'function record_history',
    'function records_history',
  ],
  tables: {
    sends: { columns: 'key uuid, kind text, login text, sent_at timestamp with time zone', key: 'key' },
    authorship: {
      columns:
        'feedback_id bigint, written numeric, key uuid, login text, author text, created_at timestamp with time zone',
      key: 'feedback_id, written',
    },
    history: {
      columns:
        'id bigint, feedback_id bigint, written numeric, action text, student text, activity text, previous text, comment text, login text, author text, key uuid, source text, at timestamp with time zone',
      key: 'id',
      triggers: 'only_grows',
    },
  },
  statements: [
    `CREATE TABLE tiza.sends (
  key uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('publish', 'edit', 'remove', 'restore')),
  login text NOT NULL DEFAULT current_user,
  sent_at timestamptz NOT NULL DEFAULT now()
)`,
    `COMMENT ON TABLE tiza.sends IS
  'One row per change a desk sent, in the transaction that made it: sending it again changes nothing.'`,

    `CREATE TABLE tiza.authorship (
  ${known},
  key uuid NOT NULL UNIQUE,
  login text NOT NULL DEFAULT current_user,
  author text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (feedback_id, written)
)`,
    `COMMENT ON TABLE tiza.authorship IS 'Who wrote which feedback.'`,

    `CREATE TABLE tiza.history (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  ${known},
  action text NOT NULL CHECK (action IN ('published', 'edited', 'removed')),
  student text,
  activity text,
  previous text,
  comment text,
  login text NOT NULL DEFAULT session_user,
  author text,
  key uuid,
  source text NOT NULL DEFAULT 'desk' CHECK (source IN ('desk', 'trigger')),
  at timestamptz NOT NULL DEFAULT clock_timestamp()
)`,
    `CREATE INDEX history_of_feedback ON tiza.history (feedback_id, written, id)`,
    `CREATE INDEX history_of_student ON tiza.history (student, id)`,
    `CREATE INDEX history_of_send ON tiza.history (key) WHERE key IS NOT NULL`,
    `COMMENT ON TABLE tiza.history IS 'Every revision of every comment. It only grows.'`,

    `CREATE FUNCTION tiza.only_grows() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION '% only grows: % is refused', tg_relid::regclass, tg_op
    USING ERRCODE = 'insufficient_privilege';
END
$$`,
    `CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON tiza.history
  FOR EACH STATEMENT EXECUTE FUNCTION tiza.only_grows()`,
    // Even where triggers are switched off to copy data in.
    `ALTER TABLE tiza.history ENABLE ALWAYS TRIGGER only_grows`,

    // Made to hang on a platform's feedback table, with its columns as arguments, once an admin accepts that.
    // Whatever goes wrong in here must not reach the platform's own statement: it becomes a warning.
    `CREATE FUNCTION tiza.record_history() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  parts text;
  id bigint;
  written numeric;
  student text;
  activity text;
  previous text;
  comment text;
BEGIN
  parts := format(
    '($1).%I::bigint, coalesce(extract(epoch from ($1).%I), 0)::numeric, ($1).%I::text, ($1).%I::text, ($1).%I::text',
    tg_argv[0], tg_argv[1], tg_argv[2], tg_argv[3], tg_argv[4]);
  IF tg_op <> 'INSERT' THEN
    EXECUTE 'SELECT ' || parts INTO id, written, student, activity, previous USING old;
  END IF;
  IF tg_op <> 'DELETE' THEN
    EXECUTE 'SELECT ' || parts INTO id, written, student, activity, comment USING new;
  END IF;
  IF tg_op = 'UPDATE' AND previous IS NOT DISTINCT FROM comment THEN
    RETURN NULL;
  END IF;
  INSERT INTO tiza.history (feedback_id, written, action, student, activity, previous, comment, author, key, source)
  VALUES (id, written, CASE tg_op WHEN 'INSERT' THEN 'published' WHEN 'UPDATE' THEN 'edited' ELSE 'removed' END,
    student, activity, previous, comment,
    nullif(current_setting('tiza.author', true), ''), nullif(current_setting('tiza.key', true), '')::uuid, 'trigger');
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE WARNING 'tiza.history was not written: %', sqlerrm;
  RETURN NULL;
END
$$`,
    // Whoever may execute it could hang it on a table of their own and invent history.
    `REVOKE ALL ON FUNCTION tiza.record_history() FROM PUBLIC`,

    `CREATE FUNCTION tiza.records_history(relation regclass) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM pg_trigger
    WHERE tgrelid = relation AND tgfoid = 'tiza.record_history'::regproc AND tgenabled IN ('O', 'A'))
$$`,
    `COMMENT ON FUNCTION tiza.records_history(regclass) IS
  'Whether the table writes history by itself; where it does not, the desk adds it in the same transaction.'`,
  ],
};
