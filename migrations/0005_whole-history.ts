import type { Migration } from './migration.ts';

// What the history trigger did not see until now: a comment that is given to another student or activity, or another
// id or date, and a TRUNCATE. And whoever signs is known by the login they came with, not by the group they took on.

const keepers = ['sends', 'authorship', 'marks', 'notes', 'presence', 'bank', 'bank_uses'];

/**
 * Who it was and by which send, where a desk said so in this transaction. Any login may say what it likes there:
 * what is no key must not keep a change out of history.
 */
const signed = `nullif(current_setting('tiza.author', true), ''),
    CASE WHEN current_setting('tiza.key', true) ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
      THEN current_setting('tiza.key', true)::uuid END`;

export const wholeHistory: Migration = {
  id: 5,
  name: 'whole-history',
  creates: ['function record_truncation'],
  statements: [
    // A comment is known by id and date: with another one of them it is another comment, and the one before is gone.
    `CREATE OR REPLACE FUNCTION tiza.record_history() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  parts text;
  was record;
  now record;
  moved boolean;
BEGIN
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
    VALUES (was.id, was.written, 'removed', was.student, was.activity, was.comment, ${signed}, 'trigger');
  END IF;
  IF tg_op = 'INSERT' THEN
    INSERT INTO tiza.history (feedback_id, written, action, student, activity, comment, author, key, source)
    VALUES (now.id, now.written, 'published', now.student, now.activity, now.comment, ${signed}, 'trigger');
  ELSIF tg_op = 'UPDATE' THEN
    INSERT INTO tiza.history (feedback_id, written, action, student, activity, previous, comment, author, key, source)
    VALUES (now.id, now.written, 'edited', now.student, now.activity, was.comment, now.comment, ${signed}, 'trigger');
  END IF;
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE WARNING 'tiza.history was not written: %', sqlerrm;
  RETURN NULL;
END
$$`,

    // Before, because afterwards there is nothing left to tell of. Where row security would hide rows from whoever
    // owns this function it says so instead of telling half.
    `CREATE FUNCTION tiza.record_truncation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET row_security = off AS $$
BEGIN
  EXECUTE format(
    'INSERT INTO tiza.history (feedback_id, written, action, student, activity, previous, author, key, source)
    SELECT f.%I::bigint, coalesce(extract(epoch from f.%I), 0)::numeric, ''removed'',
      f.%I::text, f.%I::text, f.%I::text, $1, $2, ''trigger'' FROM %s f ORDER BY 1',
    tg_argv[0], tg_argv[1], tg_argv[2], tg_argv[3], tg_argv[4], tg_relid::regclass)
  USING ${signed};
  RETURN NULL;
EXCEPTION WHEN OTHERS THEN
  RAISE WARNING 'tiza.history was not written: %', sqlerrm;
  RETURN NULL;
END
$$`,
    `REVOKE ALL ON FUNCTION tiza.record_truncation() FROM PUBLIC`,

    ...keepers.map((table) => `ALTER TABLE tiza.${table} ALTER login SET DEFAULT session_user`),
    `CREATE OR REPLACE FUNCTION tiza.withdraw_mark() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF old.withdrawn_at IS NOT NULL OR new.withdrawn_by IS NULL THEN
    RAISE EXCEPTION 'A mark can only be taken back, once, by somebody' USING ERRCODE = 'check_violation';
  END IF;
  old.withdrawn_by := new.withdrawn_by;
  old.withdrawn_login := session_user;
  old.withdrawn_at := now();
  RETURN old;
END
$$`,
  ],
};
