import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { createLink } from '../../main/connections/link.ts';
import { parsePasted } from '../../main/connections/paste/parse.ts';
import { createDatabase } from '../../main/database/pool.ts';
import { asFiles, certificateSet } from '../support/certificates.ts';
import { connectionStrings } from '../support/connection-strings.ts';
import { createTestServer, type TestServer } from '../support/server.ts';
import { targetOf } from '../support/target.ts';
import { courseStatements } from './course/generate.ts';
import type { Report } from './measurement.ts';
import { median, milliseconds, sideBySide } from './rounds.ts';

const { authority, good } = certificateSet();
const ca = authority.cert;
const queries = 200;

/** What a teacher's provider is like: TLS with a certificate for its name, and SCRAM. */
async function createProvider(): Promise<TestServer> {
  const files = await asFiles(good);
  const server = await createTestServer({ tls: files, hba: 'hostssl all all 127.0.0.1/32 scram-sha-256' });
  await files.remove();
  await server.query(`CREATE ROLE ana LOGIN PASSWORD 'pizarra'`);
  return server;
}

const placeOf = ({ port }: TestServer) => ({ host: 'localhost', port, user: 'ana', password: 'pizarra' });

async function pooledAgainstConnecting(server: TestServer, report: Report): Promise<void> {
  const db = createDatabase(targetOf(placeOf(server), { mode: 'verify-full', ca }));
  const config = { ...placeOf(server), database: 'postgres', ssl: { ca }, enableChannelBinding: true };

  async function connecting(): Promise<void> {
    const client = new pg.Client(config);
    await client.connect();
    await client.query('SELECT 1');
    await client.end();
  }
  const each = async (work: () => Promise<unknown>) => {
    const took = await milliseconds(async () => {
      for (let n = 0; n < queries; n++) await work();
    });
    return took / queries;
  };
  const { pooled, perRequest } = await sideBySide(3, {
    pooled: () => each(() => db.rows({ text: 'SELECT 1' })),
    perRequest: () => each(connecting),
  });
  await db.close();
  report({
    id: 'pooled-query',
    value: perRequest / pooled,
    unit: '× faster',
    limit: 10,
    atLeast: true,
    against: 'connecting for each request',
    note: `${pooled.toFixed(2)} ms against ${perRequest.toFixed(2)} ms, TLS and SCRAM, median of 3 × ${queries}`,
  });
}

async function createCourse(server: TestServer): Promise<void> {
  const schema = await readFile(new URL('../../resources/sample-course/schema.sql', import.meta.url), 'utf8');
  await server.query('CREATE DATABASE course');
  const client = new pg.Client({ connectionString: server.url('course') });
  await client.connect();
  await client.query(schema);
  for (const text of courseStatements({ submissions: 4000, students: 200 })) await client.query(text);
  await client.query('GRANT SELECT ON ALL TABLES IN SCHEMA public TO ana');
  await client.end();
}

async function coldOpening(server: TestServer, report: Report): Promise<void> {
  await createCourse(server);
  const script = fileURLToPath(new URL('./connections/cold-open.ts', import.meta.url));
  const environment = JSON.stringify({ place: { ...placeOf(server), database: 'course' }, ca });
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    const options = { env: { ...process.env, COLD_OPEN: environment } };
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script], options);
    times.push(Number(stdout));
  }
  report({
    id: 'cold-open',
    value: median(times),
    unit: 'ms',
    limit: 400,
    note: `profile to first 50 rows of 4,000, each in a new process; slowest ${Math.max(...times).toFixed(0)} ms`,
  });
}

async function recovery(server: TestServer, report: Report): Promise<void> {
  let ready: () => void = () => undefined;
  const link = createLink(targetOf(placeOf(server), { mode: 'verify-full', ca }), {
    onStatus: ({ link: word }) => word === 'ready' && ready(),
  });
  await link.open();
  const times: number[] = [];
  for (let round = 0; round < 7; round++) {
    await server.stop('immediate');
    await link.database.rows({ text: 'SELECT 1' }).catch(() => undefined);
    // Long enough for the pauses between tries to have grown to their full length.
    await new Promise((resolve) => setTimeout(resolve, 1500 + 150 * round));
    await server.start();
    const back = new Promise<void>((resolve) => {
      ready = resolve;
    });
    times.push(await milliseconds(() => (link.status().link === 'ready' ? undefined : back)));
    await link.database.rows({ text: 'SELECT 1' });
  }
  await link.close();
  report({
    id: 'recovery-after-restart',
    value: Math.max(...times),
    unit: 'ms',
    limit: 1000,
    note: `slowest of ${times.length} from the server being ready; median ${median(times).toFixed(0)} ms`,
  });
}

function parsing(report: Report): void {
  const specimens = connectionStrings(600);
  const best = specimens.map(({ text }) => {
    const runs = [0, 1, 2].map(() => {
      const since = performance.now();
      parsePasted(text);
      return performance.now() - since;
    });
    return Math.min(...runs);
  });
  report({
    id: 'slowest-pasted-string',
    value: Math.max(...best),
    unit: 'ms',
    limit: 5,
    note: `of ${specimens.length}, half of them hostile, each the best of 3; median ${median(best).toFixed(3)} ms`,
  });
}

export default async function connections(report: Report): Promise<void> {
  parsing(report);
  const server = await createProvider();
  try {
    await pooledAgainstConnecting(server, report);
    await coldOpening(server, report);
    await recovery(server, report);
  } finally {
    await server.remove();
  }
}
