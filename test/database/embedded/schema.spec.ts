import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts';

const schemaFile = fileURLToPath(new URL('../../../resources/sample-course/schema.sql', import.meta.url));
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

test("the sample course has exactly the platform's tables", async () => {
  await sample.query(await readFile(schemaFile, 'utf8'));
  const expected = await meaning(platform);
  expect(expected.length).toBeGreaterThan(100);
  expect(await meaning(sample)).toEqual(expected);
});
