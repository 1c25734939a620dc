import type { Runner } from '../../../database/database.ts';
import type { ServerFacts } from '../engine.ts';

interface MomentRow {
  version: string;
  number: string;
  database: string;
  encoding: string;
  size: number | null;
  taken: string;
  snapshot: string;
}

/** Which server this is, and the moment that the transaction sees. */
export async function readMoment(
  db: Runner,
): Promise<{ server: ServerFacts; taken: string; snapshot: string }> {
  const [row] = await db.rows<MomentRow>({
    text: `SELECT current_setting('server_version') AS version, current_setting('server_version_num') AS number,
      current_database()::text AS database, getdatabaseencoding()::text AS encoding,
      CASE WHEN has_database_privilege(current_database(), 'CONNECT')
        THEN pg_database_size(current_database())::float8 END AS size,
      to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS taken,
      pg_current_snapshot()::text AS snapshot`,
  });
  if (!row) throw new Error('The server did not say who it is.');
  const { version, number, database, encoding, size, taken, snapshot } = row;
  const major = Math.floor(Number(number) / 10_000);
  return { server: { version, major, database, encoding, size }, taken, snapshot };
}
