import { describe, expect, it } from 'vitest';
import { useHistoryCourse } from './history-scene.ts';

const course = useHistoryCourse();
const { migrate, apply, insert, history } = course;

describe('what happens to a comment is in the history', () => {
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
});
