import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIndexes, type Indexes } from '../../../main/care/indexes/indexes.ts';
import { createDatabase, type PooledDatabase } from '../../../main/database/pool.ts';
import type { AdvisedIndex } from '../../../main/platforms/advised-index.ts';
import { calculus } from '../../../main/platforms/calculus.ts';
import { readCatalog } from '../../../main/platforms/catalog-queries.ts';
import { silent } from '../../support/hosted-course.ts';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts';
import { targetOf } from '../../support/target.ts';

let course: TestDatabase;
const opened: PooledDatabase[] = [];

beforeEach(async () => {
  course = await createTestDatabase('calculus');
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
  await course.drop();
});

const wanted: Omit<AdvisedIndex, 'present'>[] = [
  {
    table: { schema: 'public', name: 'respuestas_foro1' },
    name: 'tiza_foro1_queue',
    purpose: 'queue',
    definition: 'USING btree ("fecha" DESC, "id" DESC)',
    needs: null,
  },
  {
    table: { schema: 'public', name: 'examen1' },
    name: 'tiza_examen1_queue',
    purpose: 'queue',
    definition: 'USING btree ("fecha" DESC, "id" DESC)',
    needs: null,
  },
  {
    table: { schema: 'public', name: 'respuestas_foro1' },
    name: 'tiza_foro1_search',
    purpose: 'search',
    definition: 'USING gin ("r1" gin_trgm_ops)',
    needs: 'pg_trgm',
  },
];
const queueOfForum = 'public.tiza_foro1_queue';

async function indexes(login: Partial<TestDatabase> = {}, pooled = false): Promise<Indexes> {
  const database = createDatabase(targetOf({ ...course, ...login }));
  opened.push(database);
  const there = async (name: string) =>
    (
      await course.query<{ valid: boolean }>(
        'SELECT indisvalid AS valid FROM pg_index WHERE indexrelid = to_regclass($1)',
        [name],
      )
    )[0]?.valid === true;
  return createIndexes({
    database,
    reader: calculus.reader(await readCatalog(database)),
    advised: () => Promise.all(wanted.map(async (one) => ({ ...one, present: await there(one.name) }))),
    pooled,
    log: silent,
  });
}

async function fill(rows = 30_000): Promise<void> {
  // Without the index that the platform's documentation recommends, as in many a live database.
  await course.query('DROP INDEX idx_foro1_fecha');
  await course.query(
    `INSERT INTO usuarios (email, password) SELECT g || '@uni.example', 'x' FROM generate_series(1, 100) g`,
  );
  await course.query(
    `INSERT INTO respuestas_foro1 (email, r1, fecha) SELECT (g % 100 + 1) || '@uni.example', repeat('texto ', 10),
     timestamp '2026-01-01' + g * interval '1 minute' FROM generate_series(1, $1::int) g`,
    [rows],
  );
  await course.query('ANALYZE');
}

async function ended(one: Indexes) {
  for (;;) {
    const progress = await one.progress();
    if (progress?.state !== 'building') return progress;
    await sleep(20);
  }
}

/** A transaction with an old snapshot, which a concurrent build has to wait for. */
async function holdUp(): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: course.url });
  await client.connect();
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
  await client.query('SELECT count(*) FROM respuestas_foro1');
  return () => client.end();
}

async function waiting(one: Indexes): Promise<void> {
  for (;;) {
    const progress = await one.progress();
    if (progress?.phase.startsWith('waiting')) return;
    expect(progress?.state).toBe('building');
    await sleep(20);
  }
}

