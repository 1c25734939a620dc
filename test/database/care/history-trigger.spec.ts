import { describe, expect, it } from 'vitest';
import { createDatabase } from '../../../main/database/pool.ts';
import { findPgDump, pgDump, statementsIn } from '../../support/pg-dump.ts';
import { targetOf } from '../../support/target.ts';
import { useHistoryCourse } from './history-scene.ts';

const noPgDump = (await findPgDump()) === undefined;
const course = useHistoryCourse();
const { migrate, trigger, apply, insert, history } = course;

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
    await course.desk().withClient(async (lease) => {
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

  it.each(['nonsense', '{11111111-1111-4111-8111-11111111111}', '11111111-1111-4111-8111-1111111111111'])(
    'is not talked out of it by a send called “%s”',
    async (key) => {
      await migrate();
      await apply(true);
      await insert('before');
      await course.desk().withClient(async (lease) => {
        await lease.rows({ text: `SELECT set_config('tiza.key', $1, false)`, values: [key] });
        await lease.rows({ text: `UPDATE feedback SET comentario = 'after'` });
        await lease.rows({ text: 'TRUNCATE feedback' });
        await lease.rows({ text: 'RESET tiza.key' });
      });
      expect(await history()).toMatchObject([
        { action: 'published', comment: 'before' },
        { action: 'edited', previous: 'before', comment: 'after' },
        { action: 'removed', previous: 'after' },
      ]);
    },
  );

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
      const tables = async () => statementsIn(await pgDump(course.database(), ['-s', '--schema=public']));
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
    const blocker = createDatabase(targetOf(course.database()));
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
