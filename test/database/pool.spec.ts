import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, type PooledDatabase } from '../../main/database/pool.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { targetOf } from '../support/target.ts';

let there: TestDatabase;
let db: PooledDatabase;

beforeAll(async () => {
  there = await createTestDatabase();
  await there.query('CREATE TABLE notes (id serial PRIMARY KEY, body text UNIQUE, at timestamp)');
  db = createDatabase(targetOf(there));
});

afterAll(async () => {
  await db?.close();
  await there?.drop();
});

describe('values', () => {
  it('come back as the text the server sent, where JavaScript would bend them', async () => {
    const [row] = await db.rows({
      text: `SELECT '2026-03-29 02:30:00'::timestamp AS at, '2026-03-29'::date AS day, 9007199254740993::int8 AS big,
        1.10::numeric AS mark, ARRAY['2026-03-29 02:30:00'::timestamp] AS many, '\\x00ff'::bytea AS bytes, $1::text AS word`,
      values: ['ñandú'],
    });
    expect(row).toEqual({
      at: '2026-03-29 02:30:00',
      day: '2026-03-29',
      big: '9007199254740993',
      mark: '1.10',
      many: ['2026-03-29 02:30:00'],
      bytes: Buffer.from([0, 255]),
      word: 'ñandú',
    });
  });
});

describe('a statement', () => {
  it('cannot carry a second one', async () => {
    await expect(db.rows({ text: 'SELECT 1; DROP TABLE notes' })).rejects.toMatchObject({
      details: { sqlstate: '42601' },
    });
    expect(await db.rows({ text: 'SELECT body FROM notes' })).toEqual([]);
  });

  it('that failed leaves no connection behind that saw it', async () => {
    await expect(db.rows({ text: 'SELECT nothing FROM notes' })).rejects.toMatchObject({
      code: 'schema-outdated',
      details: { reason: 'column-missing', outcome: 'final' },
    });
    const [row] = await db.rows<{ one: number }>({ text: 'SELECT 1 AS one' });
    expect(row?.one).toBe(1);
  });

  it('stops on the server when the caller gives up', async () => {
    const giveUp = new AbortController();
    const asked = db.rows({ text: `SELECT pg_sleep(30) AS given_up` }, { signal: giveUp.signal });
    setTimeout(() => giveUp.abort(), 150);
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
    await expect
      .poll(() =>
        there.query(
          `SELECT 1 FROM pg_stat_activity WHERE query LIKE '%AS given_up%' AND pid <> pg_backend_pid() AND state = 'active'`,
        ),
      )
      .toEqual([]);
  });

  it('that takes too long fails at its deadline, and the next one does not wait for it', async () => {
    const started = performance.now();
    await expect(db.rows({ text: 'SELECT pg_sleep(30)' }, { timeoutMs: 300 })).rejects.toMatchObject({
      code: 'unreachable',
      retryable: true,
      details: { reason: 'no-answer' },
    });
    await db.rows({ text: 'SELECT 1' });
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

describe('a transaction', () => {
  it('is there after COMMIT, and gone after an error of the work', async () => {
    await db.tx((lease) => lease.rows({ text: `INSERT INTO notes (body) VALUES ('kept')` }));
    await expect(
      db.tx(async (lease) => {
        await lease.rows({ text: `INSERT INTO notes (body) VALUES ('gone')` });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await db.rows({ text: 'SELECT body FROM notes ORDER BY id' })).toEqual([{ body: 'kept' }]);
  });

  it('never says yes when an error inside was swallowed', async () => {
    const swallowed = db.tx(async (lease) => {
      await lease.rows({ text: `INSERT INTO notes (body) VALUES ('lost')` });
      await lease.rows({ text: `INSERT INTO notes (body) VALUES ('kept')` }).catch(() => undefined);
      return 'saved';
    });
    await expect(swallowed).rejects.toMatchObject({ details: { reason: 'duplicate', outcome: 'final' } });
    expect(await db.rows({ text: `SELECT 1 FROM notes WHERE body = 'lost'` })).toEqual([]);
  });
});
