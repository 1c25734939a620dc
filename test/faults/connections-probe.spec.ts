import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ConnectionTest, TestStep } from '#contract/connection-wire';
import { type ProbeDeps, type ProbeTarget, testConnection } from '../../main/connections/probe.ts';
import { certificateSet } from '../support/certificates.ts';
import { createFakeServer, createStranger } from '../support/fake-server.ts';
import { createProxy } from '../support/proxy.ts';
import { createTestServer, type TestServer } from '../support/server.ts';
import { targetOf } from '../support/target.ts';

let server: TestServer;
const open: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  server = await createTestServer({ hba: 'host all all 127.0.0.1/32 scram-sha-256' });
  await server.query(`CREATE ROLE ana LOGIN PASSWORD 'pizarra'`);
});
afterAll(() => server?.remove());
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

type Change = Partial<Omit<ProbeTarget, 'password'>> & { password?: string };

function test(change: Change = {}, deps: ProbeDeps = {}): Promise<ConnectionTest> {
  const { password = 'pizarra', ...rest } = change;
  const target = {
    ...targetOf({ ...server, user: 'ana', password }),
    host: 'localhost',
    tls: 'auto' as const,
  };
  return testConnection({ ...target, ...rest }, deps);
}

const calculus = { id: 'calculus', title: 'Cálculo', activities: 8, students: 212, submissions: 1487 };

const states = ({ steps }: ConnectionTest) => steps.map(({ name, state }) => `${name} ${state}`).join(', ');

describe('a test that works', () => {
  it('tells each step as it goes, with its time, and what the server is', async () => {
    const told: TestStep[] = [];
    const report = await test(
      {},
      {
        onStep: (step) => told.push(step),
        identify: async (db) => {
          const [row] = await db.rows<{ n: number }>({ text: 'SELECT count(*)::int AS n FROM pg_class' });
          return { ...calculus, missing: row?.n ? [] : ['everything'] };
        },
      },
    );
    expect(report).toMatchObject({ ok: true, problem: null, platform: { id: 'calculus', missing: [] } });
    expect(states(report)).toBe('dns ok, tcp ok, tls skipped, login ok, platform ok');
    expect(told.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'dns running',
      'dns ok',
      'tcp running',
      'tcp ok',
      'tls running',
      'tls skipped',
      'login running',
      'login ok',
      'platform running',
      'platform ok',
    ]);
    for (const { state, ms } of report.steps) if (state === 'ok') expect(ms).toBeGreaterThan(0);
    expect(report.server).toMatchObject({ user: 'ana', database: 'postgres', replica: false, pooler: false });
    expect(report.server?.major).toBeGreaterThanOrEqual(15);
    expect(Math.abs(report.server?.clockAheadMs ?? 99_999)).toBeLessThan(1000);
    expect(report.tls).toMatchObject({ offered: false, settings: { mode: 'disable' } });
  });

  it('warns of what deserves a word', async () => {
    await server.query('ALTER ROLE ana SET default_transaction_read_only = on');
    const report = await test({}, { identify: async () => ({ ...calculus, missing: ['feedback'] }) });
    await server.query('ALTER ROLE ana RESET default_transaction_read_only');
    expect(report.ok).toBe(true);
    expect(states(report)).toBe('dns ok, tcp ok, tls skipped, login warning, platform warning');
    expect(report.steps.map(({ problem }) => problem?.reason).filter(Boolean)).toEqual([
      'session-read-only',
      'platform-incomplete',
    ]);
  });
});

