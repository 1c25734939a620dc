import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHistoryTrigger, type HistoryTrigger } from '../../../main/care/history-trigger.ts';
import { createSchema } from '../../../main/database/migrations/runner.ts';
import { createDatabase, type PooledDatabase } from '../../../main/database/pool.ts';
import { courseObjects } from '../../../main/platforms/calculus/course-objects.ts';
import { readCatalog } from '../../../main/platforms/catalog-queries.ts';
import { migrations } from '../../../migrations/all.ts';
import { silent } from '../../support/hosted-course.ts';
import { findPgDump, pgDump, statementsIn } from '../../support/pg-dump.ts';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts';
import { targetOf } from '../../support/target.ts';

const noPgDump = (await findPgDump()) === undefined;
let course: TestDatabase;
let desk: PooledDatabase;

beforeEach(async () => {
  course = await createTestDatabase('calculus');
  desk = createDatabase(targetOf(course));
});
afterEach(async () => {
  await desk.close();
  await course.drop();
});

const schemaOf = () =>
  createSchema({
    database: desk,
    migrations,
    appVersion: '0.1.0',
    backupFirst: async () => 'verified',
    log: silent,
  });

async function migrate(): Promise<void> {
  const { consent } = await schemaOf().plan();
  await schemaOf().apply({ consent, withoutBackup: false });
}

async function trigger(): Promise<HistoryTrigger> {
  const objects = courseObjects(await readCatalog(desk));
  return createHistoryTrigger({ database: desk, objects, schema: schemaOf() });
}

async function apply(wanted: boolean): Promise<void> {
  const one = await trigger();
  const { consent } = await one.plan(wanted);
  await one.apply({ wanted, consent });
}

const insert = (text: string) =>
  course.query(`INSERT INTO feedback (actividad, comentario) VALUES ('Foro 1', $1) RETURNING id`, [text]);
const history = () => course.query('SELECT action, previous, comment, source FROM tiza.history ORDER BY id');
const recorded = async () =>
  (await course.query<{ yes: boolean }>(`SELECT tiza.records_history('feedback') AS yes`))[0]?.yes;

