import { describe, expect, test } from 'vitest';
import type { QueueQuery, SubmissionState } from '#contract/grading';
import { createRandom } from '../../support/random.ts';
import { names, type OpenedCourse, useCourse, walk } from './course.ts';

const course = useCourse([
  `INSERT INTO usuarios (email, password, nombre, apellidos)
    SELECT 'u' || n || '@uni.example', 'x', (ARRAY['Ana','Luis','Íñigo'])[1 + n % 3], 'Pérez ' || n FROM generate_series(0, 39) n`,
  ...['respuestas_foro1', 'respuestas_foro2', 'examen1'].map(
    (table, index) => `INSERT INTO ${table} (email, r1, fecha)
      SELECT CASE WHEN n % 11 > 0 THEN 'u' || n * ${index + 3} % 40 || '@uni.example' END, 'límite ' || n % 7,
        CASE WHEN n % 13 > 0 THEN timestamp '2026-11-01' + (n / 4) * interval '1 hour' END
      FROM generate_series(1, 150) n`,
  ),
  `INSERT INTO feedback (email_alumno, actividad, comentario, fecha)
    SELECT 'u' || n % 40 || '@uni.example', (ARRAY['Foro 1','foro1','Foro 2','Examen 1'])[1 + n % 4], 'ok',
      timestamp '2026-11-01' + n * interval '20 minutes' FROM generate_series(1, 60) n`,
]);

const allStates: SubmissionState[] = ['awaiting', 'new-since-review', 'reviewed', 'reviewed-without-comment'];

function randomQuery(random: ReturnType<typeof createRandom>): Partial<QueueQuery> {
  const states = allStates.filter(() => random.chance(0.5));
  return {
    order: random.pick(['newest', 'oldest', 'fair'] as const),
    limit: random.pick([1, 3, 10, 50, 200]),
    ...(random.chance(0.4) ? { activity: random.pick(['foro1', 'foro2', 'examen1']) } : {}),
    ...(random.chance(0.6) ? { states } : {}),
    ...(random.chance(0.3)
      ? { search: random.pick(['LIMITE 3', 'iñigo', 'perez 7', 'u1', 'nothing like it']) }
      : {}),
  };
}

/** What the list must hold, worked out here from every row. */
async function expected(opened: OpenedCourse, query: Partial<QueueQuery>): Promise<Set<string>> {
  const { items } = await walk(opened, { order: 'oldest', limit: 200 });
  const { search = '' } = query;
  const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain(search).split(' ');
  return new Set(
    names(
      items.filter(
        ({ ref, state, preview, student }) =>
          (query.activity === undefined || query.activity === ref.activity) &&
          (query.states?.includes(state) ?? true) &&
          (plain(`${student.email}\n${preview}`).includes(plain(search)) ||
            words.every((word) => plain(`${student.name} ${student.email}`).includes(word))),
      ),
    ),
  );
}

describe('walking all pages', () => {
  test.each(Array.from({ length: 16 }, (_, seed) => seed))(
    'random filters (%i): each row once',
    async (seed) => {
      const opened = await course.open();
      const query = randomQuery(createRandom(seed));
      const { items, totals } = await walk(opened, query);
      const wanted = await expected(opened, query);
      expect(new Set(names(items))).toEqual(wanted);
      expect(items).toHaveLength(wanted.size);
      expect(new Set(totals)).toEqual(new Set([wanted.size]));
    },
  );

  test.each(['newest', 'oldest', 'fair'] as const)(
    '%s: while students hand in, nothing twice and nothing lost',
    async (order) => {
      const opened = await course.open();
      const before = new Set(names((await walk(opened, { order, limit: 200 })).items));
      let round = 0;
      const { items } = await walk(opened, { order, limit: 37 }, async () => {
        round += 1;
        await course.query(`INSERT INTO respuestas_foro2 (email, r1, fecha)
        SELECT 'u1@uni.example', 'nuevo', timestamp '2026-11-01' + n * ${round} * interval '3 hours' FROM generate_series(1, 5) n
        UNION ALL SELECT 'u2@uni.example', 'nuevo', NULL`);
      });
      const listed = names(items);
      expect(new Set(listed).size).toBe(listed.length);
      expect([...before].filter((name) => !listed.includes(name))).toEqual([]);
      await course.query(`DELETE FROM respuestas_foro2 WHERE r1 = 'nuevo'`);
    },
  );

  test('a search with more hits than anybody reads through says so and can be walked', async () => {
    await course.query(`INSERT INTO respuestas_foro6 (email, r1, fecha)
      SELECT 'u' || n % 40 || '@uni.example', 'muy común', timestamp '2026-10-01' + n * interval '1 second'
      FROM generate_series(1, 10100) n`);
    await course.query(`INSERT INTO respuestas_foro6 (r1, fecha) VALUES ('muy común', NULL)`);
    const opened = await course.open();
    const first = await opened.reader.queue(opened.db, { order: 'newest', limit: 50, search: 'MUY COMUN' });
    expect(first).toMatchObject({ total: 10_000, totalIsFloor: true });
    const { items } = await walk(opened, { order: 'oldest', limit: 200, search: 'muy  comun' });
    expect(items).toHaveLength(10_101);
    expect(new Set(names(items)).size).toBe(10_101);
    expect(items.at(-1)).toMatchObject({ submittedAt: null });
    const waiting = await walk(opened, {
      order: 'newest',
      limit: 200,
      search: 'comun',
      states: ['reviewed'],
    });
    expect(waiting.items).toEqual([]);
    await course.query(`DELETE FROM respuestas_foro6`);
  });
});
