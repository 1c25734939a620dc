import { describe, expect, test } from 'vitest';
import { calculus } from '../../../main/platforms/calculus.ts';
import { migrations } from '../../../migrations/all.ts';
import { type OpenedCourse, student, useCourse } from './course.ts';

const course = useCourse([
  ...migrations.flatMap(({ statements }) => [...statements]),
  ...['ana', 'luis', 'eva'].map((name) => student(`${name}@uni.example`, name)),
  `INSERT INTO respuestas_foro1 (email, fecha) SELECT (ARRAY['ana','luis','eva'])[1 + n % 3] || '@uni.example', timestamp '2026-11-01'
    FROM generate_series(1, 30) n`,
  `INSERT INTO examen1 (email, fecha) VALUES ('ana@uni.example', NULL), ('ana@uni.example', '2026-11-02')`,
]);

/** The same course, told that it is too big to be counted in passing. */
async function openBig(): Promise<OpenedCourse> {
  const { catalog, db } = await course.open();
  const tables = catalog.tables.map((table) => ({ ...table, estimatedRows: 1_000_000 }));
  return { catalog, db, reader: calculus.reader({ ...catalog, tables }) };
}

const countings = (db: OpenedCourse['db']) => db.sent.filter((text) => text.includes('AS state, count(*)'));

async function foro1({ reader, db }: OpenedCourse) {
  return (await reader.activities(db)).find(({ key }) => key === 'foro1')?.counts;
}

describe('counts of a big course', () => {
  test('are counted once and stay as long as nothing changes', async () => {
    const opened = await openBig();
    expect(await foro1(opened)).toEqual({
      total: 30,
      awaiting: 30,
      newSinceReview: 0,
      reviewed: 0,
      reviewedWithoutComment: 0,
    });
    expect(countings(opened.db)).toHaveLength(8);
    const page = await opened.reader.queue(opened.db, { order: 'newest', limit: 5, states: ['awaiting'] });
    expect(page.total).toBe(32);
    expect(
      (await opened.reader.queue(opened.db, { order: 'newest', limit: 5, activity: 'examen1' })).items,
    ).toHaveLength(2);
    await foro1(opened);
    expect(countings(opened.db)).toHaveLength(8);
  });

  test('follow new submissions, feedback, marks and removals, counting again only what they touch', async () => {
    const opened = await openBig();
    await foro1(opened);
    await course.query(
      `INSERT INTO respuestas_foro1 (email, fecha) VALUES ('ana@uni.example', '2026-11-03')`,
    );
    expect(await foro1(opened)).toMatchObject({ total: 31, awaiting: 31 });
    expect(countings(opened.db).at(-1)).toContain('respuestas_foro1');
    expect(countings(opened.db).at(-1)).not.toContain('examen1');

    await course.query(
      `INSERT INTO feedback (email_alumno, actividad, comentario, fecha) VALUES ('ana@uni.example', 'foro-1', 'x', '2026-11-02')`,
    );
    expect(await foro1(opened)).toMatchObject({ total: 31, awaiting: 20, reviewed: 10, newSinceReview: 1 });

    await course.query(
      `INSERT INTO feedback (email_alumno, actividad, comentario, fecha) VALUES ('luis@uni.example', 'foro-1', 'x', '2026-11-02')`,
    );
    const before = countings(opened.db).length;
    expect(await foro1(opened)).toMatchObject({ awaiting: 10, reviewed: 20 });
    expect(countings(opened.db).slice(before).join()).not.toContain('examen1');

    await course.query(`INSERT INTO tiza.marks (key, kind, activity, submission_id, submitted, student, author)
      VALUES (gen_random_uuid(), 'reviewed', 'foro1', 3, extract(epoch FROM timestamp '2026-11-01'), 'eva@uni.example', 'ana')`);
    expect(await foro1(opened)).toMatchObject({ awaiting: 0, reviewedWithoutComment: 10 });

    await course.query('TRUNCATE respuestas_foro1');
    expect(await foro1(opened)).toMatchObject({ total: 0 });
  });

  test('notice what is removed long before the end, as soon as the server’s statistics do', async () => {
    await course.query(
      `INSERT INTO respuestas_foro2 (email) SELECT 'ana@uni.example' FROM generate_series(1, 300)`,
    );
    const opened = await openBig();
    const counted = async () => (await opened.reader.activities(opened.db))[1]?.counts.total;
    expect(await counted()).toBe(300);
    await course.query('DELETE FROM respuestas_foro2 WHERE id < 10');
    // A session tells of its changes with a delay: a second where it goes on, ten where it does not.
    const meanwhile = async () => {
      await course.query('SELECT 1');
      return counted();
    };
    await expect.poll(meanwhile, { timeout: 20_000, interval: 200 }).toBe(291);
  });

  test('a row that becomes visible after one with a higher id is not missed', async () => {
    const opened = await openBig();
    const [{ id = 0 } = {}] = await course.query<{ id: number }>(
      `SELECT nextval('examen2_id_seq')::int AS id`,
    );
    await course.query(`INSERT INTO examen2 (email) VALUES ('ana@uni.example')`);
    const counted = async () => (await opened.reader.activities(opened.db)).at(-1)?.counts.total;
    expect(await counted()).toBe(1);
    await course.query(`INSERT INTO examen2 (id, email) VALUES ($1, 'luis@uni.example')`, [id]);
    expect(await counted()).toBe(2);
  });
});
