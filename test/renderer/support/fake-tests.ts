import type { CertificateInfo, ConnectionTest, TestStep, TlsFinding } from '#contract/connection-wire';
import type { Pasted, Profile } from '#contract/connections';

// Invented servers and what testing them comes to.

const print = (seed: number) =>
  Array.from({ length: 32 }, (_, index) =>
    ((index * 37 + seed * 101) % 256).toString(16).toUpperCase().padStart(2, '0'),
  ).join(':');

export const place = { host: 'db.example.edu', port: 5432, database: 'calculo_i', user: 'calculo_app' };
export const [shownPrint, pinnedPrint] = [print(3), print(5)];

const certificate: CertificateInfo = {
  subject: 'CN=*.example.edu\nO=Universidad de Ejemplo',
  issuer: 'CN=Example Root X1\nO=Example Trust',
  names: ['*.example.edu', 'example.edu'],
  validFrom: '2026-03-04T00:00:00Z',
  validTo: '2027-03-04T00:00:00Z',
  sha256: shownPrint,
  selfSigned: false,
  chain: [
    { subject: 'CN=Example Root X1\nO=Example Trust', validTo: '2034-01-01T00:00:00Z', sha256: print(9) },
  ],
};

const settings = { mode: 'verify-full', channelBinding: 'prefer', oldPasswordMethods: false } as const;

const tls: TlsFinding = {
  offered: true,
  protocol: 'TLSv1.3',
  cipher: 'TLS_AES_256_GCM_SHA384',
  certificate,
  problem: null,
  settings,
  choices: [],
};

const step = (name: TestStep['name'], ms: number): TestStep => ({ name, state: 'ok', ms, problem: null });
const skipped = (name: TestStep['name']): TestStep => ({ name, state: 'skipped', ms: null, problem: null });

export const passedTest: ConnectionTest = {
  ok: true,
  steps: [
    step('dns', 12.3),
    step('tcp', 21.2),
    step('tls', 41.4),
    step('login', 33.1),
    step('platform', 18.2),
  ],
  tls,
  server: {
    version: '16.4',
    major: 16,
    user: place.user,
    database: place.database,
    replica: false,
    readOnly: false,
    pooler: false,
    clockAheadMs: 0,
    wallClockAheadMs: 0,
    timeZone: 'UTC',
    roundTripMs: 33,
  },
  platform: {
    id: 'calculus',
    title: 'Cálculo',
    missing: [],
    activities: 8,
    students: 212,
    submissions: 1487,
  },
  problem: null,
};

function failedAt(name: TestStep['name'], reason: string, more: Record<string, string> = {}): ConnectionTest {
  const problem = { reason, retryable: false, details: { ...place, ...more } };
  const at = passedTest.steps.findIndex((one) => one.name === name);
  const steps = passedTest.steps.map((one, index): TestStep => {
    if (index < at) return one;
    return index === at ? { ...one, state: 'failed', problem } : skipped(one.name);
  });
  return { ...passedTest, ok: false, steps, problem, server: null, platform: null };
}

const undecided = {
  settings: null,
  certificate: { ...certificate, selfSigned: true, issuer: certificate.subject },
};

export const failedTests = {
  unknownHost: { ...failedAt('dns', 'host-unknown'), tls: null },
  wrongPassword: failedAt('login', 'password-wrong'),
  clearPassword: failedAt('login', 'password-in-clear'),
  untrusted: {
    ...failedAt('tls', 'certificate-self-signed'),
    tls: {
      ...tls,
      ...undecided,
      problem: 'certificate-self-signed',
      choices: ['paste-ca', 'pin', 'unverified'],
    },
  },
  changed: {
    ...failedAt('tls', 'certificate-changed', { pin: pinnedPrint, found: shownPrint }),
    tls: { ...tls, settings: null, problem: 'certificate-changed', choices: ['pin'] },
  },
  noTls: {
    ...failedAt('tls', 'tls-not-offered'),
    tls: {
      ...tls,
      offered: false,
      protocol: null,
      cipher: null,
      certificate: null,
      settings: null,
      problem: 'tls-not-offered',
      choices: ['plain'],
    },
  },
} satisfies Record<string, ConnectionTest>;

export const pastedLine = 'PGPASSWORD=secreto1 psql -h db.example.edu -U calculo_app calculo_i';

export const understood: Pasted = {
  kind: 'psql',
  fields: { host: place.host, user: place.user, database: place.database, password: 'secreto1' },
  ignored: [],
  warnings: [],
  errors: [],
  masked: 'PGPASSWORD=•••••••• psql -h db.example.edu -U calculo_app calculo_i',
};

const profile = (id: string, name: string, color: Profile['color'], lastUsed?: string): Profile => ({
  ...{ id, name, color, ...place },
  tls: settings,
  readOnly: false,
  ...(lastUsed === undefined ? {} : { lastUsed }),
});

export const someProfiles: Profile[] = [
  profile('calculo-2026-2', 'Cálculo I · 2026-2', 'teal', '2026-11-21T08:00:00Z'),
  { ...profile('calculo-viejo', 'Cálculo I · 2026-1', 'violet', '2026-06-12T08:00:00Z'), readOnly: true },
  { ...profile('nocturno', 'Cálculo I nocturno', 'orange'), host: 'nocturno.db.example.edu' },
];
