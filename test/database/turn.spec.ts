import { expect, test } from 'vitest';
import { createDatabase } from '../../main/database/pool.ts';
import { changeBriefly } from '../../main/database/turn.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { createProxy } from '../support/proxy.ts';
import { targetOf } from '../support/target.ts';

test('a laptop that falls silent in the middle gives the platform its table back within seconds', async () => {
  const course = await createTestDatabase('calculus');
  const network = await createProxy(course);
  const database = createDatabase(targetOf({ ...course, ...network }));
  try {
    const change = changeBriefly(database, async (lease) => {
      await lease.rows({ text: 'LOCK TABLE public.feedback IN ACCESS EXCLUSIVE MODE' });
      network.set({ dark: true });
      await lease.rows({ text: 'SELECT 1' }, { timeoutMs: 6000 });
    }).catch((error: unknown) => error);
    await expect.poll(() => network.accepted()).toBe(1);
    const blocked = `SELECT EXISTS (SELECT FROM pg_locks WHERE relation = 'feedback'::regclass AND granted
      AND mode = 'AccessExclusiveLock') AS held`;
    await expect.poll(() => course.query(blocked)).toEqual([{ held: true }]);
    const began = Date.now();
    await course.query(`INSERT INTO feedback (actividad, comentario) VALUES ('Foro 1', 'of the platform')`);
    expect(Date.now() - began).toBeLessThan(5000);
    await change;
  } finally {
    await database.close();
    await network.close();
    await course.drop();
  }
});
