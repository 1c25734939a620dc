import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase } from '../../../main/database/pool.ts';
import { calculus } from '../../../main/platforms/calculus.ts';
import { readCatalog } from '../../../main/platforms/catalog-queries.ts';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts';
import { targetOf } from '../../support/target.ts';

// Old servers keep text in fewer characters, or take it for bytes; patterns with letters they do not know are errors.

let base: TestDatabase;
beforeAll(async () => {
  base = await createTestDatabase('empty');
});
afterAll(() => base?.drop());

const schema = new URL('../../../resources/sample-course/schema.sql', import.meta.url);

test.each(['LATIN1', 'SQL_ASCII'])('a search in %s finds the letters that are there', async (encoding) => {
  const database = `${base.database}_${encoding.toLowerCase()}`;
  await base.query(
    `CREATE DATABASE ${database} TEMPLATE template0 ENCODING '${encoding}' LC_COLLATE 'C' LC_CTYPE 'C'`,
  );
  const db = createDatabase(targetOf({ ...base, database }));
  try {
    for (const text of (await readFile(schema, 'utf8')).split(/;$/m)) {
      if (text.trim() !== '') await db.rows({ text });
    }
    await db.rows({ text: `INSERT INTO respuestas_foro1 (r1) VALUES ('El LÍMITE del año'), ('nada')` });
    const catalog = await readCatalog(db);
    expect(catalog.encoding).toBe(encoding);
    const reader = calculus.reader(catalog);
    for (const search of ['limite', 'límite del ano', 'LÍMITE  DEL', 'ł']) {
      expect(await reader.queue(db, { order: 'newest', limit: 5, search })).toMatchObject({ total: 1 });
    }
  } finally {
    await db.close();
    await base.query(`DROP DATABASE ${database}`);
  }
});
