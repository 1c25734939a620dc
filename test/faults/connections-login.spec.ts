import { afterEach, describe, expect, it } from 'vitest';
import type { TlsSettings } from '#contract/connection-wire';
import { createDatabase } from '../../main/database/pool.ts';
import { certificateSet, type Issued } from '../support/certificates.ts';
import { createFakeServer, createStranger, type FakeServer, type Manner } from '../support/fake-server.ts';
import { createProxy } from '../support/proxy.ts';
import { createTestServer, type TestServer } from '../support/server.ts';
import { targetOf } from '../support/target.ts';

const certificates = certificateSet();
const verified: Partial<TlsSettings> = { mode: 'verify-full', ca: certificates.authority.cert };
const ana = { user: 'ana', password: 'pizarra' };

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

/** One statement against a server that listens at `port`; what went wrong is returned. */
async function logIn(place: { port: number }, tls: Partial<TlsSettings>, user = ana) {
  const db = createDatabase(targetOf({ host: '127.0.0.1', ...user, port: place.port }, tls));
  open.push(db);
  return db.rows({ text: 'SELECT 1 AS one' }, { timeoutMs: 2000 }).catch((error: unknown) => error);
}

async function against(manner: Manner, tls: Partial<TlsSettings>, certificate?: Issued) {
  const server: FakeServer = await createFakeServer(manner, certificate);
  open.push(server);
  const outcome = await logIn(server, tls);
  return { outcome, received: server.received() };
}

describe('a server that asks for the password in an old way', () => {
  const cases: [Manner, Partial<TlsSettings>, Issued | undefined, string][] = [
    ['clear-text', {}, undefined, 'password-in-clear'],
    ['clear-text', { oldPasswordMethods: true }, undefined, 'password-in-clear'],
    [
      'clear-text',
      { mode: 'require', oldPasswordMethods: true },
      certificates.selfSigned,
      'password-in-clear',
    ],
    ['clear-text', verified, certificates.good, 'password-in-clear'],
    ['md5', {}, undefined, 'password-by-md5'],
    ['md5', { mode: 'require', oldPasswordMethods: true }, certificates.selfSigned, 'password-by-md5'],
    ['md5', verified, certificates.good, 'password-by-md5'],
  ];
  it.each(cases)('%s under %o is told nothing', async (manner, tls, certificate, reason) => {
    const { outcome, received } = await against(manner, tls, certificate);
    expect(outcome).toMatchObject({ code: 'tls-refused', retryable: false, details: { reason } });
    expect(received.length).toBe(0);
  });

  it('is answered when it is verified and the person allowed it', async () => {
    const allowed = { ...verified, oldPasswordMethods: true };
    const { received } = await against('clear-text', allowed, certificates.good);
    expect(received.toString()).toContain('pizarra');
    const pinned: Partial<TlsSettings> = {
      mode: 'require',
      pin: certificates.selfSigned.sha256,
      oldPasswordMethods: true,
    };
    const byPin = await against('md5', pinned, certificates.selfSigned);
    expect(byPin.received.toString()).toMatch(/md5[0-9a-f]{32}/);
  });
});

describe('a server that cheats at the log-in', () => {
  it('must prove that it knows the password too', async () => {
    const { outcome } = await against('scram-without-proof', {});
    expect(outcome).toMatchObject({ code: 'tls-refused', details: { reason: 'server-unproven' } });
  });

  it.each<[Manner]>([['trust'], ['scram-without-proof'], ['clear-text']])(
    '%s is not enough where channel binding is required',
    async (manner) => {
      const tls: Partial<TlsSettings> = { ...verified, channelBinding: 'require', oldPasswordMethods: true };
      const { outcome, received } = await against(manner, tls, certificates.good);
      expect(outcome).toMatchObject({ code: 'tls-refused' });
      expect(received.toString()).not.toContain('pizarra');
    },
  );

  it('and asks for a method nobody speaks is answered with an error, not with a crash', async () => {
    const { outcome } = await against('kerberos', {});
    expect(outcome).toMatchObject({
      code: 'credentials-rejected',
      details: { reason: 'login-method-unknown' },
    });
  });
});

describe('whatever else listens there', () => {
  const http = 'HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n';
  it.each([
    ['a web server', http, 'not-postgres-http'],
    ['an SSH daemon', 'SSH-2.0-OpenSSH_9.2\r\n', 'not-postgres'],
    ['noise', Buffer.from([7, 0, 255, 1, 2, 3]), 'not-postgres'],
  ])('%s is named, with and without TLS', async (_name, words, reason) => {
    for (const mode of ['disable', 'prefer', 'verify-full'] as const) {
      const stranger = await createStranger(words);
      open.push(stranger);
      expect(await logIn(stranger, { mode })).toMatchObject({ code: 'unreachable', details: { reason } });
    }
  });
});

