import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Lease, Notice } from '../../main/database/database.ts';
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

describe('COPY', () => {
  it('brings everything out in pieces, inside the transaction that asked', async () => {
    const text = await db.tx(
      async (lease) => {
        const [first] = await lease.rows<{ body: string }>({ text: 'SELECT body FROM notes WHERE id = 1' });
        expect(first?.body).toHaveLength(500);
        const copied = await read(lease.copyOut('COPY notes (id, body) TO STDOUT'));
        await lease.rows({ text: 'SELECT 1' });
        return copied;
      },
      { readOnly: true, isolation: 'repeatable read' },
    );
    expect(text.trimEnd().split('\n')).toHaveLength(4000);
  });

  it('takes everything in, or nothing', async () => {
    await db.tx((lease) => lease.copyIn('COPY notes (id, body) FROM STDIN', lines(5001, 6000)));
    expect(await count()).toBe(5000);
    const twice = db.tx((lease) =>
      lease
        .copyIn('COPY notes (id, body) FROM STDIN', lines(6001, 6001))
        .then(() => lease.copyIn('COPY notes (id, body) FROM STDIN', lines(1, 5))),
    );
    await expect(twice).rejects.toMatchObject({ code: 'conflict', details: { reason: 'duplicate' } });
    expect(await count()).toBe(5000);
  });

  it('whose source fails is undone, and the pool goes on', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield* lines(7001, 7100);
      throw new Error('the disk is gone');
    }
    await expect(
      db.withClient((lease) => lease.copyIn('COPY notes (id, body) FROM STDIN', broken())),
    ).rejects.toThrow();
    expect(await count()).toBe(4000);
    expect(await Promise.all([1, 2, 3, 4, 5].map(() => db.rows({ text: 'SELECT 1 AS one' })))).toHaveLength(
      5,
    );
  });

  it('left early stops on the server and poisons nobody', async () => {
    const text = `COPY (SELECT n, repeat('y', 2000) AS left_early FROM generate_series(1, 3000000) AS n) TO STDOUT`;
    await db.withClient(async (lease) => {
      for await (const piece of lease.copyOut(text)) if (piece.length > 0) break;
    });
    expect(await db.rows({ text: 'SELECT 1 AS one' })).toEqual([{ one: 1 }]);
    await expect
      .poll(() =>
        there.query(
          `SELECT 1 FROM pg_stat_activity WHERE query LIKE '%left_early%' AND state = 'active' AND pid <> pg_backend_pid()`,
        ),
      )
      .toEqual([]);
  });

  it('is called off by its signal', async () => {
    const callOff = new AbortController();
    const copying = db.withClient(async (lease) => {
      for await (const piece of lease.copyOut(
        `COPY (SELECT repeat('z', 5000) FROM generate_series(1, 3000000)) TO STDOUT`,
        { signal: callOff.signal },
      )) {
        if (piece.length > 0) callOff.abort();
      }
    });
    await expect(copying).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('statements of one lease', () => {
  it('run one after the other, also when asked for at once', async () => {
    const found = await db.tx((lease) =>
      Promise.all(
        [1, 2, 3].map((n) => lease.rows<{ n: number }>({ text: 'SELECT $1::int AS n', values: [n] })),
      ),
    );
    expect(found.flat()).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  });

  it('must be waited for: a transaction with one still running is not committed', async () => {
    const hasty = db.tx(async (lease) => {
      lease.rows({ text: 'INSERT INTO notes SELECT 9001 FROM pg_sleep(0.3)' }).catch(() => undefined);
      await sleep(50);
    });
    await expect(hasty).rejects.toMatchObject({ code: 'internal' });
    await sleep(500);
    expect(await there.query('SELECT id FROM notes WHERE id = 9001')).toEqual([]);
  });

  it('end with the work: the lease is of no use afterwards', async () => {
    let kept: Lease | undefined;
    await db.withClient(async (lease) => {
      kept = lease;
    });
    await expect(kept?.rows({ text: 'SELECT 1' })).rejects.toMatchObject({ code: 'internal' });
  });

  it('may go on after an error once a savepoint took it back', async () => {
    await db.tx(async (lease) => {
      await lease.rows({ text: `INSERT INTO notes VALUES (9002, 'kept')` });
      await lease.rows({ text: 'SAVEPOINT here' });
      await lease.rows({ text: `INSERT INTO notes VALUES (1, 'twice')` }).catch(() => undefined);
      await lease.rows({ text: 'ROLLBACK TO SAVEPOINT here' });
    });
    expect(await there.query('SELECT body FROM notes WHERE id = 9002')).toEqual([{ body: 'kept' }]);
  });

  it('pass on what the server remarks', async () => {
    const heard: Notice[] = [];
    await db.rows({ text: 'DROP TABLE IF EXISTS never_there' }, { onNotice: (notice) => heard.push(notice) });
    expect(heard).toEqual([
      { severity: 'NOTICE', sqlstate: '00000', message: expect.stringContaining('never_there') },
    ]);
  });
});
