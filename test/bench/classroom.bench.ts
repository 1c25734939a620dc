import type { GridPage } from '#contract/classroom';
import { createDatabase } from '../../main/database/pool.ts';
import { createClassroom } from '../../main/grading/classroom.ts';
import { calculus } from '../../main/platforms/calculus.ts';
import { readCatalog } from '../../main/platforms/catalog-queries.ts';
import { createTestServer } from '../support/server.ts';
import { targetOf } from '../support/target.ts';
import { fill } from './course/fill.ts';
import type { Report } from './measurement.ts';
import { median, milliseconds } from './rounds.ts';

const size = { submissions: 160_000, students: 20_000 };
const rounds = 3;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) times.push(await milliseconds(work));
  return median(times.slice(1));
}

/** The longest that everything else had to wait while this was going on. */
async function longestWait(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let since = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - since);
    since = performance.now();
  }, 1);
  await work();
  clearInterval(timer);
  return longest;
}

/** 20,000 students × 8 activities, as the grid, the questions and a table's cells read them. */
export default async function classroom(report: Report): Promise<void> {
  const server = await createTestServer({ settings: { shared_buffers: '256MB', max_wal_size: '4GB' } });
  try {
    await fill(server, size);
    const database = createDatabase(targetOf({ ...server, database: 'postgres' }));
    try {
      const reader = calculus.reader(await readCatalog(database));
      const room = createClassroom({ course: () => ({ database, reader }) });
      const grid = (cursor?: string) =>
        room.grid({
          nameless: false,
          limit: cursor === undefined ? 100 : 2000,
          ...(cursor ? { cursor } : {}),
        });
      report({ id: 'grid-first-rows', unit: 'ms', limit: 300, value: await timed(() => grid()) });

      const times: number[] = [];
      let page: GridPage = await grid();
      let rows = page.rows.length;
      while (page.next !== null) {
        const { next } = page;
        times.push(await milliseconds(async () => (page = await grid(next))));
        rows += page.rows.length;
      }
      if (rows !== size.students) throw new Error(`The grid had ${rows} rows`);
      report({ id: 'grid-next-rows', unit: 'ms', limit: 800, value: median(times), note: '2,000 students' });
      const whole = times.reduce((sum, time) => sum + time, 0);
      report({ id: 'grid-all-rows', unit: 'ms', value: whole, note: `${rows} students` });

      const question = { activity: 'foro1', part: 'r1' };
      report({ id: 'question', unit: 'ms', limit: 6000, value: await timed(() => room.question(question)) });
      const waits: number[] = [];
      for (let round = 0; round < rounds; round++)
        waits.push(await longestWait(() => room.question(question)));
      report({
        id: 'question-longest-wait',
        unit: 'ms',
        limit: 100,
        value: median(waits),
        note: 'of anything else in main',
      });

      const table = { activity: 'foro3', part: 't6' };
      const blank = Array.from({ length: 7 }, () => ['', '', '']);
      const first = await milliseconds(() => room.cells({ ...table, rows: blank }));
      report({ id: 'cells-first', unit: 'ms', limit: 3000, value: first });
      report({
        id: 'cells-next',
        unit: 'ms',
        limit: 10,
        value: await timed(() => room.cells({ ...table, rows: blank })),
      });
    } finally {
      await database.close();
    }
  } finally {
    await server.remove();
  }
}
