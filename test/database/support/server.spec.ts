import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestServer, type TestServer } from '../../support/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await createTestServer();
});

afterAll(() => server.remove());

async function connectAs(user: string, password: string, ssl?: pg.ClientConfig['ssl']): Promise<pg.Client> {
  const { host, port } = server;
  const client = new pg.Client({ host, port, user, password, database: 'postgres', ssl });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

describe('a throw-away server', () => {
  it('keeps what was committed through kill -9 and comes back on the same port', async () => {
    await server.query('CREATE TABLE kept (id int)');
    await server.query('INSERT INTO kept VALUES (1)');
    server.kill('SIGKILL');
    await expect(server.query('SELECT 1')).rejects.toThrow();
    await server.start();
    expect(await server.query('SELECT id FROM kept')).toEqual([{ id: 1 }]);
  });

  it('cuts open connections in a fast and an immediate restart', async () => {
    for (const mode of ['fast', 'immediate'] as const) {
      const client = await connectAs(server.user, server.password);
      await server.restart(mode);
      await expect(client.query('SELECT 1')).rejects.toThrow();
    }
    expect(await server.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('is down between stop and start', async () => {
    await server.stop();
    await expect(server.query('SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
    expect(() => server.pid()).toThrow();
    await server.start();
    expect(await server.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('has a setting in force when configure resolves, whether it needs a reload or a restart', async () => {
    const show = async (name: string) => (await server.query(`SHOW ${name}`))[0]?.[name];
    await server.configure({ work_mem: '3MB' });
    expect(await show('work_mem')).toBe('3MB');
    await server.configure({ max_connections: '20' });
    expect([await show('max_connections'), await show('work_mem')]).toEqual(['20', '3MB']);
  });

  it('refuses what its pg_hba refuses, but never its own superuser', async () => {
    await server.query("CREATE ROLE teacher LOGIN PASSWORD 'chalk'");
    await server.configure({}, 'host all all 127.0.0.1/32 reject');
    await expect(connectAs('teacher', 'chalk')).rejects.toMatchObject({ code: '28000' });
    expect(await server.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await server.configure({}, 'host all all 127.0.0.1/32 scram-sha-256');
    const client = await connectAs('teacher', 'chalk');
    await client.end();
  });

  it('says so when a configuration is nonsense', async () => {
    await expect(server.configure({}, 'host all all nonsense')).rejects.toThrow();
    await server.configure({}, 'host all all 127.0.0.1/32 scram-sha-256');
  });
});

describe('the end of a throw-away server', () => {
  it('takes its directory and its process with it', async () => {
    const other = await createTestServer();
    const pid = other.pid();
    await other.remove();
    expect(existsSync(dirname(other.dataDir))).toBe(false);
    expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
  });

  it('comes also when whoever started it is killed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tiza-orphan-'));
    try {
      const support = new URL('../../support/server.ts', import.meta.url).href;
      const script = `const { createTestServer } = await import('${support}');
        const server = await createTestServer();
        console.log(JSON.stringify({ dataDir: server.dataDir, pid: server.pid() }));
        process.kill(process.pid, 'SIGKILL');`;
      const run = `node --import tsx --input-type=module -e "$1" >"$2/out" 2>"$2/errors"; cat "$2/out"`;
      const out = execFileSync('sh', ['-c', run, 'sh', script, folder], { encoding: 'utf8' });
      const { dataDir, pid } = JSON.parse(out) as { dataDir: string; pid: number };
      await expect
        .poll(() => existsSync(dirname(dataDir)) || existsSync(`/proc/${pid}`), { timeout: 10_000 })
        .toBe(false);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a server with a certificate', () => {
  it('speaks TLS with the very files it was given', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tiza-tls-'));
    const tls = { key: join(folder, 'key.pem'), cert: join(folder, 'cert.pem') };
    const words = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    execFileSync('openssl', [...words, '-subj', '/CN=localhost', '-keyout', tls.key, '-out', tls.cert], {
      stdio: 'ignore',
    });
    const secure = await createTestServer({ tls });
    try {
      const client = new pg.Client({ connectionString: secure.url(), ssl: { rejectUnauthorized: false } });
      await client.connect();
      const { rows } = await client.query('SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()');
      await client.end();
      expect(rows).toEqual([{ ssl: true }]);
    } finally {
      await secure.remove();
      rmSync(folder, { recursive: true });
    }
  });
});
