import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase } from '../../main/database/pool.ts';
import { createFakeServer } from '../support/fake-server.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { targetOf } from '../support/target.ts';

let there: TestDatabase;
let home: string;
const before = { ...process.env };

beforeAll(async () => {
  there = await createTestDatabase();
  home = await mkdtemp(join(tmpdir(), 'tiza-home-'));
  await writeFile(join(home, '.pgpass'), '*:*:*:*:from-the-file\n', { mode: 0o600 });
});
afterAll(async () => {
  await there?.drop();
  await rm(home, { recursive: true, force: true });
});
afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
});

/** Everything that libpq or the driver would take from here. */
function poison(): void {
  Object.assign(process.env, {
    HOME: home,
    PGPASSFILE: join(home, '.pgpass'),
    PGHOST: 'elsewhere.invalid',
    PGHOSTADDR: '192.0.2.1',
    PGPORT: '1',
    PGUSER: 'somebody',
    PGPASSWORD: 'from-the-environment',
    PGDATABASE: 'another',
    PGSSLMODE: 'no-verify',
    PGSSLNEGOTIATION: 'direct',
    PGOPTIONS: '-c search_path=nowhere',
    PGAPPNAME: 'stranger',
    PGREPLICATION: 'database',
    PGCLIENT_ENCODING: 'LATIN1',
    PGCONNECT_TIMEOUT: '1',
    PGBINARY: 'true',
    PGTZ: 'Asia/Tokyo',
  });
}

describe('what the environment says', () => {
  it('changes nothing of where and how the app connects', async () => {
    poison();
    const db = createDatabase(targetOf(there));
    try {
      const [row] = await db.rows({
        text: `SELECT current_user::text AS "user", current_database()::text AS database,
          current_setting('application_name') AS name, current_setting('search_path') AS path,
          current_setting('client_encoding') AS encoding, inet_server_port() AS port,
          (SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()) AS ssl`,
      });
      expect(row).toEqual({
        user: there.user,
        database: there.database,
        name: 'tiza',
        path: '"$user", public',
        encoding: 'UTF8',
        port: there.port,
        ssl: false,
      });
    } finally {
      await db.close();
    }
  });

  it.each(['clear-text', 'md5', 'scram-without-proof'] as const)(
    'is no password where none was given, also for %s',
    async (manner) => {
      poison();
      const server = await createFakeServer(manner);
      const db = createDatabase({
        ...targetOf(there),
        host: server.host,
        port: server.port,
        password: async () => null,
      });
      await expect(db.rows({ text: 'SELECT 1' }, { timeoutMs: 2000 })).rejects.toBeInstanceOf(Error);
      expect(server.received().toString()).not.toContain('from-the');
      await db.close();
      await server.close();
    },
  );

  it('and where the server wants one, the person is asked instead', async () => {
    poison();
    const db = createDatabase({ ...targetOf(there), password: async () => null });
    await expect(db.rows({ text: 'SELECT 1' })).rejects.toMatchObject({
      code: 'credentials-rejected',
      details: { reason: 'password-missing' },
    });
    await db.close();
  });
});

describe('a database in another encoding', () => {
  it('is read and written without bending a letter', async () => {
    const name = `${there.database}_latin`;
    await there.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'`);
    const db = createDatabase(targetOf({ ...there, database: name }));
    try {
      await db.rows({ text: 'CREATE TABLE words (word text)' });
      await db.rows({ text: 'INSERT INTO words VALUES ($1)', values: ['ñandú'] });
      expect(await db.rows({ text: 'SELECT word, octet_length(word) AS bytes FROM words' })).toEqual([
        { word: 'ñandú', bytes: 5 },
      ]);
    } finally {
      await db.close();
      await there.query(`DROP DATABASE ${name}`);
    }
  });
});
