import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMembers } from '../../main/database/members.ts';
import { createPatience } from '../../main/database/patience.ts';
import { createDatabase, type PooledDatabase } from '../../main/database/pool.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { targetOf } from '../support/target.ts';

let there: TestDatabase;
let db: PooledDatabase;

beforeAll(async () => {
  there = await createTestDatabase();
  await there.query('CREATE TABLE notes (id int PRIMARY KEY, body text)');
  db = createDatabase(targetOf(there));
});
beforeEach(async () => {
  await there.query('TRUNCATE notes');
  await there.query(`INSERT INTO notes SELECT n, repeat('x', 500) FROM generate_series(1, 4000) AS n`);
});
afterAll(async () => {
  await db?.close();
  await there?.drop();
});

const count = async () => (await there.query<{ n: number }>('SELECT count(*)::int AS n FROM notes'))[0]?.n;

async function read(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all).toString();
}

async function* lines(from: number, to: number): AsyncGenerator<Uint8Array> {
  for (let n = from; n <= to; n++) yield Buffer.from(`${n}\tcopied\n`);
}

describe('a transaction', () => {
  it('has the settings it asked for, and leaves none behind', async () => {
    const settings = { search_path: '', row_security: 'off' };
    const text = `SELECT current_setting('search_path') AS path, current_setting('statement_timeout') AS timeout,
      current_setting('transaction_isolation') AS level, current_setting('transaction_read_only') AS "readOnly"`;
    const [inside] = await db.tx((lease) => lease.rows({ text }), {
      settings,
      readOnly: true,
      isolation: 'serializable',
      timeoutMs: 10_000,
    });
    expect(inside).toEqual({ path: '', timeout: '9s', level: 'serializable', readOnly: 'on' });
    const [after] = await db.rows({ text });
    expect(after).toMatchObject({ path: '"$user", public', timeout: '0', readOnly: 'off' });
  });

  it('that waits for a lock gives up as the server says', async () => {
    const locked = db.tx(
      async (lease) => {
        await there.query('SELECT 1');
        await lease.rows({ text: 'LOCK TABLE notes' });
        return db.tx((second) => second.rows({ text: `INSERT INTO notes VALUES (9003, 'never')` }), {
          settings: { lock_timeout: '200ms' },
        });
      },
      { timeoutMs: 5000 },
    );
    await expect(locked).rejects.toMatchObject({
      code: 'busy',
      retryable: true,
      details: { reason: 'lock-timeout' },
    });
  });
});

describe('just looking', () => {
  it('reads everything, and the server refuses whatever would change something', async () => {
    const looking = createDatabase({ ...targetOf(there), readOnly: true });
    const writes: Promise<unknown>[] = [
      looking.rows({ text: `INSERT INTO notes VALUES (9100, 'no')` }),
      looking.rows({ text: `WITH gone AS (DELETE FROM notes RETURNING id) SELECT id FROM gone` }),
      looking.tx((lease) => lease.rows({ text: 'DELETE FROM notes' }), { readOnly: false }),
      looking.withClient((lease) => lease.rows({ text: 'CREATE TABLE mine (id int)' })),
      looking.withClient((lease) => lease.copyIn('COPY notes (id, body) FROM STDIN', lines(9200, 9201))),
    ];
    for (const outcome of await Promise.allSettled(writes)) {
      expect(outcome).toMatchObject({ reason: { code: 'forbidden', details: { reason: 'read-only' } } });
    }
    expect(await looking.rows({ text: 'SELECT count(id)::int AS n FROM notes' })).toEqual([{ n: 4000 }]);
    const copied = await looking.tx((lease) => read(lease.copyOut('COPY (SELECT 1) TO STDOUT')));
    expect(copied).toBe('1\n');
    await looking.close();
    expect(await count()).toBe(4000);
  });
});

describe('connections', () => {
  it('are four at most, however many ask', async () => {
    const asked = Array.from({ length: 20 }, () => db.rows({ text: 'SELECT pg_sleep(0.05)' }));
    await sleep(60);
    const [row] = await there.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'tiza' AND datname = current_database()`,
    );
    expect(row?.n).toBeLessThanOrEqual(4);
    await Promise.all(asked);
  });

  it('at rest for longer than half a minute by the wall clock are not trusted again', async () => {
    let now = 0;
    const members = createMembers(targetOf(there), {}, () => now);
    const patience = createPatience(5000);
    const use = async () => {
      const member = await members.take(patience);
      const pid = member.client.processID;
      member.giveBack('sound');
      await sleep(10);
      return pid;
    };
    const first = await use();
    now += 29_000;
    expect(await use()).toBe(first);
    now += 31_000;
    expect(await use()).not.toBe(first);
    patience.dispose();
    await members.close();
  });

  it('are all given back on closing, and nothing more is asked', async () => {
    const closing = createDatabase(targetOf(there));
    await closing.rows({ text: 'SELECT 1' });
    await closing.close();
    await closing.close();
    await expect(closing.rows({ text: 'SELECT 1' })).rejects.toMatchObject({ code: 'not-connected' });
  });
});
