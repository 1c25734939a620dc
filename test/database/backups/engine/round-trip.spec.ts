import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { checksums } from '../../../../main/backups/engine/checksums.ts';
import { compare } from '../../../../main/backups/engine/compare.ts';
import type { Format, RestoreSummary } from '../../../../main/backups/engine/engine.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/postgres.ts';
import { dumpOf, restoreInto, withDatabase } from './support/files.ts';
import { facesOf, plainPgDump, psql } from './support/programs.ts';
import { randomSchema } from './support/random-schema.ts';

const full = process.env.FAULTS === 'full';
const seeds = full ? 50 : 6;
/** In full each schema goes out three times and comes back five. */
const patience = { timeout: full ? 600_000 : 60_000 };
const formats: Format[] = ['sql', 'sql.gz', 'bundle'];
const made: TestDatabase[] = [];

async function fresh(template: 'empty' | 'calculus' = 'empty'): Promise<TestDatabase> {
  const database = await createTestDatabase(template);
  made.push(database);
  return database;
}

afterEach(async () => {
  for (const database of made.splice(0)) await database.drop();
});

/** The ways back that a backup in this format has. */
async function waysBack(format: Format, source: TestDatabase): Promise<TestDatabase[]> {
  const { file, summary } = await dumpOf(source, { format });
  expect(summary.partial).toEqual([]);
  const ours = await fresh();
  const restored: RestoreSummary = await restoreInto(ours, file);
  expect(restored.source).toEqual(restored.kind === 'tiza-bundle' ? expect.anything() : summary);
  expect(restored.tables).toEqual(summary.tables);
  const { rowFormat } = summary;
  const found = await withDatabase(ours, (db) => checksums({ db, rowFormat }));
  expect(compare(summary, found)).toEqual([]);
  if (format === 'bundle') return [ours];
  const theirs = await fresh();
  await psql(theirs, format === 'sql' ? file : gunzipSync(file));
  return [ours, theirs];
}

async function expectSameAfter(ways: readonly Format[], source: TestDatabase): Promise<void> {
  const before = await facesOf(source);
  for (const format of ways) {
    for (const copy of await waysBack(format, source)) {
      const after = await facesOf(copy);
      expect(after.definitions, format).toBe(before.definitions);
      expect(after.rows, format).toBe(before.rows);
    }
  }
  // Reading it has changed nothing either.
  expect(await facesOf(source)).toEqual(before);
}

test('a course comes back as pg_dump sees it, by psql and by us', patience, async () => {
  const course = await fresh('calculus');
  await course.query(`INSERT INTO usuarios (email, password, nombre)
    SELECT 'alumno' || n || '@example.org', E'\\\\.\\t' || n, E'Peña\\n' || n FROM generate_series(1, 300) n`);
  await course.query(`INSERT INTO respuestas_foro5 (email, r2, imagen_1)
    SELECT email, repeat('∫ x dx ', 200), decode(repeat(md5(email), 3000), 'hex') FROM usuarios`);
  await course.query(`INSERT INTO feedback (email_alumno, actividad, comentario)
    SELECT email, 'foro 5', 'Muy bien; ' || chr(39) FROM usuarios LIMIT 40`);
  await expectSameAfter(formats, course);
});

test('every kind of object comes back as pg_dump sees it', patience, async () => {
  const source = await fresh();
  await source.query(await readFile(new URL('./schemas/everything.sql', import.meta.url), 'utf8'));
  await expectSameAfter(formats, source);
});

test("a dump of pg_dump's comes back by us, its owners and grants left out", patience, async () => {
  const source = await fresh();
  await source.query(await readFile(new URL('./schemas/everything.sql', import.meta.url), 'utf8'));
  await source.query('GRANT SELECT ON students TO pg_monitor');
  const file = await plainPgDump(source);
  const copy = await fresh();
  const restored = await restoreInto(copy, file);
  expect(restored).toMatchObject({
    kind: 'pg-dump-sql',
    skipped: { grants: 1, 'comments of extensions': 1 },
  });
  expect(restored.skipped.owners).toBeGreaterThan(50);
  await source.query('REVOKE SELECT ON students FROM pg_monitor');
  expect(await facesOf(copy)).toEqual(await facesOf(source));
});

test.each(Array.from({ length: seeds }, (_, seed) => seed + 1))(
  'a schema that nobody thought of comes back (seed %i)',
  patience,
  async (seed) => {
    const source = await fresh();
    await source.query(randomSchema(seed));
    await expectSameAfter(full ? formats : formats.slice(seed % 3).slice(0, 1), source);
  },
);
