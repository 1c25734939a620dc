import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { sharedServer, template as templateOf, withClient, withDatabase } from './shared-server.ts';

export interface TestDatabase {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
  url: string;
  query<Row = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

/** A database of its own for one test file, copied from a template: 'empty' or 'calculus' (its tables, no rows). */
export async function createTestDatabase(template: 'empty' | 'calculus' = 'empty'): Promise<TestDatabase> {
  const server = sharedServer();
  const database = `${server.prefix}_${randomBytes(6).toString('hex')}`;
  const source = template === 'calculus' ? templateOf(server) : 'template0';
  await withClient(server.url, (client) => client.query(`CREATE DATABASE ${database} TEMPLATE ${source}`));

  const url = withDatabase(server.url, database);
  const address = new URL(url);
  const pool = new pg.Pool({ connectionString: url, max: 2, allowExitOnIdle: true });
  // Tests terminate connections on purpose; the next query tells.
  pool.on('error', () => undefined);

  return {
    host: address.hostname,
    port: Number(address.port || 5432),
    user: decodeURIComponent(address.username),
    password: decodeURIComponent(address.password),
    database,
    url,
    async query<Row>(text: string, values: unknown[] = []) {
      return (await pool.query(text, values)).rows as Row[];
    },
    async drop() {
      await pool.end();
      await withClient(server.url, (client) =>
        client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`),
      );
    },
  };
}
