import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LinkStatus } from '#contract/connection-link';
import { createLink, type Link, type LinkDeps } from '../../main/connections/link.ts';
import { summarise } from '../../main/connections/rights.ts';
import { readRights } from '../../main/connections/rights-queries.ts';
import { createProxy, type TestProxy } from '../support/proxy.ts';
import { createTestServer, type TestServer } from '../support/server.ts';
import { targetOf } from '../support/target.ts';

const full = process.env.FAULTS === 'full';

let server: TestServer;
let proxy: TestProxy;
let link: Link;
let said: LinkStatus[];
let password: string;

beforeAll(async () => {
  server = await createTestServer({ hba: 'host all all 127.0.0.1/32 scram-sha-256' });
  await server.query(`CREATE ROLE ana LOGIN PASSWORD 'pizarra'`);
  await server.query('CREATE TABLE notes (id int); GRANT SELECT ON notes TO ana');
});
afterAll(() => server?.remove());

async function openLink(more: Partial<LinkDeps> = {}): Promise<void> {
  proxy = await createProxy(server);
  said = [];
  password = 'pizarra';
  const target = {
    ...targetOf({ ...server, port: proxy.port, user: 'ana', password }),
    password: async () => password,
  };
  link = createLink(target, { onStatus: (status) => said.push(status), ...more });
  await link.open();
}

beforeEach(() => openLink());
afterEach(async () => {
  await link.close();
  await proxy.close();
});

const one = () => link.database.rows({ text: 'SELECT 1 AS one' });
const words = () => said.map(({ link: word }) => word).filter((word, at, all) => word !== all[at - 1]);
const become = (word: LinkStatus['link'], timeout = 5000) =>
  expect.poll(() => link.status().link, { timeout, interval: 10 }).toBe(word);

describe('a server that restarts', () => {
  it('is found again within a second, and says what it is', async () => {
    await server.stop('immediate');
    await expect(one()).rejects.toMatchObject({ code: 'unreachable' });
    await become('lost');
    expect(link.status().problem).toMatchObject({ reason: 'connection-reset', retryable: true });
    await sleep(1500);
    await server.start();
    const since = performance.now();
    await become('ready');
    expect(performance.now() - since).toBeLessThan(1000);
    expect(await one()).toEqual([{ one: 1 }]);
    expect(words()).toEqual(['connecting', 'ready', 'lost', 'ready']);
    expect(link.status()).toMatchObject({
      host: '127.0.0.1',
      tls: { mode: 'disable', version: null },
      server: { user: 'ana', pooler: false, replica: false },
      problem: null,
    });
    expect(link.status().roundTripMs).toBeGreaterThan(0);
  });

  it('quickly is hardly noticed', async () => {
    await one();
    await server.restart('immediate');
    expect(await one()).toEqual([{ one: 1 }]);
    await become('ready');
  });
});

describe('a network that goes dark', () => {
  it('is told long before the question that met it gives up', async () => {
    await one();
    proxy.set({ dark: true });
    const asked = one().catch((error: unknown) => error);
    await become('lost', 12_000);
    proxy.set({ dark: false });
    await become('ready', 8000);
    expect(await one()).toEqual([{ one: 1 }]);
    link.database.recycle();
    await asked;
  });

  it('ends with another network', async () => {
    proxy.set({ refuse: true });
    proxy.resetAll();
    await expect(one()).rejects.toMatchObject({ code: 'unreachable' });
    await become('lost');
    proxy.set({ refuse: false });
    link.networkChanged();
    await become('ready', 500);
  });
});

describe('a laptop that sleeps', () => {
  it('wakes with fresh connections', async () => {
    await Promise.all([one(), one()]);
    const before = proxy.accepted();
    link.suspended();
    proxy.set({ dark: true });
    proxy.set({ dark: false });
    link.resumed();
    expect(await one()).toEqual([{ one: 1 }]);
    expect(proxy.accepted()).toBeGreaterThan(before);
    await become('ready');
    expect(said.map(({ link: word }) => word)).not.toContain('lost');
  });
});

describe('a host that sleeps when nobody works', () => {
  it('is let sleep: nothing is asked while nothing happens', async () => {
    await one();
    const text = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE usename = 'ana' AND state_change > now() - interval '1 second'`;
    await sleep(full ? 40_000 : 3000);
    expect(await server.query(text)).toEqual([{ n: 0 }]);
  });

  it('and drops the connections is not woken, and found by the next question', async () => {
    let now = Date.now();
    await link.close();
    await proxy.close();
    await openLink({ clock: { now: () => now, after: () => () => undefined } });
    now += 5 * 60_000;
    const before = proxy.accepted();
    await server.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'ana'`);
    await sleep(300);
    expect(proxy.accepted()).toBe(before);
    expect(link.status().link).toBe('ready');
    expect(await one()).toEqual([{ one: 1 }]);
  });
});

describe('a password that no longer holds', () => {
  it('is tried once, whatever asks, and again when the person says so', async () => {
    await server.query(`ALTER ROLE ana PASSWORD 'tiza'`);
    try {
      await server.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'ana'`);
      await become('lost');
      expect(link.status()).toMatchObject({
        retryAt: null,
        problem: { reason: 'password-wrong', retryable: false },
      });
      const before = proxy.accepted();
      link.focused();
      link.resumed();
      link.networkChanged();
      const asked = await Promise.allSettled(Array.from({ length: 8 }, one));
      await sleep(1200);
      expect(asked.every(({ status }) => status === 'rejected')).toBe(true);
      expect(proxy.accepted()).toBe(before);

      password = 'tiza';
      link.retryNow();
      await become('ready');
      expect(await one()).toEqual([{ one: 1 }]);
    } finally {
      await server.query(`ALTER ROLE ana PASSWORD 'pizarra'`);
    }
  });

  it('at the first opening is tried once, also by many at the same time', async () => {
    await link.close();
    await proxy.close();
    proxy = await createProxy(server);
    const target = targetOf({ ...server, port: proxy.port, user: 'ana', password: 'wrong' });
    link = createLink(target, { onStatus: (status) => said.push(status) });
    const asked = [link.open(), ...Array.from({ length: 6 }, one)];
    for (const outcome of await Promise.allSettled(asked)) {
      expect(outcome).toMatchObject({ reason: { code: 'credentials-rejected' } });
    }
    expect(proxy.accepted()).toBe(1);
    expect(link.status().link).toBe('none');
  });
});

describe('rights', () => {
  it('come with the link, and are read again when it comes back', async () => {
    await link.close();
    await proxy.close();
    const need = { action: 'comment', schema: 'public', name: 'notes', privilege: 'insert' } as const;
    await openLink({ readRights: async (db) => summarise(await readRights(db, [need]), [need]) });
    expect(link.status().rights).toMatchObject({ kind: 'reader', actions: { comment: { allowed: false } } });
    await server.query('GRANT INSERT ON notes TO ana');
    await server.stop('immediate');
    await one().catch(() => undefined);
    await become('lost');
    await server.start();
    await become('ready');
    expect(link.status().rights).toMatchObject({ kind: 'teacher', actions: { comment: { allowed: true } } });
  });
});
