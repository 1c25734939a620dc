import pg from 'pg';
import { expect, test } from 'vitest';
import type { OpenCourse } from '../../main/connections/open-course.ts';
import { createAsking } from '../../main/grading/asking.ts';
import { calculus } from '../../main/platforms/calculus.ts';
import { student, useCourse } from './platforms/course.ts';

const course = useCourse([
  student('ana@uni.example', 'Ana'),
  `INSERT INTO respuestas_foro1 (email, r1) VALUES ('ana@uni.example', 'el límite')`,
]);

const first = 'a8a4a3a0-0000-4000-8000-000000000001';
const second = 'a8a4a3a0-0000-4000-8000-000000000002';

async function open() {
  const { catalog, db } = await course.open();
  // Big enough, as far as anybody knows, for each activity to be read by itself.
  const tables = catalog.tables.map((table) => ({ ...table, estimatedRows: 50_000 }));
  const reader = calculus.reader({ ...catalog, tables });
  await reader.activities(db);
  const told: { ticket: string; share: number }[] = [];
  const asking = createAsking({
    course: () => ({ database: db, reader }) as unknown as OpenCourse,
    onProgress: (progress) => told.push(progress),
  });
  return { asking, told };
}

const query = { order: 'newest', limit: 5, search: 'limite' } as const;

test('a page with a ticket tells how far it is; without one nobody hears anything', async () => {
  const { asking, told } = await open();
  expect(await asking.page({ ...query, ticket: first })).toMatchObject({ total: 1 });
  expect(told).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((step) => ({ ticket: first, share: step / 8 })));
  await asking.page(query);
  expect(told).toHaveLength(8);
});

test('cancelling one stops it on the server, and no other', async () => {
  const { asking, told } = await open();
  const blocker = new pg.Client({ connectionString: course.address() });
  await blocker.connect();
  const waiting = async () =>
    (
      await blocker.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      )
    ).rowCount;
  try {
    await blocker.query('BEGIN; LOCK TABLE respuestas_foro1 IN ACCESS EXCLUSIVE MODE');
    const older = asking.page({ ...query, ticket: first });
    const newer = asking.page({ ...query, ticket: second });
    await expect.poll(waiting).toBe(2);
    asking.cancel(first);
    await expect(older).rejects.toMatchObject({ code: 'cancelled' });
    await expect.poll(waiting).toBe(1);
    await blocker.query('COMMIT');
    expect(await newer).toMatchObject({ total: 1 });
    expect(new Set(told.map(({ ticket }) => ticket))).toEqual(new Set([second]));
    asking.cancel(first);
  } finally {
    await blocker.end();
  }
});
