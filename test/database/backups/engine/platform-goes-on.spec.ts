import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, test } from 'vitest';
import { createBouncer } from '../../../support/pgbouncer.ts';
import { createTestDatabase } from '../../../support/postgres.ts';
import { dumpOf, restoreInto } from './support/files.ts';

const full = process.env.FAULTS === 'full';

/** A platform whose names are not whole: what a session's path did to it would show at once. */
function platform(place: pg.ClientConfig) {
  const failures: string[] = [];
  let answers = 0;
  let stopped = false;
  async function loop(): Promise<void> {
    const client = new pg.Client(place);
    client.on('error', (error) => failures.push(error.message));
    await client.connect();
    while (!stopped) {
      try {
        await client.query(`INSERT INTO feedback (actividad, comentario) VALUES ('foro1', 'bien')`);
        const { rows } = await client.query<{ path: string; zone: string; patience: string }>(
          `SELECT current_setting('search_path') AS path, current_setting('row_security') AS zone,
            current_setting('statement_timeout') AS patience FROM feedback LIMIT 1`,
        );
        if (
          JSON.stringify(rows) !== JSON.stringify([{ path: '"$user", public', zone: 'on', patience: '0' }])
        ) {
          failures.push(`a session was left changed: ${JSON.stringify(rows)}`);
        }
        answers += 1;
      } catch (error) {
        failures.push(String(error));
      }
      await sleep(1);
    }
    await client.end();
  }
  const loops = [loop(), loop(), loop(), loop()];
  return async () => {
    stopped = true;
    await Promise.all(loops);
    return { answers, failures };
  };
}

test('a platform behind the same pooler notices neither a backup nor a restore', {
  timeout: 120_000,
}, async () => {
  const source = await createTestDatabase('calculus');
  const target = await createTestDatabase();
  const bouncer = await createBouncer(source, { poolSize: 2 });
  try {
    await source.query(
      `INSERT INTO usuarios (email, password) SELECT n || '@example.org', '' FROM generate_series(1, 400) n`,
    );
    await source.query(`INSERT INTO respuestas_foro5 (email, imagen_1)
      SELECT email, decode(repeat(md5(email), 2000), 'hex') FROM usuarios`);
    const { host, port, user, password } = bouncer;
    const behind = (database: string) => ({ host, port, user, password, database });
    const stop = platform(behind(source.database));
    for (let round = 0; round < (full ? 5 : 1); round++) {
      for (const format of ['sql.gz', 'bundle'] as const) {
        const { file } = await dumpOf(behind(source.database), { format });
        await restoreInto(behind(target.database), file);
        await target.query(`DROP SCHEMA public CASCADE; CREATE SCHEMA public`);
      }
    }
    // Also a dump of pg_dump's, which empties the path of the session it is restored in.
    const theirs = `SELECT pg_catalog.set_config('search_path', '', false);\nSET row_security = off;\nSET statement_timeout = 9;\nCREATE TABLE public.other ();\n`;
    await restoreInto(behind(source.database), Buffer.from(theirs), { mode: 'beside' });
    await sleep(100);
    const { answers, failures } = await stop();
    expect(failures).toEqual([]);
    expect(answers).toBeGreaterThan(50);
  } finally {
    await bouncer.close();
    await source.drop();
    await target.drop();
  }
});
