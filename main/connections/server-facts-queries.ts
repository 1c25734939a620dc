import type { Runner, RunOptions } from '../database/database.ts';

export interface ServerRow {
  version: string;
  major: number;
  user: string;
  database: string;
  replica: boolean;
  readOnly: boolean;
  /** Milliseconds since 1970, as text. */
  clock: string;
  /** What its wall clock shows, counted as if in UTC: what a `timestamp` without zone is written by. */
  wallClock: string;
  timeZone: string;
}

export async function readServer(db: Runner, options?: RunOptions): Promise<ServerRow> {
  const [row] = await db.rows<ServerRow>(
    {
      text: `SELECT current_setting('server_version') AS version,
        current_setting('server_version_num')::int / 10000 AS major,
        current_user AS "user", current_database() AS database,
        pg_is_in_recovery() AS replica,
        current_setting('transaction_read_only') = 'on' AS "readOnly",
        round(extract(epoch FROM clock_timestamp()) * 1000)::text AS clock,
        round(extract(epoch FROM clock_timestamp()::timestamp) * 1000)::text AS "wallClock",
        current_setting('TimeZone') AS "timeZone"`,
    },
    options,
  );
  if (!row) throw new Error('A query without a table gave no row.');
  return row;
}

export interface EncryptionRow {
  encrypted: boolean;
  version: string | null;
  cipher: string | null;
}

/** What the server says of the wire: behind a pooler, of the pooler's own wire to it. */
export async function readEncryption(db: Runner, options?: RunOptions): Promise<EncryptionRow | null> {
  const [row] = await db.rows<EncryptionRow>(
    { text: 'SELECT ssl AS encrypted, version, cipher FROM pg_stat_ssl WHERE pid = pg_backend_pid()' },
    options,
  );
  return row ?? null;
}
