import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { TlsSettings } from '#contract/connection-wire';
import { testConnection } from '../../main/connections/probe.ts';
import type { Wish } from '../../main/connections/tls-choice.ts';
import { createDatabase, type PooledDatabase } from '../../main/database/pool.ts';
import { asFiles, certificateSet, type Issued } from '../support/certificates.ts';
import { createProxy } from '../support/proxy.ts';
import { createTestServer, type TestServer } from '../support/server.ts';
import { targetOf } from '../support/target.ts';

const certificates = certificateSet();
const ca = certificates.authority.cert;
const ana = { user: 'ana', password: 'pizarra' };

let server: TestServer;
const open: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  const files = await asFiles(certificates.good);
  server = await createTestServer({ tls: files, hba: 'hostssl all all 127.0.0.1/32 scram-sha-256' });
  await files.remove();
  await server.query(`CREATE ROLE ana LOGIN PASSWORD 'pizarra'`);
});
afterAll(() => server?.remove());
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

/** The server shows this one from now on. */
async function show({ cert, key }: Issued): Promise<void> {
  await writeFile(join(server.dataDir, 'server.crt'), cert);
  await writeFile(join(server.dataDir, 'server.key'), key);
  await server.configure({});
}

function database(tls: Partial<TlsSettings>, host = 'localhost', port = server.port): PooledDatabase {
  const db = createDatabase(targetOf({ host, port, ...ana }, tls));
  open.push(db);
  return db;
}

const ask = (db: PooledDatabase) => db.rows({ text: 'SELECT 1 AS one' }).catch((error: unknown) => error);

const test = (tls: Wish, host = 'localhost') =>
  testConnection({ ...targetOf({ ...ana, host, port: server.port }), tls });

const verifying: [string, Partial<TlsSettings>][] = [
  ['verify-full', { mode: 'verify-full', ca }],
  ['verify-ca', { mode: 'verify-ca', ca }],
  ['require with the authority', { mode: 'require', ca }],
  ['prefer with the authority', { mode: 'prefer', ca }],
];

describe('a certificate that is wrong', () => {
  const wrong: [keyof typeof certificates, string][] = [
    ['expired', 'certificate-expired'],
    ['notYetValid', 'certificate-not-yet-valid'],
    ['selfSigned', 'certificate-self-signed'],
  ];
  it.each(wrong)(
    '%s is refused wherever it is verified, and the clear is never tried instead',
    async (which, reason) => {
      await show(certificates[which]);
      // Here the clear would even be open.
      await server.configure({}, 'host all all 127.0.0.1/32 scram-sha-256');
      const proxy = await createProxy({ host: '127.0.0.1', port: server.port });
      open.push(proxy);
      for (const [, tls] of verifying) {
        const before = proxy.accepted();
        const outcome = await ask(database(tls, 'localhost', proxy.port));
        expect(outcome).toMatchObject({ code: 'tls-refused', retryable: false, details: { reason } });
        expect(proxy.accepted()).toBe(before + 1);
      }
    },
  );

  it('for another host is refused by verify-full alone', async () => {
    await show(certificates.otherHost);
    expect(await ask(database({ mode: 'verify-full', ca }))).toMatchObject({
      code: 'tls-refused',
      details: { reason: 'certificate-other-host' },
    });
    expect(await ask(database({ mode: 'verify-ca', ca }))).toEqual([{ one: 1 }]);
  });

  it('of an authority the app was not given is refused, also when it was given another', async () => {
    await show(certificates.good);
    for (const tls of [{}, { ca: certificates.otherAuthority.cert }]) {
      const outcome = await ask(database({ mode: 'verify-full', ...tls }));
      expect(outcome).toMatchObject({ code: 'tls-refused', details: { reason: 'certificate-untrusted' } });
    }
  });
});

describe('an environment that turns verification off for other programs', () => {
  it('turns nothing off here', async () => {
    await show(certificates.selfSigned);
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    try {
      for (const [mode, tls] of verifying) {
        const outcome = await ask(database(tls));
        expect(outcome, mode).toMatchObject({ code: 'tls-refused' });
      }
    } finally {
      vi.unstubAllEnvs();
    }
  });
});

describe('a pinned certificate', () => {
  it('is enough by itself, and any other is refused showing both', async () => {
    const { sha256: pin } = certificates.selfSigned;
    await show(certificates.selfSigned);
    const pinned = database({ mode: 'require', pin });
    expect(await ask(pinned)).toEqual([{ one: 1 }]);
    await show(certificates.renewed);
    pinned.recycle();
    const found = certificates.renewed.sha256;
    expect(await ask(pinned)).toMatchObject({
      code: 'tls-refused',
      retryable: false,
      details: { reason: 'certificate-changed', pin, found },
    });
    const report = await test({ mode: 'require', pin, channelBinding: 'prefer', oldPasswordMethods: false });
    expect(report.ok).toBe(false);
    expect(report.problem).toMatchObject({ reason: 'certificate-changed', details: { pin, found } });
    expect(report.steps.find(({ name }) => name === 'login')?.state).toBe('skipped');
  });

  it('rules the clear out', async () => {
    await show(certificates.good);
    await server.configure({ ssl: 'off' }, 'host all all 127.0.0.1/32 scram-sha-256');
    const pin = certificates.good.sha256;
    for (const mode of ['prefer', 'allow', 'require'] as const) {
      expect(await ask(database({ mode, pin }))).toMatchObject({ details: { reason: 'tls-not-offered' } });
    }
    await server.configure({ ssl: 'on' }, 'hostssl all all 127.0.0.1/32 scram-sha-256');
  });
});

describe('the wire', () => {
  it('is what both ends say it is, with the log-in bound to it', async () => {
    await show(certificates.good);
    const db = database({ mode: 'verify-full', ca, channelBinding: 'require' }, '127.0.0.1');
    const [row] = await db.rows<{ version: string; cipher: string }>({
      text: 'SELECT version, cipher FROM pg_stat_ssl WHERE pid = pg_backend_pid()',
    });
    expect(db.wire()).toEqual({
      encrypted: true,
      verified: true,
      protocol: row?.version,
      cipher: row?.cipher,
    });
    expect(row?.version).toMatch(/^TLSv1\.[23]$/);
  });
});

describe('testing a connection', () => {
  it('keeps full verification where it passes', async () => {
    await show(certificates.good);
    const settings: TlsSettings = {
      mode: 'verify-full',
      ca,
      channelBinding: 'prefer',
      oldPasswordMethods: false,
    };
    const report = await test(settings);
    expect(report.problem).toBeNull();
    expect(report.tls).toMatchObject({ offered: true, problem: null, settings, choices: [] });
    expect(report.tls?.certificate).toMatchObject({
      subject: 'CN=localhost',
      issuer: 'CN=Test Authority',
      names: ['localhost', '127.0.0.1'],
      sha256: certificates.good.sha256,
      selfSigned: false,
    });
  });

  it('shows the certificate that failed, and what may be chosen', async () => {
    await show(certificates.expired);
    const report = await test({
      mode: 'verify-full',
      ca,
      channelBinding: 'prefer',
      oldPasswordMethods: false,
    });
    expect(report.tls).toMatchObject({
      problem: 'certificate-expired',
      settings: null,
      choices: ['paste-ca', 'pin', 'unverified'],
      certificate: { sha256: certificates.expired.sha256 },
    });
    expect(report.steps.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'dns ok',
      'tcp ok',
      'tls failed',
      'login skipped',
      'platform skipped',
    ]);
  });
});
