import { describe, expect, it } from 'vitest';
import type { CertificateInfo, TlsSettings } from '#contract/connection-wire';
import { markOf } from '#contract/tls-mark';
import { diagnose } from '../../../main/connections/diagnosis.ts';
import type { Seen } from '../../../main/connections/handshake.ts';
import { judge } from '../../../main/connections/tls-choice.ts';
import { toAppError } from '../../../main/database/errors.ts';
import { serverErrorIn } from '../../../main/database/first-words.ts';
import { attemptsFor } from '../../../main/database/tls.ts';

const sha256 = new Array(32).fill('AB').join(':');
const other = new Array(32).fill('CD').join(':');
const certificate: CertificateInfo = {
  subject: 'CN=db.example',
  issuer: 'CN=Some Authority',
  names: ['db.example'],
  validFrom: '2026-01-01T00:00:00.000Z',
  validTo: '2027-01-01T00:00:00.000Z',
  sha256,
  selfSigned: false,
  chain: [],
};
const seen = (more: Partial<Seen> = {}): Seen => ({
  protocol: 'TLSv1.3',
  cipher: 'TLS_AES_256_GCM_SHA384',
  certificate,
  chainProblem: null,
  otherHost: false,
  ...more,
});
const settings = (more: Partial<TlsSettings>): TlsSettings => ({
  mode: 'require',
  channelBinding: 'prefer',
  oldPasswordMethods: false,
  ...more,
});
const host = 'db.example';

describe('a new connection', () => {
  it('keeps full verification where it passes', () => {
    expect(judge('auto', host, seen())).toMatchObject({
      problem: null,
      settings: { mode: 'verify-full' },
      choices: [],
    });
  });

  it.each([
    ['untrusted', seen({ chainProblem: 'certificate-untrusted' }), 'certificate-untrusted'],
    ['expired', seen({ chainProblem: 'certificate-expired' }), 'certificate-expired'],
    ['for another host', seen({ otherHost: true }), 'certificate-other-host'],
  ] as const)('with a certificate that is %s leaves the choice to the person', (_what, found, problem) => {
    expect(judge('auto', host, found)).toMatchObject({
      problem,
      settings: null,
      choices: ['paste-ca', 'pin', 'unverified'],
    });
  });

  it('without encryption goes on by itself on this computer alone', () => {
    expect(judge('auto', host, null)).toMatchObject({
      problem: 'tls-not-offered',
      settings: null,
      choices: ['plain'],
    });
    expect(judge('auto', 'localhost', null)).toMatchObject({ problem: null, settings: { mode: 'disable' } });
  });
});

describe('a connection somebody decided on', () => {
  it('is held to its pin and to nothing else', () => {
    const self = seen({ chainProblem: 'certificate-self-signed' });
    expect(judge(settings({ pin: sha256 }), host, self).problem).toBeNull();
    expect(judge(settings({ pin: other }), host, self)).toMatchObject({
      problem: 'certificate-changed',
      settings: null,
      choices: ['pin'],
    });
  });

  it('asks of the certificate what its mode asks', () => {
    const self = seen({ chainProblem: 'certificate-self-signed' });
    expect(judge(settings({ mode: 'require' }), host, self).problem).toBeNull();
    expect(judge(settings({ mode: 'require', ca: 'pem' }), host, self).problem).toBe(
      'certificate-self-signed',
    );
    expect(
      judge(settings({ mode: 'verify-ca', ca: 'pem' }), host, seen({ otherHost: true })).problem,
    ).toBeNull();
    expect(judge(settings({ mode: 'require' }), host, null).problem).toBe('tls-not-offered');
    expect(judge(settings({ mode: 'prefer' }), host, null).problem).toBeNull();
    expect(judge(settings({ mode: 'prefer', pin: sha256 }), host, null).problem).toBe('tls-not-offered');
  });
});

describe('the standing mark', () => {
  it.each([
    ['disable', {}, 'open'],
    ['prefer', {}, 'open'],
    ['require', {}, 'unverified'],
    ['require', { ca: 'pem' }, 'none'],
    ['prefer', { pin: sha256 }, 'none'],
    ['verify-full', {}, 'none'],
  ] as const)('of %s with %o is %s', (mode, more, mark) => {
    expect(markOf(settings({ mode, ...more }), host)).toBe(mark);
    expect(markOf(settings({ mode, ...more }), '127.0.0.1')).toBe('none');
    expect(markOf(settings({ mode, ...more }), '/var/run/postgresql')).toBe('none');
  });
});

describe('settings that cannot work', () => {
  it('say so before anything connects', () => {
    const reasonFor = (more: Partial<TlsSettings>) => {
      try {
        attemptsFor(settings(more));
        return null;
      } catch (error) {
        return toAppError(error).details?.reason;
      }
    };
    expect(reasonFor({ mode: 'verify-ca' })).toBe('ca-missing');
    expect(reasonFor({ ca: 'my certificate' })).toBe('ca-unreadable');
    const wrong = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----';
    expect(reasonFor({ ca: wrong })).toBe('ca-unreadable');
    expect(reasonFor({ mode: 'verify-full' })).toBeNull();
  });
});

describe('a symptom', () => {
  const at = (name: string) => ({ host: name, port: 5432, database: 'kurs', user: 'ana' });
  const of = (code: string) => toAppError({ code, message: code });

  it.each([
    ['ENOTFOUND', 'dpg-c0ffee0000000000-a', 'host-internal'],
    ['ENOTFOUND', 'postgres.railway.internal', 'host-internal'],
    ['ENETUNREACH', 'db.abcdefghijklmnop.supabase.co', 'host-ipv6-only'],
    ['ECONNRESET', 'dpg-c0ffee-a.frankfurt-postgres.render.com', 'host-closed-door'],
    ['ENOTFOUND', 'db.example', 'host-unknown'],
    ['ECONNRESET', 'db.example', 'connection-reset'],
  ])('%s at %s means %s', (code, name, reason) => {
    expect(diagnose(of(code), at(name), 'tls')).toMatchObject({
      reason,
      details: { host: name, user: 'ana' },
    });
  });
});

describe('a link that breaks while in use', () => {
  it('is not said to be suspended, whoever the host is', () => {
    const place = {
      host: 'dpg-c0ffee-a.frankfurt-postgres.render.com',
      port: 5432,
      database: 'kurs',
      user: 'ana',
    };
    expect(diagnose(toAppError({ code: 'ECONNRESET', message: '' }), place).reason).toBe('connection-reset');
  });
});

describe('the first words of a server', () => {
  it('are read where they are an error, and never trusted to be whole', () => {
    const fields = Buffer.from('SFATAL\0C53300\0Msorry, too many clients already\0\0');
    const head = Buffer.from([0x45, 0, 0, 0, fields.length + 4]);
    const words = Buffer.concat([head, fields]);
    expect(serverErrorIn(words)).toMatchObject({ code: 'busy', details: { sqlstate: '53300' } });
    for (let length = 1; length < words.length; length++)
      expect(serverErrorIn(words.subarray(0, length))).toBeNull();
    expect(serverErrorIn(Buffer.from('S'))).toBeNull();
  });
});