describe('a test that fails', () => {
  const cases: [string, Change, string, string][] = [
    ['a wrong password', { password: 'tiza' }, 'password-wrong', 'login'],
    ['no password', { password: '' }, 'password-missing', 'login'],
    ['an unknown user', { user: 'nobody-here' }, 'password-wrong', 'login'],
    ['an unknown database', { database: 'kurs' }, 'database-unknown', 'login'],
    ['an unknown host', { host: 'no-such-host.invalid' }, 'host-unknown', 'dns'],
    ['an internal name', { host: 'dpg-c0ffee0000000000-a' }, 'host-internal', 'dns'],
    ['a closed port', { port: 1 }, 'port-refused', 'tcp'],
    [
      'encryption nobody offers',
      { tls: { mode: 'require', channelBinding: 'prefer', oldPasswordMethods: false } },
      'tls-not-offered',
      'tls',
    ],
  ];
  it.each(cases)('for %s stops there and says so', async (_what, change, reason, step) => {
    const report = await test(change);
    expect(report).toMatchObject({ ok: false, problem: { reason } });
    const failed = report.steps.findIndex(({ state }) => state === 'failed');
    expect(report.steps[failed]).toMatchObject({ name: step, problem: { reason } });
    expect(report.steps.slice(failed + 1).every(({ state, ms }) => state === 'skipped' && ms === null)).toBe(
      true,
    );
    expect(JSON.stringify(report)).not.toContain('pizarra');
  });

  it('for a database of no platform says what it is not', async () => {
    const report = await test({}, { identify: async () => null });
    expect(report).toMatchObject({ ok: false, problem: { reason: 'platform-unknown' } });
    expect(states(report)).toBe('dns ok, tcp ok, tls skipped, login ok, platform failed');
  });

  it('for a role that the server does not know or let in', async () => {
    await server.query('CREATE ROLE office NOLOGIN');
    await server.configure({}, 'host all all 127.0.0.1/32 trust');
    expect((await test({ user: 'nobody-here' })).problem?.reason).toBe('role-unknown');
    expect((await test({ user: 'office' })).problem?.reason).toBe('role-no-login');
    await server.configure({}, 'host all nobody-here 127.0.0.1/32 scram-sha-256');
    expect((await test()).problem?.reason).toBe('login-refused');
    await server.configure({}, 'host all all 127.0.0.1/32 scram-sha-256');
  });

  it('for a web server, for silence, and for a door that closes', async () => {
    const web = await createStranger('HTTP/1.1 400 Bad Request\r\n\r\n');
    open.push(web);
    expect((await test({ port: web.port })).problem?.reason).toBe('not-postgres-http');
    const proxy = await createProxy(server);
    open.push(proxy);
    proxy.set({ cutAfterBytes: 1 });
    expect((await test({ port: proxy.port })).problem?.reason).toBe('connection-reset');
    const fake = await createFakeServer({
      error: { sqlstate: '53300', message: 'sorry, too many clients already' },
    });
    open.push(fake);
    expect((await test({ port: fake.port })).problem).toMatchObject({
      reason: 'too-many-connections',
      retryable: true,
    });
  });

  it('can be called off while a server says nothing', async () => {
    const proxy = await createProxy(server);
    open.push(proxy);
    proxy.set({ dark: true });
    const callOff = new AbortController();
    setTimeout(() => callOff.abort(), 200);
    const since = performance.now();
    const report = await test({ port: proxy.port }, { signal: callOff.signal });
    expect(performance.now() - since).toBeLessThan(1000);
    expect(report).toMatchObject({ ok: false, problem: { reason: 'cancelled' } });
    expect(states(report)).toBe('dns ok, tcp ok, tls failed, login skipped, platform skipped');
  });
});

describe('a folder with a Unix socket', () => {
  it('is where the socket is looked for, not a name to be found on the network', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tiza-socket-'));
    const bridge = net.createServer((near) => {
      const far = net.connect(server.port, server.host);
      near.on('error', () => far.destroy()).pipe(far);
      far.on('error', () => near.destroy()).pipe(near);
    });
    await new Promise<void>((ready) => bridge.listen(join(folder, '.s.PGSQL.5433'), ready));
    open.push({
      async close() {
        await new Promise((closed) => bridge.close(closed));
        await rm(folder, { recursive: true });
      },
    });
    const report = await test({ host: folder, port: 5433 });
    expect(states(report)).toBe('dns skipped, tcp ok, tls skipped, login ok, platform skipped');
    expect(report.tls?.settings).toMatchObject({ mode: 'disable' });
    const missing = await test({ host: folder, port: 5444 });
    expect(states(missing)).toBe('dns skipped, tcp failed, tls skipped, login skipped, platform skipped');
    expect(missing.problem?.reason).toBe('socket-missing');
  });
});

describe('the password', () => {
  it('is sent once, and never to a server nobody vouches for', async () => {
    const proxy = await createProxy(server);
    open.push(proxy);
    await test({ port: proxy.port, password: 'tiza' });
    expect(proxy.accepted()).toBe(2);
    const { selfSigned } = certificateSet();
    const fake = await createFakeServer('clear-text', selfSigned);
    open.push(fake);
    const tls = { mode: 'verify-full', channelBinding: 'prefer', oldPasswordMethods: true } as const;
    expect((await test({ port: fake.port, tls })).problem?.reason).toBe('certificate-self-signed');
    expect(fake.received().length).toBe(0);
  });
});
