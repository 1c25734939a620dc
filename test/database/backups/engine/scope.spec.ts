import { afterAll, beforeAll, expect, test } from 'vitest';
import { checksums } from '../../../../main/backups/engine/checksums.ts';
import { compare } from '../../../../main/backups/engine/compare.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/postgres.ts';
import { type DumpWishes, dumpOf, restoreInto, withDatabase } from './support/files.ts';

let course: TestDatabase;
const open: TestDatabase[] = [];

beforeAll(async () => {
  course = await createTestDatabase('calculus');
  await course.query(
    `INSERT INTO usuarios (email, password, nombre) VALUES ('ana@example.org', 'muy secreta', 'Ana')`,
  );
  await course.query(
    `INSERT INTO feedback (email_alumno, actividad, comentario) VALUES ('ana@example.org', 'foro1', 'Bien')`,
  );
  await course.query(`INSERT INTO respuestas_foro1 (email, r1) VALUES ('ana@example.org', 'x')`);
  await course.query(`CREATE SCHEMA tiza;
    CREATE TYPE tiza.mood AS ENUM ('good'); CREATE TABLE tiza.bank (id serial PRIMARY KEY, mood tiza.mood);
    CREATE FUNCTION tiza.note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
    CREATE TRIGGER noted AFTER INSERT ON feedback FOR EACH ROW EXECUTE FUNCTION tiza.note();
    INSERT INTO tiza.bank (mood) VALUES ('good')`);
});

afterAll(async () => {
  for (const database of [course, ...open]) await database.drop();
});

async function copyOf(wishes: DumpWishes) {
  const target = await createTestDatabase();
  open.push(target);
  const { file, summary } = await dumpOf(course, wishes);
  await restoreInto(target, file);
  return { target, summary, file };
}

const tablesIn = async (target: TestDatabase) =>
  (
    await target.query<{
      name: string;
    }>(`SELECT relnamespace::regnamespace || '.' || relname AS name FROM pg_class
    WHERE relkind = 'r' AND oid >= 16384 ORDER BY 1`)
  ).map(({ name }) => name);

test('chosen tables come with what they cannot be made without, and references elsewhere are counted', async () => {
  const tables = [{ schema: 'public', name: 'feedback' }];
  const { target, summary } = await copyOf({ format: 'sql.gz', scope: { tables } });
  expect(await tablesIn(target)).toEqual(['public.feedback']);
  expect(summary.partial).toEqual([
    { kind: 'foreign key', count: 1, names: ['public.feedback: feedback_email_alumno_fkey'] },
  ]);
  expect(await target.query(`SELECT tgname FROM pg_trigger WHERE NOT tgisinternal`)).toEqual([
    { tgname: 'noted' },
  ]);
  expect(
    await target.query(`INSERT INTO feedback (actividad, comentario) VALUES ('a', 'b') RETURNING id`),
  ).toEqual([{ id: 2 }]);
});

test('a schema is taken whole beside chosen tables', async () => {
  const tables = ['usuarios', 'feedback'].map((name) => ({ schema: 'public', name }));
  const { target, summary } = await copyOf({ format: 'bundle', scope: { tables, schemas: ['tiza'] } });
  expect(await tablesIn(target)).toEqual(['public.feedback', 'public.usuarios', 'tiza.bank']);
  expect(summary.partial).toEqual([]);
});

test('a table that is not there is named', async () => {
  const tables = [{ schema: 'public', name: 'nadie' }];
  await expect(dumpOf(course, { format: 'sql', scope: { tables } })).rejects.toMatchObject({
    code: 'not-found',
    details: { reason: 'backup-table-missing', table: 'public.nadie' },
  });
});

test('definitions alone, and then the rows alone into them', async () => {
  const { target } = await copyOf({ format: 'sql', content: 'schema' });
  expect(await target.query('SELECT count(*)::int AS n FROM usuarios')).toEqual([{ n: 0 }]);
  const { file, summary } = await dumpOf(course, { format: 'sql.gz', content: 'data' });
  await restoreInto(target, file, { mode: 'beside' });
  const found = await withDatabase(target, (db) => checksums({ db, rowFormat: 'text' }));
  expect(compare(summary, found)).toEqual([]);
  expect(await target.query(`INSERT INTO tiza.bank DEFAULT VALUES RETURNING id`)).toEqual([{ id: 2 }]);
});

