import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createCourse } from '../../../main/embedded/course/course.ts';
import { loadCourse, readSources } from '../../../main/embedded/course/load.ts';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts';

const folder = fileURLToPath(new URL('../../../resources/sample-course/', import.meta.url));
const platform = await createTestDatabase('calculus');
const sample = await createTestDatabase('empty');

afterAll(async () => {
  await platform.drop();
  await sample.drop();
});

/** Everything the catalog knows about the tables, in words that do not depend on object numbers. */
async function meaning(database: TestDatabase): Promise<string[]> {
  const rows = await database.query<{ fact: string }>(`
    SELECT format('%s.%s %s %s default %s storage %s place %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
        CASE WHEN a.attnotnull THEN 'not null' ELSE 'nullable' END,
        coalesce(pg_get_expr(d.adbin, d.adrelid), 'none'), a.attstorage, a.attnum) AS fact
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
    UNION ALL
    SELECT format('%s constraint %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint
     WHERE connamespace = 'public'::regnamespace
    UNION ALL
    SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL
    SELECT format('sequence %s %s %s', sequencename, data_type, start_value) FROM pg_sequences WHERE schemaname = 'public'
    ORDER BY 1`);
  return rows.map(({ fact }) => fact);
}

test("the loaded sample course has exactly the platform's tables", async () => {
  const tables = await createCourse(await readSources(folder));
  const client = new pg.Client({ connectionString: sample.url });
  await client.connect();
  await loadCourse(client, folder, tables);
  await client.end();

  const expected = await meaning(platform);
  expect(expected.length).toBeGreaterThan(100);
  expect(await meaning(sample)).toEqual(expected);
});

test('everything that was invented is in it, images byte by byte', async () => {
  const tables = await createCourse(await readSources(folder));
  for (const { name, rows } of tables) {
    expect(await sample.query(`SELECT count(*)::int AS count FROM ${name}`)).toEqual([
      { count: rows.length },
    ]);
  }
  const foro5 = tables.find(({ name }) => name === 'respuestas_foro5');
  const column = foro5?.columns.indexOf('imagen_1') ?? -1;
  const files = foro5?.rows.map((row) => row[column]) ?? [];
  const expected = await Promise.all(
    files.map(async (cell) =>
      cell && typeof cell === 'object' ? md5(await readFile(`${folder}images/${cell.image}`)) : null,
    ),
  );
  const stored = await sample.query<{ md5: string | null }>(
    'SELECT md5(imagen_1) FROM respuestas_foro5 ORDER BY id',
  );
  expect(stored.map((row) => row.md5)).toEqual(expected);
});

function md5(bytes: Buffer): string {
  return createHash('md5').update(bytes).digest('hex');
}
