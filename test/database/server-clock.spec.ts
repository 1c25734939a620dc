import { afterAll, beforeAll, expect, it } from 'vitest';
import { inspect } from '../../main/connections/inspect.ts';
import { createDatabase } from '../../main/database/pool.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { targetOf } from '../support/target.ts';

let course: TestDatabase;
beforeAll(async () => {
  course = await createTestDatabase('empty');
});
afterAll(() => course.drop());

it.each([
  ['UTC', 0],
  ['America/Bogota', -5],
  ['Asia/Kolkata', 5.5],
])('the wall clock of a server in %s is known, to a second', async (zone, hours) => {
  await course.query(`ALTER DATABASE "${course.database}" SET timezone = '${zone}'`);
  const db = createDatabase(targetOf(course));
  try {
    const { wallClockAheadMs, clockAheadMs, timeZone } = await inspect(db);
    expect(timeZone).toBe(zone);
    expect(Math.abs(wallClockAheadMs - hours * 3_600_000)).toBeLessThan(1000);
    expect(Math.abs(clockAheadMs)).toBeLessThan(1000);
    const [row] = await db.rows<{ now: string }>({ text: 'SELECT localtimestamp(0) AS now' });
    const shown = Date.parse(`${row?.now.replace(' ', 'T')}Z`);
    expect(Math.abs(shown - (Date.now() + wallClockAheadMs))).toBeLessThan(2000);
  } finally {
    await db.close();
  }
});