test('a column that is left out is in no byte of the file, and the backup says so', async () => {
  const omit = [{ schema: 'public', name: 'usuarios', column: 'password' }];
  for (const format of ['sql', 'bundle'] as const) {
    const { target, summary, file } = await copyOf({ format, omit });
    expect(summary.omitted).toEqual(omit);
    expect(file.includes('muy secreta')).toBe(false);
    expect(await target.query('SELECT email, password, nombre FROM usuarios')).toEqual([
      { email: 'ana@example.org', password: '', nombre: 'Ana' },
    ]);
    const left = await withDatabase(course, (db) => checksums({ db, rowFormat: summary.rowFormat, omit }));
    const right = await withDatabase(target, (db) => checksums({ db, rowFormat: summary.rowFormat, omit }));
    expect(compare(left, right)).toEqual([]);
  }
});

test('what there are no words for is counted, with whatever leans on it', async () => {
  const odd = await createTestDatabase();
  open.push(odd);
  await odd.query(`CREATE FUNCTION same(a text, b text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a = b';
    CREATE OPERATOR === (LEFTARG = text, RIGHTARG = text, FUNCTION = same);
    CREATE TABLE notes (a text); INSERT INTO notes VALUES ('x');
    CREATE VIEW leaning AS SELECT a FROM notes WHERE a === 'x';
    CREATE PUBLICATION news FOR TABLE notes`);
  await odd.query(`SELECT lo_from_bytea(0, 'bytes')`);
  const { file, summary } = await dumpOf(odd, { format: 'sql.gz' });
  expect(summary.partial.map(({ kind, count }) => [kind, count]).sort()).toEqual([
    ['large object', 1],
    ['operator', 1],
    ['publication', 1],
    ['view', 1],
  ]);
  const target = await createTestDatabase();
  open.push(target);
  await restoreInto(target, file);
  expect(await target.query('SELECT a FROM notes')).toEqual([{ a: 'x' }]);
});

test('a database with anything in it is not restored into unless asked, and then nothing is lost', async () => {
  const { file } = await dumpOf(course, { format: 'sql.gz' });
  const { target } = await copyOf({ format: 'sql.gz' });
  await target.query(`INSERT INTO feedback (actividad, comentario) VALUES ('foro1', 'newer')`);
  await expect(restoreInto(target, file)).rejects.toMatchObject({
    code: 'conflict',
    details: { reason: 'backup-target-not-empty' },
  });
  await expect(restoreInto(target, file, { mode: 'beside' })).rejects.toThrow();
  expect(await target.query('SELECT count(*)::int AS n FROM feedback')).toEqual([{ n: 2 }]);

  const held = await target.query<{ n: number }>('SELECT count(*)::int AS n FROM feedback');
  await restoreInto(target, file, {
    mode: 'replace',
    beforeCommit: async () => expect(held).toEqual([{ n: 2 }]),
  });
  expect(await target.query('SELECT comentario FROM feedback')).toEqual([{ comentario: 'Bien' }]);
});

test('whoever looks before the end and is not content undoes all of it', async () => {
  const target = await createTestDatabase();
  open.push(target);
  const { file } = await dumpOf(course, { format: 'bundle' });
  const beforeCommit = () => Promise.reject(new Error('not as it should be'));
  await expect(restoreInto(target, file, { beforeCommit })).rejects.toThrow('not as it should be');
  expect(await tablesIn(target)).toEqual([]);
});

test('a replacement waits for the platform no longer than it may', async () => {
  const { target, file } = await copyOf({ format: 'sql' });
  const busy = target.query(`BEGIN; LOCK TABLE feedback IN ROW EXCLUSIVE MODE; SELECT pg_sleep(1.2); COMMIT`);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await expect(restoreInto(target, file, { mode: 'replace', lockTimeoutMs: 300 })).rejects.toMatchObject({
    code: 'busy',
    details: { reason: 'lock-timeout' },
  });
  await busy;
  expect(await target.query('SELECT count(*)::int AS n FROM feedback')).toEqual([{ n: 1 }]);
});

test('the rows of one table are taken out of a backup of all', async () => {
  for (const format of ['sql.gz', 'bundle'] as const) {
    const { file } = await dumpOf(course, { format });
    const target = await createTestDatabase();
    open.push(target);
    const restored = await restoreInto(target, file, { tables: [{ schema: 'public', name: 'feedback' }] });
    expect(restored.skipped).toEqual({ 'foreign keys': 9 });
    expect(await target.query('SELECT comentario FROM feedback')).toEqual([{ comentario: 'Bien' }]);
    expect(await target.query('SELECT count(*)::int AS n FROM usuarios')).toEqual([{ n: 0 }]);
  }
});