describe('the history trigger', () => {
  it('records what anybody does to a comment, the platform among them', async () => {
    await migrate();
    expect(await recorded()).toBe(false);
    await apply(true);
    expect(await recorded()).toBe(true);
    await insert(`first "quoted" \\ back`);
    await course.query(`UPDATE feedback SET comentario = 'second'`);
    await course.query(`UPDATE feedback SET comentario = 'second'`);
    await course.query('DELETE FROM feedback');
    expect(await history()).toEqual([
      { action: 'published', previous: null, comment: `first "quoted" \\ back`, source: 'trigger' },
      { action: 'edited', previous: `first "quoted" \\ back`, comment: 'second', source: 'trigger' },
      { action: 'removed', previous: 'second', comment: null, source: 'trigger' },
    ]);
  });

  it('records who and what a comment is about when that changes, and another comment when its id or date does', async () => {
    await migrate();
    await apply(true);
    await course.query(`INSERT INTO feedback (id, email_alumno, actividad, comentario, fecha)
      SELECT n, NULL, 'Foro 1', 'bien', timestamp '2026-11-01' FROM generate_series(1, 1) n`);
    await course.query(`UPDATE feedback SET actividad = 'Foro 2'`);
    await course.query(`UPDATE feedback SET id = 2`);
    await course.query(`UPDATE feedback SET fecha = '2026-11-02', comentario = 'mejor'`);
    await course.query(`UPDATE feedback SET fecha = '2026-11-02'`);
    expect(
      await course.query(`SELECT feedback_id::int AS id, to_timestamp(written)::date::text AS written, action, activity, previous, comment
        FROM tiza.history ORDER BY history.id`),
    ).toEqual([
      {
        id: 1,
        written: '2026-11-01',
        action: 'published',
        activity: 'Foro 1',
        previous: null,
        comment: 'bien',
      },
      {
        id: 1,
        written: '2026-11-01',
        action: 'edited',
        activity: 'Foro 2',
        previous: 'bien',
        comment: 'bien',
      },
      {
        id: 1,
        written: '2026-11-01',
        action: 'removed',
        activity: 'Foro 2',
        previous: 'bien',
        comment: null,
      },
      {
        id: 2,
        written: '2026-11-01',
        action: 'edited',
        activity: 'Foro 2',
        previous: 'bien',
        comment: 'bien',
      },
      {
        id: 2,
        written: '2026-11-01',
        action: 'removed',
        activity: 'Foro 2',
        previous: 'bien',
        comment: null,
      },
      {
        id: 2,
        written: '2026-11-02',
        action: 'edited',
        activity: 'Foro 2',
        previous: 'bien',
        comment: 'mejor',
      },
    ]);
  });

  it('records every comment before a TRUNCATE takes them, also where rows are guarded', async () => {
    await migrate();
    await apply(true);
    await course.query('ALTER TABLE feedback ENABLE ROW LEVEL SECURITY');
    await insert('one');
    await insert('two');
    await course.query('TRUNCATE feedback RESTART IDENTITY');
    expect(await history()).toMatchObject([
      { action: 'published', comment: 'one' },
      { action: 'published', comment: 'two' },
      { action: 'removed', previous: 'one' },
      { action: 'removed', previous: 'two' },
    ]);
    expect(await course.query('SELECT FROM feedback')).toEqual([]);
  });

  it.each([
    [
      'an address that is a number',
      'ALTER TABLE feedback DROP CONSTRAINT feedback_email_alumno_fkey, ALTER email_alumno TYPE integer USING 7',
    ],
    [
      'a collation that takes capitals for small letters',
      `CREATE COLLATION ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
      ALTER TABLE feedback ALTER comentario TYPE text COLLATE ci`,
    ],
  ])('records all the same with %s', async (_, sql) => {
    await migrate();
    for (const statement of sql.split(';')) await course.query(statement);
    await apply(true);
    await insert('Bien');
    await course.query(`UPDATE feedback SET comentario = 'BIEN'`);
    await course.query('TRUNCATE feedback');
    expect((await history()).map(({ action }) => action)).toEqual(['published', 'edited', 'removed']);
  });

  it('that is of an earlier version, or that somebody switched off, is made anew', async () => {
    await migrate();
    await course.query(`CREATE TRIGGER tiza_history AFTER INSERT ON feedback FOR EACH ROW
      EXECUTE FUNCTION tiza.record_history('id', 'fecha', 'email_alumno', 'actividad', 'comentario')`);
    const one = await trigger();
    const keys = async () => (await one.plan(true)).steps.map(({ key }) => key);
    expect(await keys()).toEqual([
      'drop-history-trigger',
      'create-history-trigger',
      'create-truncate-trigger',
    ]);
    await apply(true);
    expect(await keys()).toEqual([]);
    await course.query('ALTER TABLE feedback DISABLE TRIGGER tiza_history_truncate');
    expect(await keys()).toEqual(['drop-history-trigger', 'create-truncate-trigger']);
    expect((await one.plan(true)).notes).toEqual([
      { key: 'trigger-blind-spots', facts: { table: 'feedback' } },
    ]);
  });

  it('knows the author and the send of a desk, and of nobody else on the same connection', async () => {
    await migrate();
    await apply(true);
    const key = '11111111-1111-4111-8111-111111111111';
    await desk.withClient(async (lease) => {
      await lease.rows({ text: 'BEGIN' });
      await lease.rows({
        text: `SELECT set_config('tiza.author', $1, true), set_config('tiza.key', $2, true)`,
        values: ['Ana', key],
      });
      await lease.rows({ text: `INSERT INTO feedback (actividad, comentario) VALUES ('Foro 1', 'by Ana')` });
      await lease.rows({ text: 'COMMIT' });
      await lease.rows({
        text: `INSERT INTO feedback (actividad, comentario) VALUES ('Foro 1', 'by nobody')`,
      });
    });
    expect(await course.query('SELECT comment, author, key FROM tiza.history ORDER BY id')).toEqual([
      { comment: 'by Ana', author: 'Ana', key },
      { comment: 'by nobody', author: null, key: null },
    ]);
  });

  it('finds the columns by their own names, dates with a zone among them', async () => {
    await course.query('ALTER TABLE feedback ALTER fecha TYPE timestamptz');
    await course.query('CREATE SCHEMA "Curso 1"');
    await course.query('ALTER TABLE feedback SET SCHEMA "Curso 1"');
    await course.query('ALTER TABLE respuestas_foro1 SET SCHEMA "Curso 1"');
    for (let number = 2; number <= 6; number++) await course.query(`DROP TABLE respuestas_foro${number}`);
    await course.query('DROP TABLE examen1, examen2');
    await migrate();
    await apply(true);
    await course.query(`SET TIME ZONE 'America/Bogota'`);
    await course.query(`INSERT INTO "Curso 1".feedback (actividad, comentario) VALUES ('Foro 1', 'x')`);
    expect(
      await course.query(`SELECT h.comment FROM tiza.history h JOIN "Curso 1".feedback f
        ON h.feedback_id = f.id AND h.written = extract(epoch from f.fecha)`),
    ).toEqual([{ comment: 'x' }]);
  });

  it.each([
    ['its table was dropped', 'DROP TABLE tiza.history'],
    ['a column was renamed', 'ALTER TABLE feedback RENAME comentario TO comment'],
    ['a right was taken', 'ALTER TABLE tiza.history ADD CHECK (false) NOT VALID'],
    ['the schema was dropped', 'DROP SCHEMA tiza CASCADE'],
  ])("never fails the platform's own statement, even after %s", async (_, sql) => {
    await migrate();
    await apply(true);
    await course.query(sql);
    const column = sql.includes('RENAME') ? 'comment' : 'comentario';
    const added = await course.query(
      `INSERT INTO feedback (actividad, ${column}) VALUES ('Foro 1', 'x') RETURNING id`,
    );
    expect(added).toHaveLength(1);
    await course.query(`UPDATE feedback SET ${column} = 'y'`);
    expect(await course.query(`DELETE FROM feedback RETURNING ${column} AS text`)).toEqual([{ text: 'y' }]);
  });

  it.skipIf(noPgDump)(
    'is the one thing that changes on the platform, and goes away without a trace',
    async () => {
      await migrate();
      const tables = async () => statementsIn(await pgDump(course, ['-s', '--schema=public']));
      const before = await tables();
      await apply(true);
      expect((await tables()).filter((statement) => !before.includes(statement))).toEqual([
        expect.stringMatching(
          /^CREATE TRIGGER tiza_history AFTER INSERT OR DELETE OR UPDATE ON public\.feedback /,
        ),
        expect.stringMatching(/^CREATE TRIGGER tiza_history_truncate BEFORE TRUNCATE ON public\.feedback /),
      ]);
      await apply(false);
      expect(await tables()).toEqual(before);
    },
  );

  it('waits for a long transaction only in short steps, in which the platform writes on', async () => {
    await migrate();
    const one = await trigger();
    const { consent } = await one.plan(true);
    const blocker = createDatabase(targetOf(course));
    const longest = { ms: 0 };
    const done = new AbortController();
    await blocker.withClient(async (lease) => {
      await lease.rows({ text: 'BEGIN' });
      await lease.rows({ text: `INSERT INTO feedback (actividad, comentario) VALUES ('Foro 1', 'long')` });
      const applying = one.apply({ wanted: true, consent });
      const writing = (async () => {
        while (!done.signal.aborted) {
          const started = Date.now();
          await insert('short');
          longest.ms = Math.max(longest.ms, Date.now() - started);
        }
      })();
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await lease.rows({ text: 'COMMIT' });
      await applying;
      done.abort();
      await writing;
    });
    await blocker.close();
    expect(longest.ms).toBeGreaterThan(50);
    expect(longest.ms).toBeLessThan(1000);
    expect(await recorded()).toBe(true);
  });

  it('is not offered before the additions, nor to a login that may not', async () => {
    const { obstacles, steps } = await (await trigger()).plan(true);
    expect(obstacles).toEqual([{ key: 'schema-first', facts: { state: 'none' } }]);
    expect(steps).toEqual([]);
  });

  it('is planned once: nothing to do when it is there, nothing to remove when it is not', async () => {
    await migrate();
    expect((await (await trigger()).plan(false)).steps).toEqual([]);
    await apply(true);
    expect((await (await trigger()).plan(true)).steps).toEqual([]);
  });
});
