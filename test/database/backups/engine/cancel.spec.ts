import { Writable } from 'node:stream';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dump } from '../../../../main/backups/engine/dump.ts';
import type { Progress } from '../../../../main/backups/engine/engine.ts';
import { restore } from '../../../../main/backups/engine/restore.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/postgres.ts';
import { createProxy } from '../../../support/proxy.ts';
import { dumpOf, inPieces, withDatabase } from './support/files.ts';

let source: TestDatabase;
let file: Buffer;

beforeAll(async () => {
  source = await createTestDatabase('calculus');
  await source.query(
    `INSERT INTO usuarios (email, password) SELECT n || '@example.org', '' FROM generate_series(1, 300) n`,
  );
  await source.query(`INSERT INTO respuestas_foro5 (email, imagen_1)
    SELECT email, decode(repeat(md5(email), 5000), 'hex') FROM usuarios`);
  file = (await dumpOf(source, { format: 'sql.gz' })).file;
});

afterAll(() => source.drop());

/** How long the work goes on after it was cancelled. */
async function afterCancel(
  work: (signal: AbortSignal, cancel: () => void) => Promise<unknown>,
): Promise<number> {
  const controller = new AbortController();
  let at = 0;
  const cancel = () => {
    at = performance.now();
    controller.abort();
  };
  await expect(work(controller.signal, cancel)).rejects.toMatchObject({ code: 'cancelled' });
  return performance.now() - at;
}

/** Takes its time with every piece, so that there are rows left when somebody gives up. */
const sipping = () =>
  new Writable({
    write(_piece, _encoding, done) {
      setTimeout(done, 5);
    },
  });

const swallowing = (onPiece: () => void = () => undefined) =>
  new Writable({
    write(_piece, _encoding, done) {
      onPiece();
      done();
    },
  });

async function expectNobodyLeft(): Promise<void> {
  const working = () =>
    source.query<{ n: number }>(`SELECT count(*)::int AS n FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'tiza' AND state <> 'idle'`);
  await expect.poll(async () => (await working())[0]?.n, { timeout: 5000 }).toBe(0);
}

test.each(['sql', 'sql.gz', 'bundle'] as const)(
  'a backup as %s stops at once while rows come',
  async (format) => {
    await withDatabase(source, async (db) => {
      const onProgress = (cancel: () => void) => (progress: Progress) => {
        if (progress.stage === 'data') cancel();
      };
      const took = await afterCancel((signal, cancel) =>
        dump({ db, format, sink: sipping(), signal, onProgress: onProgress(cancel) }),
      );
      expect(took).toBeLessThan(1000);
      await expectNobodyLeft();
    });
  },
);

test('a backup stops at once while it waits for a lock', async () => {
  const holder = new pg.Client({ connectionString: source.url });
  await holder.connect();
  try {
    await holder.query('BEGIN; LOCK TABLE usuarios IN ACCESS EXCLUSIVE MODE');
    await withDatabase(source, async (db) => {
      const took = await afterCancel((signal, cancel) => {
        // Whoever only looks at a table's size or a view's text waits for its lock, too.
        setTimeout(cancel, 400);
        return dump({ db, format: 'sql', sink: swallowing(), signal });
      });
      expect(took).toBeLessThan(1000);
    });
  } finally {
    await holder.end();
  }
  await expectNobodyLeft();
});

test('a backup stops at once while nobody takes its bytes', async () => {
  await withDatabase(source, async (db) => {
    const took = await afterCancel((signal, cancel) => {
      const sink = new Writable({ write: () => void setTimeout(cancel, 100) });
      return dump({ db, format: 'sql', sink, signal });
    });
    expect(took).toBeLessThan(1000);
  });
  await expectNobodyLeft();
});

test('a backup stops at once on a network that has gone silent', async () => {
  const proxy = await createProxy(source);
  try {
    await withDatabase({ ...source, host: proxy.host, port: proxy.port }, async (db) => {
      const took = await afterCancel((signal, cancel) => {
        const sink = swallowing(() => proxy.set({ dark: true }));
        setTimeout(cancel, 1500);
        return dump({ db, format: 'sql', sink, signal });
      });
      expect(took).toBeLessThan(1000);
    });
  } finally {
    await proxy.close();
  }
});

test('a sink that fails ends the backup with its own error', async () => {
  await withDatabase(source, async (db) => {
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    const sink = new Writable({ write: (_piece, _encoding, done) => done(full) });
    await expect(dump({ db, format: 'bundle', sink })).rejects.toBe(full);
  });
  await expectNobodyLeft();
});

test('a restore stops at once and leaves nothing', async () => {
  const target = await createTestDatabase();
  try {
    await withDatabase(target, async (db) => {
      const took = await afterCancel((signal, cancel) =>
        restore({
          db,
          source: inPieces(file, 4096),
          mode: 'empty',
          signal,
          onProgress: ({ table }) => table?.name === 'respuestas_foro5' && cancel(),
        }),
      );
      expect(took).toBeLessThan(1000);
    });
    expect(
      await target.query(`SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace`),
    ).toEqual([]);
  } finally {
    await target.drop();
  }
});

const killTiza = () =>
  source.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'tiza' AND state <> 'idle'
      AND starts_with(query, 'COPY')`);

test('a server that ends the connection ends the backup, too, and never as a whole one', async () => {
  await withDatabase(source, async (db) => {
    let killed: Promise<unknown> | undefined;
    const onProgress = ({ stage, bytes }: Progress) => {
      if (stage === 'data' && bytes > 0) killed ??= killTiza();
    };
    const sink = new Writable({ write: (_piece, _encoding, done) => void setTimeout(done, 5) });
    await expect(dump({ db, format: 'sql', sink, onProgress })).rejects.toMatchObject({
      code: 'unreachable',
    });
    await killed;
  });
});