describe('what hosts say when they let nobody in', () => {
  const said: [string, string, string, string][] = [
    ['53300', 'sorry, too many clients already', 'busy', 'too-many-connections'],
    ['57P03', 'the database system is starting up', 'unreachable', 'server-starting'],
    ['3D000', 'database "kurs" does not exist', 'not-found', 'database-unknown'],
    [
      '28000',
      'no pg_hba.conf entry for host "10.0.0.9", user "ana", database "kurs", no encryption',
      'tls-refused',
      'tls-required',
    ],
    [
      '28000',
      'no hay una línea en pg_hba.conf para «10.0.0.9», usuario «ana», base de datos «kurs», sin cifrado',
      'tls-refused',
      'tls-required',
    ],
    [
      '28000',
      'no pg_hba.conf entry for host "10.0.0.9", user "ana", database "kurs", SSL encryption',
      'credentials-rejected',
      'login-refused',
    ],
    ['28000', 'role "ana" does not exist', 'credentials-rejected', 'role-unknown'],
    ['28000', 'role "ana" is not permitted to log in', 'credentials-rejected', 'role-no-login'],
    ['42501', 'permission denied for database "kurs"', 'forbidden', 'database-forbidden'],
    ['55000', 'database "kurs" is not currently accepting connections', 'forbidden', 'database-closed'],
    ['XX000', 'Tenant or user not found', 'unreachable', 'host-endpoint-unknown'],
    [
      'XX000',
      'Your account or project has exceeded the compute time quota. Upgrade your plan to increase limits.',
      'unreachable',
      'host-quota',
    ],
    ['53000', 'Your account or project has exceeded the quota.', 'unreachable', 'host-quota'],
    [
      'XX000',
      'The endpoint has been disabled. Enable it using the API and retry.',
      'unreachable',
      'host-suspended',
    ],
    ['XX000', 'Access to this endpoint is temporarily disabled', 'unreachable', 'host-suspended'],
    [
      'XX000',
      'The requested endpoint could not be found, or you don’t have access to it.',
      'unreachable',
      'host-endpoint-unknown',
    ],
    ['XX000', 'Address not in tenant allow_list: {10, 0, 0, 9}', 'unreachable', 'address-not-allowed'],
    ['XX000', 'SSL/TLS required', 'tls-refused', 'tls-required'],
    ['08P01', 'no such database: kurs', 'not-found', 'database-unknown'],
    ['08P01', 'no more connections allowed (max_client_conn)', 'busy', 'too-many-connections'],
    ['08P01', 'unsupported startup parameter: extra_float_digits', 'unreachable', 'protocol-refused'],
  ];
  it.each(said)('%s %s', async (sqlstate, message, code, reason) => {
    const { outcome } = await against({ error: { sqlstate, message } }, {});
    expect(outcome).toMatchObject({ code, details: { reason, sqlstate } });
    expect((outcome as Error).message).not.toContain('pizarra');
  });
});

describe('a real server', () => {
  async function server(hba: string, encryption = 'scram-sha-256'): Promise<TestServer> {
    const started = await createTestServer({ hba, settings: { password_encryption: encryption } });
    open.push({ close: () => started.remove() });
    await started.query(`CREATE ROLE ana LOGIN PASSWORD 'pizarra'`);
    return started;
  }

  it('is entered by SCRAM; a wrong password is final and tried once', async () => {
    const there = await server('host all all 127.0.0.1/32 scram-sha-256');
    expect(await logIn(there, {})).toEqual([{ one: 1 }]);
    const proxy = await createProxy(there);
    open.push(proxy);
    expect(await logIn(proxy, {}, { ...ana, password: 'tiza' })).toMatchObject({
      code: 'credentials-rejected',
      retryable: false,
      details: { reason: 'password-wrong', sqlstate: '28P01' },
    });
    expect(proxy.accepted()).toBe(1);
    expect(await logIn(there, {}, { ...ana, password: '' })).toMatchObject({
      code: 'credentials-rejected',
      details: { reason: 'password-missing' },
    });
  });

  it('that wants MD5 or clear text gets neither over plain', async () => {
    const md5 = await server('host all all 127.0.0.1/32 md5', 'md5');
    expect(await logIn(md5, {})).toMatchObject({ details: { reason: 'password-by-md5' } });
    await md5.configure({}, 'host all all 127.0.0.1/32 password');
    expect(await logIn(md5, {})).toMatchObject({ details: { reason: 'password-in-clear' } });
  });
});
