import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '#contract/errors';
import { createDatabase, type PooledDatabase } from '../../main/database/pool.ts';
import { createTestServer, type TestServer } from '../support/server.ts';
import { targetOf } from '../support/target.ts';

const rounds = process.env.FAULTS === 'full' ? 20 : 4;

let server: TestServer;
let db: PooledDatabase;
let troubles: { reason: unknown; idle: boolean }[];

beforeAll(async () => {
  server = await createTestServer();
  await server.query('CREATE TABLE marks (id int PRIMARY KEY)');
});
afterAll(() => server?.remove());

beforeEach(() => {
  troubles = [];
  db = createDatabase(targetOf(server), {
    onTrouble: (error, idle) => troubles.push({ reason: error.details?.reason, idle }),
  });
});
afterEach(async () => {
  await db.close();
  await server.query('TRUNCATE marks');
});

const one = () => db.rows<{ one: number }>({ text: 'SELECT 1 AS one' });

/** Ends every connection of the app, and waits until they are gone. */
async function terminateAll(): Promise<number> {
  const text = `SELECT pg_terminate_backend(pid, 5000) AS done FROM pg_stat_activity WHERE application_name = 'tiza'`;
  return (await server.query(text)).length;
}

describe('pg_terminate_backend', () => {
  it('on idle connections is noticed, and the next query finds a fresh one', async () => {
    for (let round = 0; round < rounds; round++) {
      await Promise.all([one(), one(), one(), one()]);
      expect(await terminateAll()).toBeGreaterThan(0);
      // At once, before the news has come in, and once more after it.
      expect(await one()).toEqual([{ one: 1 }]);
      await sleep(20);
      expect(await one()).toEqual([{ one: 1 }]);
    }
    expect(troubles.some(({ idle }) => idle)).toBe(true);
  });

  it('on a connection between two statements fails that transaction alone', async () => {
    for (let round = 0; round < rounds; round++) {
      const torn = db.tx(async (lease) => {
        await lease.rows({ text: 'INSERT INTO marks VALUES (1)' });
        await terminateAll();
        await sleep(20);
        await lease.rows({ text: 'INSERT INTO marks VALUES (2)' });
      });
      await expect(torn).rejects.toMatchObject({ code: 'unreachable', details: { outcome: 'retryable' } });
      expect(await db.rows({ text: 'SELECT id FROM marks' })).toEqual([]);
    }
  });

  it('in the middle of a query is survived by a read and told of a write', async () => {
    for (let round = 0; round < rounds; round++) {
      const marker = `'round ${round}'`;
      const reading = db.rows({ text: `SELECT pg_sleep(0.4), ${marker} AS marker` });
      const writing = db
        .rows({ text: `INSERT INTO marks SELECT ${round} FROM pg_sleep(5)` })
        .catch((error) => error);
      await sleep(100);
      await terminateAll();
      expect(await reading).toMatchObject([{ marker: `round ${round}` }]);
      expect(await writing).toMatchObject({
        code: 'unreachable',
        retryable: false,
        details: { outcome: 'unknown' },
      });
    }
  });

  it('in the middle of a COPY never ends as a short one', async () => {
    const text = `COPY (SELECT repeat('x', 2000) FROM generate_series(1, 2000000)) TO STDOUT`;
    const copied = db.tx(
      async (lease) => {
        let bytes = 0;
        for await (const piece of lease.copyOut(text)) {
          if (bytes === 0) await terminateAll();
          bytes += piece.length;
        }
        return bytes;
      },
      { readOnly: true },
    );
    await expect(copied).rejects.toMatchObject({ code: 'unreachable' });
    expect(await one()).toEqual([{ one: 1 }]);
  });

  it('between the last statement and COMMIT never looks like success', async () => {
    const torn = db.tx(async (lease) => {
      await lease.rows({ text: 'INSERT INTO marks VALUES (7)' });
      await terminateAll();
      return 'saved';
    });
    await expect(torn).rejects.toMatchObject({ details: { outcome: 'unknown' } });
    expect(await db.rows({ text: 'SELECT id FROM marks' })).toEqual([]);
  });
});

describe('a restart with no time to say goodbye', () => {
  it('under load loses nothing acknowledged, and the first query afterwards succeeds', async () => {
    const acknowledged: number[] = [];
    const failures: AppError[] = [];
    let stop = false;
    let next = 0;

    async function worker(): Promise<void> {
      while (!stop) {
        const id = next++;
        try {
          await db.tx((lease) => lease.rows({ text: 'INSERT INTO marks VALUES ($1)', values: [id] }));
          acknowledged.push(id);
          await db.rows({ text: 'SELECT count(id) AS n FROM marks' });
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
          failures.push(error as AppError);
          await sleep(5);
        }
      }
    }

    const startedAt = () => db.rows({ text: 'SELECT pg_postmaster_start_time()::text AS at' });
    const before = await startedAt();
    const workers = Array.from({ length: 8 }, worker);
    for (let round = 0; round < Math.ceil(rounds / 2); round++) {
      await sleep(300);
      await server.restart('immediate');
      expect(await one()).toEqual([{ one: 1 }]);
    }
    await sleep(200);
    stop = true;
    await Promise.all(workers);

    const kept = await db.rows<{ id: number }>({ text: 'SELECT id FROM marks' });
    const ids = new Set(kept.map(({ id }) => id));
    expect(acknowledged.length).toBeGreaterThan(100);
    expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
    // On a busy machine every answer may be in before the server dies: then nobody has anything to complain about.
    expect(await startedAt()).not.toEqual(before);
    expect(failures.filter(({ code }) => code !== 'unreachable')).toEqual([]);
  });
});

describe('idle_session_timeout', () => {
  it('drops connections at rest without anybody noticing', async () => {
    await server.configure({ idle_session_timeout: '300ms' });
    try {
      await Promise.all([one(), one(), one()]);
      await sleep(700);
      expect(troubles).toContainEqual({ reason: 'idle-dropped', idle: true });
      expect(await one()).toEqual([{ one: 1 }]);
    } finally {
      await server.configure({ idle_session_timeout: '0' });
    }
  });
});

describe('max_connections', () => {
  it('reached says so, and passes once somebody leaves', async () => {
    await db.close();
    await server.query(`CREATE ROLE ana LOGIN PASSWORD 'pizarra'`);
    await server.configure({
      max_connections: '6',
      max_wal_senders: '0',
      superuser_reserved_connections: '3',
    });
    const ana = targetOf({ ...server, user: 'ana', password: 'pizarra' });
    const others = createDatabase(ana);
    const mine = createDatabase(ana);
    try {
      const held = Promise.all([0, 1, 2].map(() => others.rows({ text: 'SELECT pg_sleep(0.6)' })));
      await sleep(200);
      await expect(mine.rows({ text: 'SELECT 1' })).rejects.toMatchObject({
        code: 'busy',
        retryable: true,
        details: { reason: 'too-many-connections', sqlstate: '53300' },
      });
      await held;
      await others.close();
      await expect.poll(() => mine.rows({ text: 'SELECT 1 AS one' })).toEqual([{ one: 1 }]);
    } finally {
      await others.close();
      await mine.close();
    }
  });
});
