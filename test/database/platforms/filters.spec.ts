import pg from 'pg';
import { describe, expect, test } from 'vitest';
import type { QueueQuery } from '#contract/grading';
import { calculus } from '../../../main/platforms/calculus.ts';
import { migrations } from '../../../migrations/all.ts';
import { names, student, useCourse, walk } from './course.ts';

const course = useCourse([
  ...migrations.flatMap(({ statements }) => [...statements]),
  student('ana@uni.example', 'Ana'),
  student('luis@uni.example', 'Luis'),
  `INSERT INTO respuestas_foro1 (id, email, r1, r2, fecha) VALUES
    (1, 'ana@uni.example', 'corta', NULL, '2026-11-01 10:00'), (2, 'ana@uni.example', E' \\n\\t', '', '2026-11-02 23:59:59.9'),
    (3, 'luis@uni.example', repeat('é', 300), 'y más', '2026-11-03'), (4, NULL, '', '', NULL), (5, NULL, 'x', '', 'infinity')`,
  `INSERT INTO respuestas_foro5 (id, email, r2, imagen_1, fecha) VALUES (1, 'ana@uni.example', '', 'x', '2026-11-01'), (2, 'ana@uni.example', '', '', '2026-10-01')`,
  ...['flag', 'reviewed'].map(
    (kind, index) => `INSERT INTO tiza.marks (key, kind, activity, submission_id, submitted, student, author)
      VALUES (gen_random_uuid(), '${kind}', 'foro1', ${index + 2}, extract(epoch FROM timestamp '2026-11-0${index + 2} ${index ? '' : '23:59:59.9'}'), 'x', 'ana')`,
  ),
  `INSERT INTO tiza.marks (key, kind, activity, submission_id, submitted, student, author, withdrawn_by, withdrawn_at)
    VALUES (gen_random_uuid(), 'flag', 'foro1', 1, extract(epoch FROM timestamp '2026-11-01 10:00'), 'x', 'ana', 'ana', now())`,
]);

async function found(query: Partial<QueueQuery>): Promise<string[]> {
  const { items, totals } = await walk(await course.open(), { order: 'oldest', limit: 2, ...query });
  expect(new Set(totals)).toEqual(new Set([items.length]));
  return names(items);
}

const cases: [query: Partial<QueueQuery>, expected: string[]][] = [
  [{ attempts: 'first' }, ['foro5/2', 'foro1/1', 'foro1/3', 'foro1/5', 'foro1/4']],
  [{ attempts: 'repeated' }, ['foro5/1', 'foro1/2']],
  [{ attempts: 'latest' }, ['foro5/1', 'foro1/2', 'foro1/3', 'foro1/5', 'foro1/4']],
  [{ flagged: true }, ['foro1/2']],
  [{ flagged: false, activity: 'foro1' }, ['foro1/1', 'foro1/3', 'foro1/5', 'foro1/4']],
  [{ images: true }, ['foro5/1']],
  [{ images: false, activity: 'foro5' }, ['foro5/2']],
  [{ lateAfter: '2026-11-02T23:59:59' }, ['foro1/2', 'foro1/3', 'foro1/5']],
  [{ lateAfter: '2026-11-03T00:00:00', attempts: 'latest' }, ['foro1/5']],
  [{ minLength: 300 }, ['foro1/3']],
  [{ minLength: 1, maxLength: 5 }, ['foro1/1', 'foro1/2', 'foro1/5']],
  [{ blank: true }, ['foro5/2', 'foro1/2', 'foro1/4']],
  [{ blank: false }, ['foro5/1', 'foro1/1', 'foro1/3', 'foro1/5']],
  [{ blank: false, search: 'MAS', states: ['awaiting'] }, ['foro1/3']],
  [{ flagged: true, search: 'corta' }, []],
];

describe('narrowed', () => {
  test.each(cases)('%j', async (query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  test('the other way round and in fair order, the same ones', async () => {
    for (const [query, expected] of cases) {
      expect((await found({ ...query, order: 'newest' })).sort()).toEqual([...expected].sort());
      expect((await found({ ...query, order: 'fair', limit: 1 })).sort()).toEqual([...expected].sort());
    }
  });

  test('without marks of ours nothing is flagged', async () => {
    const { catalog, db } = await course.open();
    const tables = catalog.tables.filter(({ schema }) => schema !== 'tiza');
    const reader = calculus.reader({ ...catalog, tables });
    expect(await reader.queue(db, { order: 'newest', limit: 5, flagged: true })).toMatchObject({
      items: [],
      total: 0,
    });
    expect(await reader.queue(db, { order: 'newest', limit: 9, flagged: false })).toMatchObject({ total: 7 });
  });
});

describe('a question that takes its time', () => {
  test('tells how far it has come', async () => {
    const { catalog, db } = await course.open();
    const tables = catalog.tables.map((table) => ({ ...table, estimatedRows: 50_000 }));
    const told: string[] = [];
    await calculus
      .reader({ ...catalog, tables })
      .queue(
        db,
        { order: 'newest', limit: 5, search: 'más' },
        { onProgress: (read, all) => told.push(`${read}/${all}`) },
      );
    expect(told).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((step) => `${step * 50_000}/400000`));
  });

  test('stops when it is cancelled, on the server too', async () => {
    const { reader, db } = await course.open();
    await reader.activities(db);
    const blocker = new pg.Client({ connectionString: course.address() });
    await blocker.connect();
    await blocker.query('BEGIN; LOCK TABLE respuestas_foro1 IN ACCESS EXCLUSIVE MODE');
    try {
      for (const query of [{ search: 'x' }, { states: ['awaiting' as const] }, {}]) {
        const abort = new AbortController();
        const asked = reader.queue(db, { order: 'newest', limit: 5, ...query }, { signal: abort.signal });
        setTimeout(() => abort.abort(), 100);
        await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
      }
      await expect
        .poll(async () => {
          const waiting = await blocker.query(
            `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
          );
          return waiting.rowCount;
        })
        .toBe(0);
    } finally {
      await blocker.end();
    }
  });
});
