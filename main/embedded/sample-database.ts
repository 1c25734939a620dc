import pg from 'pg';
import type { CourseTable } from './course/course.ts';
import { loadCourse } from './course/load.ts';
import { embeddedError } from './failures.ts';
import type { EmbeddedAddress } from './server.ts';

export const databaseName = 'calculo';

// Says that the course was loaded to the end, and which edition of it. It hangs on the database
// and not in it: the platform's tables stay exactly the platform's.
const edition = 1;
const completed = `Tiza: sample course ${edition}`;

async function withClient<Value>(
  address: EmbeddedAddress,
  database: string,
  work: (client: pg.Client) => Promise<Value>,
): Promise<Value> {
  const client = new pg.Client({ ...address, database, application_name: 'Tiza' });
  // A server that goes away says so twice; the rejected query is enough.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function mark(client: pg.Client): Promise<string | null | undefined> {
  const { rows } = await client.query<{ mark: string | null }>(
    `SELECT shobj_description(oid, 'pg_database') AS mark FROM pg_database WHERE datname = $1`,
    [databaseName],
  );
  return rows[0]?.mark;
}

/** Reads every table but not its images: notices files that are gone or garbled. */
async function readThrough(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT oid::regclass::text AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
  );
  const counts = rows.map(({ name }) => `SELECT count(*) FROM ${name}`);
  if (counts.length > 0) await client.query(counts.join(' UNION ALL '));
}

// Spanish order for names where the server can: á beside a, ñ after n, as on a hosted server.
async function createDatabase(client: pg.Client): Promise<void> {
  const { rows } = await client.query(`SELECT 1 FROM pg_collation WHERE collprovider = 'i' LIMIT 1`);
  const order = rows.length > 0 ? `LOCALE_PROVIDER icu ICU_LOCALE 'es'` : '';
  await client.query(`CREATE DATABASE ${databaseName} TEMPLATE template0 ${order}`);
}

export interface SampleDatabase {
  /** True when the course is there to the end, and readable. */
  isComplete(): Promise<boolean>;
  /** Loads it from the beginning, over whatever an interrupted load has left. */
  build(tables: readonly CourseTable[], folder: string): Promise<void>;
}

export function createSampleDatabase(address: EmbeddedAddress, directory: string): SampleDatabase {
  async function isComplete(): Promise<boolean> {
    const found = await withClient(address, 'postgres', mark);
    if (found === undefined || found === null) return false;
    // Another edition's exercises would not fit the questions that ship with this Tiza.
    if (found !== completed)
      throw embeddedError('embedded-damaged', directory, new Error(`Marked "${found}"`));
    await withClient(address, databaseName, readThrough);
    return true;
  }

  async function build(tables: readonly CourseTable[], folder: string): Promise<void> {
    await withClient(address, 'postgres', async (client) => {
      await client.query(`DROP DATABASE IF EXISTS ${databaseName} WITH (FORCE)`);
      await createDatabase(client);
    });
    await withClient(address, databaseName, (client) => loadCourse(client, folder, tables));
    await withClient(address, 'postgres', (client) =>
      client.query(`COMMENT ON DATABASE ${databaseName} IS '${completed}'`),
    );
  }

  return { isComplete, build };
}
