import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { createCluster } from './cluster.ts';

/** The server that all test files of a run share; each has databases of its own on it. */
export interface SharedServer {
  url: string;
  /** Every database of this run begins so. */
  prefix: string;
  origin: string;
}

export const template = (server: SharedServer) => `${server.prefix}_template_calculus`;

// An environment variable, so that the workers of any runner see it.
const variable = 'TIZA_TEST_SERVER';

export function sharedServer(): SharedServer {
  const words = process.env[variable];
  if (!words) throw new Error('No server is shared here: this file runs outside the project `database`.');
  return JSON.parse(words) as SharedServer;
}

export async function withClient<Value>(
  url: string,
  work: (client: pg.Client) => Promise<Value>,
): Promise<Value> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

async function buildTemplate(server: SharedServer): Promise<void> {
  const name = template(server);
  await withClient(server.url, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE template0`));
  const schema = await readFile(new URL('../../resources/sample-course/schema.sql', import.meta.url), 'utf8');
  await withClient(withDatabase(server.url, name), (client) => client.query(schema));
}

async function dropAll(server: SharedServer): Promise<void> {
  await withClient(server.url, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [`${server.prefix}_`],
    );
    for (const { datname } of rows) {
      await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(datname)} WITH (FORCE)`);
    }
  });
}

async function start(): Promise<{ server: SharedServer; stop: () => Promise<void> }> {
  const prefix = `tiza_test_${randomBytes(5).toString('hex')}`;
  const given = process.env.TIZA_TEST_DATABASE_URL;
  if (given) {
    const server = { url: given, prefix, origin: 'the server of TIZA_TEST_DATABASE_URL' };
    return { server, stop: () => dropAll(server) };
  }
  const cluster = await createCluster();
  const url = `postgres://tiza:${cluster.password}@127.0.0.1:${cluster.port}/postgres`;
  return { server: { url, prefix, origin: cluster.origin }, stop: cluster.remove };
}

/** Starts the shared server unless one is shared already; the answer ends it. */
export async function shareServer(): Promise<() => Promise<void>> {
  if (process.env[variable]) return async () => undefined;
  const { server, stop } = await start();
  try {
    await buildTemplate(server);
  } catch (error) {
    await stop();
    throw error;
  }
  process.env[variable] = JSON.stringify(server);
  return async () => {
    delete process.env[variable];
    await stop();
  };
}
