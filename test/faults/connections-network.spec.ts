import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDatabase, type PooledDatabase } from '../../main/database/pool.ts';
import { createProxy, type TestProxy } from '../support/proxy.ts';
import { createTestServer, type TestServer } from '../support/server.ts';
import { targetOf } from '../support/target.ts';

let server: TestServer;
let proxy: TestProxy;
let db: PooledDatabase;

beforeAll(async () => {
  server = await createTestServer();
  await server.query('CREATE TABLE marks (id int PRIMARY KEY)');
});
afterAll(() => server?.remove());
beforeEach(async () => {
  proxy = await createProxy(server);
  db = createDatabase(targetOf({ ...server, port: proxy.port }));
});
afterEach(async () => {
  await db.close();
  await proxy.close();
  await server.query('TRUNCATE marks');
});

const one = (timeoutMs?: number) =>
  db.rows<{ one: number }>({ text: 'SELECT 1 AS one' }, timeoutMs === undefined ? {} : { timeoutMs });

async function took(work: Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work.catch(() => undefined);
  return performance.now() - since;
}

describe('a network that goes dark', () => {
  it('under a read ends it at its deadline, and the next query does not meet the dead connections', async () => {
    await Promise.all([one(), one(), one(), one()]);
    proxy.set({ dark: true });
    const asked = one(500);
    await expect(asked).rejects.toMatchObject({ code: 'unreachable', details: { reason: 'no-answer' } });
    proxy.set({ dark: false });
    expect(await took(one())).toBeLessThan(2500);
    expect(await one()).toEqual([{ one: 1 }]);
  });

  it('under a write leaves its outcome open: here it was made', async () => {
    await one();
    const text = 'INSERT INTO marks SELECT 1 FROM pg_sleep(0.3)';
    const writing = db.rows({ text }, { timeoutMs: 800 });
    setTimeout(() => proxy.set({ dark: true }), 100);
    await expect(writing).rejects.toMatchObject({ details: { reason: 'no-answer', outcome: 'unknown' } });
    expect(await server.query('SELECT id FROM marks')).toEqual([{ id: 1 }]);
  });

  it('under a transaction ends it within one deadline, and nothing of it is kept', async () => {
    const torn = db.tx(
      async (lease) => {
        await lease.rows({ text: 'INSERT INTO marks VALUES (1)' });
        proxy.set({ dark: true });
        await lease.rows({ text: 'INSERT INTO marks VALUES (2)' });
      },
      { timeoutMs: 600 },
    );
    expect(await took(torn)).toBeLessThan(1500);
    await expect(torn).rejects.toMatchObject({ details: { outcome: 'retryable' } });
    proxy.set({ dark: false });
    expect(await db.rows({ text: 'SELECT id FROM marks' })).toEqual([]);
  });

  // Twenty real seconds, once; the specs above shorten the deadline.
  it('is given up at 20 s when nobody says otherwise', async () => {
    await one();
    proxy.set({ dark: true });
    const [reading, writing] = [
      one(),
      db.tx((lease) => lease.rows({ text: 'INSERT INTO marks VALUES (1)' })),
    ];
    expect(await took(Promise.allSettled([reading, writing]))).toBeLessThan(20_500);
  });
});

describe('a server that accepts and says nothing', () => {
  it('is not waited for beyond the deadline, by any number of callers', async () => {
    proxy.set({ dark: true });
    const callers = Array.from({ length: 12 }, () => one(600));
    expect(await took(Promise.allSettled(callers))).toBeLessThan(1500);
    for (const caller of callers) await expect(caller).rejects.toMatchObject({ code: 'unreachable' });
    proxy.set({ dark: false });
    expect(await took(one())).toBeLessThan(2500);
  });

  // Fifteen real seconds.
  it('is named after 15 s', async () => {
    proxy.set({ dark: true });
    const asked = one();
    expect(await took(asked)).toBeLessThan(20_000);
    await expect(asked).rejects.toMatchObject({ code: 'unreachable', details: { reason: 'server-silent' } });
  });
});

describe('a connection that is reset', () => {
  it('under a read is replaced without the caller noticing', async () => {
    for (let round = 0; round < 5; round++) {
      const asked = db.rows({ text: 'SELECT pg_sleep(0.15), 1 AS one' });
      await sleep(50);
      proxy.resetAll();
      expect(await asked).toMatchObject([{ one: 1 }]);
    }
  });

  it('at rest costs nothing', async () => {
    await Promise.all([one(), one(), one(), one()]);
    proxy.resetAll();
    expect(await Promise.all([one(), one(), one(), one(), one()])).toHaveLength(5);
  });

  it('in the middle of a long answer never ends as a short one', async () => {
    await one();
    proxy.set({ cutAfterBytes: 200_000 });
    const text = `SELECT n, repeat('x', 1000) AS pad FROM generate_series(1, 5000) AS n`;
    await expect(db.rows({ text })).rejects.toMatchObject({ code: 'unreachable' });
    const copied = db.withClient(async (lease) => {
      let bytes = 0;
      for await (const piece of lease.copyOut(`COPY (${text}) TO STDOUT`)) bytes += piece.length;
      return bytes;
    });
    await expect(copied).rejects.toMatchObject({ code: 'unreachable' });
    proxy.set({ cutAfterBytes: Number.POSITIVE_INFINITY });
    expect(await db.rows({ text })).toHaveLength(5000);
  });
});

describe('a slow network', () => {
  it('is no fault', async () => {
    proxy.set({ delayMs: 30 });
    expect(await Promise.all([one(), one(), one()])).toHaveLength(3);
  });
});

describe('a closed door', () => {
  it('is told at once, and found open as soon as it is', async () => {
    await one();
    proxy.set({ refuse: true });
    proxy.resetAll();
    expect(await took(one())).toBeLessThan(1000);
    proxy.set({ refuse: false });
    expect(await one()).toEqual([{ one: 1 }]);
  });
});

describe('sleep', () => {
  it('forgets every connection, and the work under way gets a moment to end', async () => {
    await Promise.all([one(), one(), one()]);
    const underWay = db.rows({ text: 'SELECT pg_sleep(0.3), 1 AS one' });
    await sleep(50);
    proxy.set({ dark: false });
    const before = proxy.accepted();
    db.recycle();
    expect(await one()).toEqual([{ one: 1 }]);
    expect(proxy.accepted()).toBe(before + 1);
    expect(await underWay).toMatchObject([{ one: 1 }]);
  });
});
