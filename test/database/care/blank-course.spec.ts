import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBlankCourse } from '../../../main/care/blank-course.ts';
import { createSchema } from '../../../main/database/migrations/runner.ts';
import { createDatabase, type PooledDatabase } from '../../../main/database/pool.ts';
import { detect } from '../../../main/platforms/calculus/detect.ts';
import { readCatalog } from '../../../main/platforms/catalog-queries.ts';
import { migrations } from '../../../migrations/all.ts';
import { silent } from '../../support/hosted-course.ts';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts';
import { targetOf } from '../../support/target.ts';

const platformSql = await readFile(
  new URL('../../../resources/sample-course/schema.sql', import.meta.url),
  'utf8',
);
const opened: { close(): Promise<void> }[] = [];
let bases: TestDatabase[] = [];

beforeEach(() => {
  bases = [];
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
  await Promise.all(bases.map((one) => one.drop()));
});

async function base(template: 'empty' | 'calculus' = 'empty'): Promise<TestDatabase> {
  const one = await createTestDatabase(template);
  bases.push(one);
  return one;
}

function blank(database: PooledDatabase) {
  opened.push(database);
  const backupFirst = async () => 'not-available' as const;
  const schema = createSchema({ database, migrations, appVersion: '0.1.0', backupFirst, log: silent });
  return createBlankCourse({ database, schema, platformSql, log: silent });
}

const definitions = `SELECT table_name, column_name, data_type, column_default FROM information_schema.columns
  WHERE table_schema = 'public' ORDER BY table_name, ordinal_position`;
const indexes = `SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1`;

describe('a blank course', () => {
  it('has every table of the platform, exactly, and ours', async () => {
    const [empty, model] = await Promise.all([base(), base('calculus')]);
    const database = createDatabase(targetOf(empty));
    const course = blank(database);
    const { consent, steps, obstacles } = await course.plan();
    expect(obstacles).toEqual([]);
    expect(steps.filter(({ key }) => key === 'create-platform-table').map(({ facts }) => facts.name)).toEqual(
      expect.arrayContaining(['usuarios', 'respuestas_foro5', 'examen2', 'feedback']),
    );
    expect(await empty.query(definitions)).toEqual([]);

    expect(await course.create(consent)).toMatchObject({ state: 'current', mode: 'full' });
    for (const sql of [definitions, indexes]) expect(await empty.query(sql)).toEqual(await model.query(sql));
    expect(detect(await readCatalog(database))).toMatchObject({ score: 1, missing: [] });
  });

  it('is not made where anything is, and says what', async () => {
    const taken = await base();
    await taken.query('CREATE TABLE recetas (id int)');
    const course = blank(createDatabase(targetOf(taken)));
    const { obstacles, steps, consent } = await course.plan();
    expect(obstacles).toEqual([{ key: 'database-not-empty', facts: { tables: 'recetas', count: '1' } }]);
    expect(steps).toEqual([]);
    await expect(course.create(consent)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await taken.query(definitions)).toHaveLength(1);
  });

  it('is made beside what a host keeps in schemas of its own', async () => {
    const hosted = await base();
    await hosted.query('CREATE SCHEMA auth');
    await hosted.query('CREATE TABLE auth.users (id int)');
    const course = blank(createDatabase(targetOf(hosted)));
    expect(await course.create((await course.plan()).consent)).toMatchObject({ state: 'current' });
  });

  it('is not made when somebody was faster', async () => {
    const empty = await base();
    const course = blank(createDatabase(targetOf(empty)));
    const { consent } = await course.plan();
    await empty.query('CREATE TABLE usuarios (id int)');
    await expect(course.create(consent)).rejects.toMatchObject({
      code: 'forbidden',
      details: { reason: 'database-not-empty' },
    });
  });

  it('is whole or not there at all', async () => {
    const empty = await base();
    const database = createDatabase(targetOf(empty));
    opened.push(database);
    const schema = createSchema({
      database,
      migrations,
      appVersion: '0.1.0',
      backupFirst: async () => 'verified',
      log: silent,
    });
    const broken = `${platformSql}\nCREATE TABLE usuarios (id int);\n`;
    const course = createBlankCourse({ database, schema, platformSql: broken, log: silent });
    await expect(course.create((await course.plan()).consent)).rejects.toMatchObject({ name: 'AppError' });
    expect(await empty.query(definitions)).toEqual([]);
  });

  it('is not made by a login that may not create', async () => {
    const empty = await base();
    const reader = { user: `reader_${empty.database}`, password: 'pw' };
    await empty.query(`CREATE ROLE ${reader.user} LOGIN PASSWORD 'pw'`);
    const course = blank(createDatabase(targetOf({ ...empty, ...reader })));
    expect((await course.plan()).obstacles).toEqual([{ key: 'may-not-create', facts: {} }]);
    await empty.query(`DROP ROLE ${reader.user}`);
  });
});
