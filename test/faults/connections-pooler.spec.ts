import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inspect } from '../../main/connections/inspect.ts';
import { createDatabase, type PooledDatabase } from '../../main/database/pool.ts';
import { certificateSet } from '../support/certificates.ts';
import { type BouncerOptions, createBouncer, type TestBouncer } from '../support/pgbouncer.ts';
import { createTestServer, type TestServer } from '../support/server.ts';
import { targetOf } from '../support/target.ts';

const full = process.env.FAULTS === 'full';

let server: TestServer;
const open: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  server = await createTestServer();
  await server.query('CREATE TABLE feedback (id serial PRIMARY KEY, body text)');
});
afterAll(() => server?.remove());
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

async function bouncer(options: BouncerOptions = {}): Promise<TestBouncer> {
  const started = await createBouncer(server, options);
  open.push(started);
  return started;
}

function connect(place: TestBouncer | TestServer): PooledDatabase {
  const db = createDatabase(targetOf(place));
  open.push(db);
  return db;
}

/** The platform's own program: it loops over the same sessions, and counts what goes wrong. */
function platformTraffic({ port, user, password }: TestBouncer, clients: number) {
  let stopped = false;
  const failures: string[] = [];
  let answers = 0;
  async function loop(): Promise<void> {
    const client = new pg.Client({ host: '127.0.0.1', port, user, password, database: 'postgres' });
    client.on('error', (error) => failures.push(error.message));
    await client.connect();
    while (!stopped) {
      try {
        await client.query('SELECT count(*) FROM feedback');
        answers += 1;
      } catch (error) {
        failures.push(String(error));
      }
      await sleep(1);
    }
    await client.end();
  }
  const loops = Array.from({ length: clients }, loop);
  return async () => {
    stopped = true;
    await Promise.all(loops);
    return { answers, failures };
  };
}

describe('a transaction pooler', () => {
  it('lets the app in, and is recognised with the platform busy and without', async () => {
    for (const clients of [0, 4]) {
      for (let round = 0; round < (full ? 20 : 5); round++) {
        const there = await bouncer();
        const stop = platformTraffic(there, clients);
        const db = connect(there);
        expect(db.pooler).toBe(false);
        expect(await db.findPooler()).toBe(true);
        expect(db.pooler).toBe(true);
        expect((await inspect(db)).pooler).toBe(true);
        expect((await stop()).failures).toEqual([]);
        await db.close();
      }
    }
  });

  it('with a single session is recognised too', async () => {
    const db = connect(await bouncer({ poolSize: 1 }));
    expect(await db.findPooler({ timeoutMs: 4000 })).toBe(true);
  });

  it('sees transactions with their own settings, copies and errors, and the platform none of them', async () => {
    const there = await bouncer();
    const stop = platformTraffic(there, 4);
    const db = connect(there);

    async function work(n: number): Promise<void> {
      await db.tx(
        (lease) => lease.rows({ text: 'INSERT INTO feedback (body) VALUES ($1)', values: [`note ${n}`] }),
        {
          settings: { search_path: 'public', lock_timeout: '3s' },
        },
      );
      await db.rows({ text: 'SELECT 1 / $1::int', values: [0] }).catch(() => undefined);
      await db.tx(
        async (lease) => {
          let bytes = 0;
          for await (const piece of lease.copyOut('COPY public.feedback TO STDOUT')) bytes += piece.length;
          expect(bytes).toBeGreaterThan(0);
        },
        { readOnly: true, isolation: 'repeatable read', settings: { search_path: '', row_security: 'off' } },
      );
    }
    await Promise.all(Array.from({ length: full ? 60 : 15 }, (_, n) => work(n)));
    const { answers, failures } = await stop();
    expect(failures).toEqual([]);
    expect(answers).toBeGreaterThan(20);

    const left = await Promise.all(
      [1, 2, 3].map(() => db.rows({ text: `SELECT current_setting('search_path') AS path` })),
    );
    expect(left.flat()).toEqual(new Array(3).fill({ path: '"$user", public' }));
  });

  it('stops what the caller gave up, by the pooler’s own key', async () => {
    const db = connect(await bouncer());
    const giveUp = new AbortController();
    const asked = db.rows({ text: 'SELECT pg_sleep(20) AS behind_the_pooler' }, { signal: giveUp.signal });
    setTimeout(() => giveUp.abort(), 200);
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
    await expect
      .poll(() =>
        server.query(
          `SELECT 1 FROM pg_stat_activity WHERE query LIKE '%behind_the_pooler%' AND state = 'active' AND pid <> pg_backend_pid()`,
        ),
      )
      .toEqual([]);
    expect(await db.rows({ text: 'SELECT 1 AS one' })).toEqual([{ one: 1 }]);
  });

  it('over TLS is entered with every mode that verifies', async () => {
    const certificates = certificateSet();
    const there = await bouncer({ tls: certificates.good });
    const ca = certificates.authority.cert;
    for (const tls of [{ mode: 'verify-full', ca }, { mode: 'allow' }] as const) {
      const db = createDatabase(targetOf({ ...there, host: 'localhost' }, tls));
      open.push(db);
      expect(await db.rows({ text: 'SELECT 1 AS one' })).toEqual([{ one: 1 }]);
      expect(db.wire()).toMatchObject({ encrypted: true });
    }
  });

  it('refuses a wrong password and an unknown database in words the person knows', async () => {
    const there = await bouncer();
    const wrong = createDatabase(targetOf({ ...there, password: 'tiza' }));
    open.push(wrong);
    await expect(wrong.rows({ text: 'SELECT 1' })).rejects.toMatchObject({
      code: 'credentials-rejected',
      details: { reason: 'password-wrong' },
    });
    const nowhere = createDatabase(targetOf({ ...there, database: 'kurs' }));
    open.push(nowhere);
    await expect(nowhere.rows({ text: 'SELECT 1' })).rejects.toMatchObject({
      details: { reason: 'database-unknown' },
    });
  });
});

describe('no transaction pooler', () => {
  it('is a server itself, or a pooler that leaves each client its session', async () => {
    expect(await connect(server).findPooler()).toBe(false);
    expect(await connect(await bouncer({ mode: 'session', poolSize: 5 })).findPooler()).toBe(false);
  });
});
