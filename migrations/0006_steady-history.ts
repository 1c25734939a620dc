import type { Migration } from './migration.ts';

// Any login may call its own transaction's send whatever it likes. What is no key must not keep a change out of history.
const author = `nullif(current_setting('tiza.author', true), '')`;
const key = `CASE WHEN current_setting('tiza.key', true) ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
      THEN current_setting('tiza.key', true)::uuid END`;

export const steadyHistory: Migration = {
  id: 6,
  name: 'steady-history',
  creates: [],
  statements: [
    `CREATE OR REPLACE FUNCTION tiza.record_history() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  parts text;
  was record;
  now record;
  moved boolean;
  signed_by text;
  sent_as uuid;
BEGIN
  signed_by := ${author};
  sent_as := ${key};
  parts := format(
    'SELECT ($1).%I::bigint AS id, coalesce(extract(epoch from ($1).%I), 0)::numeric AS written,
      ($1).%I::text COLLATE "C" AS student, ($1).%I::text COLLATE "C" AS activity, ($1).%I::text COLLATE "C" AS comment',
    tg_argv[0], tg_argv[1], tg_argv[2], tg_argv[3], tg_argv[4]);
  IF tg_op <> 'INSERT' THEN
    EXECUTE parts INTO was USING old;
  END IF;
  IF tg_op <> 'DELETE' THEN
    EXECUTE parts INTO now USING new;
  END IF;
  IF tg_op = 'UPDATE' THEN
    IF was IS NOT DISTINCT FROM now THEN
      RETURN NULL;
    END IF;
    moved := (was.id, was.written) IS DISTINCT FROM (now.id, now.written);
  END IF;
  IF tg_op = 'DELETE' OR moved THEN
    INSERT INTO tiza.history (feedback_id, written, action, student, activity, previous, author, key, source)
    VALUES (was.id, was.written, 'removed', was.student, was.activity, was.comment, signed_by, sent_as, 'trigger');
  END IF;
  IF tg_op = 'INSERT' THEN
    INSERT INTO tiza.history (feedback_id, written, action, student, activity, comment, author, key, source)
    VALUES (now.id, now.written, 'published', now.student, now.activity, now.comment, signed_by, sent_as, 'trigger');
  ELSIF tg_op = 'UPDATE' THEN
    INSERT INTO tiza.history (feedback_id, written, action, student, activity, previous, comment, author, key, source)
    VALUES (now.id, now.written, 'edited', now.student, now.activity, was.comment, now.comment, signed_by, sent_as, 'trigger');
  END IF;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE WARNING 'tiza.history was not written: %', sqlerrm;
  RETURN NULL;
END
$$`,

    `CREATE OR REPLACE FUNCTION tiza.record_truncation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET row_security = off AS $$
BEGIN
  EXECUTE format(
    'INSERT INTO tiza.history (feedback_id, written, action, student, activity, previous, author, key, source)
    SELECT f.%I::bigint, coalesce(extract(epoch from f.%I), 0)::numeric, ''removed'',
      f.%I::text, f.%I::text, f.%I::text, $1, $2, ''trigger'' FROM %s f ORDER BY 1',
    tg_argv[0], tg_argv[1], tg_argv[2], tg_argv[3], tg_argv[4], tg_relid::regclass)
  USING ${author}, ${key};
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE WARNING 'tiza.history was not written: %', sqlerrm;
  RETURN NULL;
END
$$`,
  ],
};