describe('advice', () => {
  it('is measured on this database, by the statements the app sends', async () => {
    await fill();
    const one = await indexes();
    const [forum, exam, search] = (await one.report()).advice;
    expect(forum).toMatchObject({
      id: queueOfForum,
      verdict: 'advised',
      measured: { readsWholeTable: true },
    });
    expect(forum?.measured?.pages).toBeGreaterThan(300);
    // Nobody has handed anything in there, so that an index would change nothing.
    expect(exam).toMatchObject({ verdict: 'not-needed-yet' });
    expect(search).toMatchObject({ verdict: 'not-possible', detail: 'pg_trgm' });

    await one.create(queueOfForum);
    expect(await ended(one)).toMatchObject({ id: queueOfForum, state: 'done' });
    expect((await one.report()).advice[0]).toMatchObject({ verdict: 'present' });
  });

  it('leaves no trace of having measured', async () => {
    await fill(2000);
    const state = `SELECT (SELECT count(*) FROM respuestas_foro1) AS rows, (SELECT count(*) FROM pg_class) AS objects`;
    const before = await course.query(state);
    await (await indexes()).report();
    expect(await course.query(state)).toEqual(before);
  });

  it('says who could, where this login may not', async () => {
    await fill();
    const user = `teacher_${course.database}`;
    await course.query(`CREATE ROLE ${user} LOGIN PASSWORD 'pw'`);
    await course.query(`GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${user}`);
    const [forum] = (await (await indexes({ user, password: 'pw' })).report()).advice;
    expect(forum).toMatchObject({ verdict: 'not-allowed', detail: course.user });
    await course.query(`DROP OWNED BY ${user}`);
    await course.query(`DROP ROLE ${user}`);
  });

  it('does not offer what a view cannot have', async () => {
    await course.query('ALTER TABLE respuestas_foro1 RENAME TO answers');
    await course.query('CREATE VIEW respuestas_foro1 AS SELECT * FROM answers');
    const [forum] = (await (await indexes()).report()).advice;
    expect(forum).toMatchObject({ verdict: 'not-possible', detail: 'view' });
  });

  it('names duplicates, and never the one a constraint needs', async () => {
    await course.query('CREATE INDEX twin ON feedback (actividad)');
    const { duplicates } = await (await indexes()).report();
    expect(duplicates.map(({ table, redundant, servedBy }) => ({ table, redundant, servedBy }))).toEqual([
      { table: 'usuarios', redundant: 'idx_usuarios_email', servedBy: 'usuarios_pkey' },
      { table: 'feedback', redundant: 'twin', servedBy: 'idx_feedback_actividad' },
    ]);
  });
});

describe('a build', () => {
  it('lets the platform write on all the while', async () => {
    await fill();
    const one = await indexes();
    const release = await holdUp();
    await one.create(queueOfForum);
    await waiting(one);
    for (let written = 0; written < 20; written++) {
      await course.query(`INSERT INTO respuestas_foro1 (email, r1) VALUES ('1@uni.example', 'meanwhile')`);
    }
    await expect(one.create('public.tiza_examen1_queue')).rejects.toMatchObject({ code: 'busy' });
    await release();
    expect(await ended(one)).toMatchObject({ state: 'done' });
    expect(
      await course.query(`SELECT indisvalid FROM pg_index WHERE indexrelid = 'tiza_foro1_queue'::regclass`),
    ).toEqual([{ indisvalid: true }]);
  });

  it("is not cut off by a host's time limit", async () => {
    await fill();
    await course.query(`ALTER DATABASE ${course.database} SET statement_timeout = '400ms'`);
    const one = await indexes();
    const release = await holdUp();
    await one.create(queueOfForum);
    await waiting(one);
    await sleep(800);
    await release();
    expect(await ended(one)).toMatchObject({ state: 'done' });
  });

  it('leaves something behind when it is cancelled, which is found, offered and dropped', async () => {
    await fill();
    const one = await indexes();
    const release = await holdUp();
    await one.create(queueOfForum);
    await waiting(one);
    const under = (await one.report()).leftovers;
    expect(under.filter(({ mayDrop }) => mayDrop)).toEqual([]);
    await one.cancel();
    expect(await one.progress()).toMatchObject({ state: 'cancelled' });
    await release();

    const { leftovers } = await one.report();
    expect(leftovers).toMatchObject([
      { schema: 'public', name: 'tiza_foro1_queue', table: 'respuestas_foro1', mayDrop: true },
    ]);
    await expect(one.create(queueOfForum)).rejects.toMatchObject({
      code: 'conflict',
      details: { reason: 'leftover-in-the-way' },
    });
    await one.dropLeftover({ schema: 'public', name: 'tiza_foro1_queue' });
    expect((await one.report()).leftovers).toEqual([]);
    await one.create(queueOfForum);
    expect(await ended(one)).toMatchObject({ state: 'done' });
  });

  it('tells why it failed', async () => {
    await fill(100);
    await course.query('ALTER TABLE respuestas_foro1 RENAME fecha TO cuando');
    const one = await indexes();
    await one.create(queueOfForum);
    expect(await ended(one)).toMatchObject({ state: 'failed', problem: { code: 'schema-outdated' } });
  });

  it('is refused through a pooler, with the reason', async () => {
    const one = await indexes({}, true);
    expect(await one.report()).toMatchObject({ obstacle: 'indexes-need-direct' });
    const refused = { code: 'forbidden', details: { reason: 'indexes-need-direct' } };
    await expect(one.create(queueOfForum)).rejects.toMatchObject(refused);
    await expect(one.dropLeftover({ schema: 'public', name: 'x' })).rejects.toMatchObject(refused);
  });
});

describe('dropping', () => {
  it('takes leftovers only', async () => {
    const one = await indexes();
    for (const name of ['usuarios_pkey', 'idx_feedback_email', 'feedback', 'nothing']) {
      await expect(one.dropLeftover({ schema: 'public', name })).rejects.toMatchObject({
        code: 'conflict',
        details: { reason: 'not-a-leftover' },
      });
    }
  });
});
