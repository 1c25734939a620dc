import pg from 'pg';
import type { OpenedSample } from '../../../main/embedded/sample-course.ts';

export async function queryIn<Row>(
  { address, database }: Pick<OpenedSample, 'address' | 'database'>,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ ...address, database });
  // A server killed under the query says so twice: the rejection is enough.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query(text, values)).rows as Row[];
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** One line that changes with any value in any table. */
export async function digestOf(sample: OpenedSample): Promise<string> {
  const tables = await queryIn<{ name: string; row: string }>(
    sample,
    `SELECT c.relname AS name, string_agg(format(
        CASE WHEN a.atttypid = 'bytea'::regtype THEN 'coalesce(md5(%I), ''-'')' ELSE 'coalesce(%I::text, ''-'')' END,
        a.attname), ' || ''|'' || ' ORDER BY a.attnum) AS row
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' GROUP BY 1 ORDER BY 1`,
  );
  const digests = tables.map(
    ({ name, row }) =>
      `SELECT '${name} ' || count(*) || ' ' || md5(string_agg(${row}, '#' ORDER BY ${row})) AS line FROM ${name}`,
  );
  const lines = await queryIn<{ line: string }>(sample, digests.join(' UNION ALL '));
  return lines.map(({ line }) => line).join('\n');
}

const word = 'Escrito justo antes del fallo';

/** Writes comments one after the other until the server is gone; says how many were acknowledged. */
export async function writeUntilGone({ address, database }: OpenedSample): Promise<number> {
  const client = new pg.Client({ ...address, database });
  client.on('error', () => undefined);
  let written = 0;
  try {
    await client.connect();
    for (;;) {
      await client.query(
        `INSERT INTO feedback (email_alumno, actividad, comentario) SELECT min(email), 'Foro 1', $1 FROM usuarios`,
        [`${word} ${written}`],
      );
      written++;
    }
  } catch {
    return written;
  } finally {
    await client.end().catch(() => undefined);
  }
}

export async function writtenComments(sample: OpenedSample): Promise<number> {
  const [row] = await queryIn<{ count: string }>(
    sample,
    'SELECT count(*) FROM feedback WHERE starts_with(comentario, $1)',
    [word],
  );
  return Number(row?.count);
}
