import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TlsMode } from '#contract/connection-wire';
import { createDatabase } from '../../main/database/pool.ts';
import { asFiles, certificateSet } from '../support/certificates.ts';
import { createTestServer, type TestServer } from '../support/server.ts';
import { targetOf } from '../support/target.ts';

type Outcome = 'plain' | 'tls' | 'refused';
type Row = Record<TlsMode, Outcome>;

const certificates = certificateSet();
const modes = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const;

const row = (...outcomes: Outcome[]) =>
  Object.fromEntries(modes.map((mode, i) => [mode, outcomes[i]])) as Row;
const [p, t, no] = ['plain', 'tls', 'refused'] as const;

interface Situation {
  settings: Record<string, string>;
  certificate?: keyof typeof certificates;
  hba: string;
  /** With the authority that signed the good certificates, and without any. */
  withRoot: Row;
  withoutRoot: Row;
}

const both = 'host all all 127.0.0.1/32 scram-sha-256';
const on = { ssl: 'on' };

// Each outcome is libpq's, but where `better` says otherwise.
const situations: Record<string, Situation> = {
  'without TLS': {
    settings: { ssl: 'off' },
    hba: both,
    withRoot: row(p, p, p, no, no, no),
    withoutRoot: row(p, p, p, no, no, no),
  },
  'with a good certificate': {
    settings: on,
    certificate: 'good',
    hba: both,
    withRoot: row(p, p, t, t, t, t),
    withoutRoot: row(p, p, t, t, no, no),
  },
  'that wants TLS': {
    settings: on,
    certificate: 'good',
    hba: both.replace('host', 'hostssl'),
    withRoot: row(no, t, t, t, t, t),
    withoutRoot: row(no, t, t, t, no, no),
  },
  'that wants no TLS': {
    settings: on,
    certificate: 'good',
    hba: both.replace('host', 'hostnossl'),
    withRoot: row(p, p, p, no, no, no),
    withoutRoot: row(p, p, p, no, no, no),
  },
  'with a certificate of its own': {
    settings: on,
    certificate: 'selfSigned',
    hba: both,
    withRoot: row(p, p, no, no, no, no),
    withoutRoot: row(p, p, t, t, no, no),
  },
  'with an expired certificate': {
    settings: on,
    certificate: 'expired',
    hba: both,
    withRoot: row(p, p, no, no, no, no),
    withoutRoot: row(p, p, t, t, no, no),
  },
  'with the certificate of another host': {
    settings: on,
    certificate: 'otherHost',
    hba: both,
    withRoot: row(p, p, t, t, t, no),
    withoutRoot: row(p, p, t, t, no, no),
  },
};

/** libpq goes on in the clear after a certificate failed; nobody who asked for verification wants that. */
const better = new Set(['with a certificate of its own prefer', 'with an expired certificate prefer']);

let server: TestServer;
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tiza-modes-'));
  await writeFile(join(directory, 'root.crt'), certificates.authority.cert);
  const files = await asFiles(certificates.good);
  server = await createTestServer({ tls: files });
  await files.remove();
  await server.query(`CREATE ROLE ana LOGIN PASSWORD 'pizarra'`);
});
afterAll(async () => {
  await server?.remove();
  await rm(directory, { recursive: true, force: true });
});

async function arrange({ settings, certificate, hba }: Situation): Promise<void> {
  if (certificate) {
    await writeFile(join(server.dataDir, 'server.crt'), certificates[certificate].cert);
    await writeFile(join(server.dataDir, 'server.key'), certificates[certificate].key);
  }
  await server.configure(settings, hba);
}

const question = 'SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()';

async function ours(mode: TlsMode, root: boolean): Promise<Outcome> {
  const tls = root ? { mode, ca: certificates.authority.cert } : { mode };
  try {
    const db = createDatabase(
      targetOf({ ...server, host: 'localhost', user: 'ana', password: 'pizarra' }, tls),
    );
    try {
      const [found] = await db.rows<{ ssl: boolean }>({ text: question });
      return found?.ssl ? 'tls' : 'plain';
    } finally {
      await db.close();
    }
  } catch {
    return 'refused';
  }
}

async function libpq(mode: TlsMode, root: boolean): Promise<Outcome> {
  const words = `host=localhost port=${server.port} user=ana dbname=postgres sslmode=${mode} gssencmode=disable`;
  const file = join(directory, root ? 'root.crt' : 'none.crt');
  const env = { PATH: process.env.PATH, HOME: directory, PGPASSWORD: 'pizarra' };
  const asked = ['-XAtc', question, `${words} sslrootcert=${file}`];
  try {
    const { stdout } = await promisify(execFile)('psql', asked, { env });
    return stdout.trim() === 't' ? 'tls' : 'plain';
  } catch {
    return 'refused';
  }
}

async function outcomes(
  ask: (mode: TlsMode, root: boolean) => Promise<Outcome>,
  root: boolean,
): Promise<Row> {
  const found: [TlsMode, Outcome][] = [];
  for (const mode of modes) found.push([mode, await ask(mode, root)]);
  return Object.fromEntries(found) as Row;
}

const psql = await promisify(execFile)('psql', ['--version']).then(
  () => true,
  () => false,
);

describe.each(Object.entries(situations))('a server %s', (name, situation) => {
  it('is met as the six modes mean it', async () => {
    await arrange(situation);
    expect(await outcomes(ours, true)).toEqual(situation.withRoot);
    expect(await outcomes(ours, false)).toEqual(situation.withoutRoot);
  });

  // The table above holds everywhere; where psql is installed it is held against the original too.
  it.runIf(psql)('is met by libpq the same way, or less carefully', async () => {
    await arrange(situation);
    for (const root of [true, false]) {
      const theirs = await outcomes(libpq, root);
      const expected = root ? situation.withRoot : situation.withoutRoot;
      for (const mode of modes) {
        const differs = root && better.has(`${name} ${mode}`);
        expect(`${mode} ${theirs[mode]}`).toBe(`${mode} ${differs ? 'plain' : expected[mode]}`);
      }
    }
  });
});
