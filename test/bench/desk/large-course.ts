import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { createTestServer, type TestServer } from '../../support/server.ts';
import { courseStatements } from '../course/generate.ts';

const schema = new URL('../../../resources/sample-course/schema.sql', import.meta.url);
const pictures = new URL('../../../resources/sample-course/images/', import.meta.url);

export const largeCourse = {
  submissions: 100_000 as number,
  students: 2_000,
  /** The latest of forum 5, each with two photographs of its own. */
  illustrated: 800,
  /** What a photograph of a phone weighs, sent small. */
  photographBytes: 200_000,
  title: 'Foro 5',
} as const;

/** The photographs of the sample course, as heavy as real ones and each submission's own by a tail that no decoder reads. */
async function illustrate(client: pg.Client): Promise<void> {
  await client.query('CREATE TEMP TABLE pictures (n int, bytes bytea)');
  const names = (await readdir(pictures)).filter((name) => name.endsWith('.jpg')).sort();
  for (const [n, name] of names.entries()) {
    const photograph = await readFile(new URL(name, pictures));
    const tail = randomBytes(Math.max(0, largeCourse.photographBytes - photograph.length));
    await client.query('INSERT INTO pictures VALUES ($1, $2)', [n, Buffer.concat([photograph, tail])]);
  }
  await client.query(
    `UPDATE respuestas_foro5 f SET imagen_1 = p.bytes || convert_to(f.id::text, 'UTF8'),
       imagen_2 = q.bytes || convert_to(f.id::text, 'UTF8')
     FROM pictures p, pictures q
     WHERE f.id > (SELECT max(id) FROM respuestas_foro5) - $1 AND p.n = f.id % $2 AND q.n = (f.id + 1) % $2`,
    [largeCourse.illustrated, names.length],
  );
  // What is left of the generator's are no pictures.
  await client.query(
    'UPDATE respuestas_foro5 SET imagen_1 = NULL WHERE imagen_2 IS NULL AND imagen_1 IS NOT NULL',
  );
  // An evening's work: nobody told these students anything about this forum yet.
  await client.query(
    `DELETE FROM feedback WHERE actividad IN ('Foro 5', 'foro5')
       AND email_alumno IN (SELECT email FROM respuestas_foro5 WHERE imagen_2 IS NOT NULL)`,
  );
  await client.query('VACUUM ANALYZE respuestas_foro5, feedback');
}

/** A course with a hundred thousand submissions, many of them with photographs, on a server of its own. */
export async function createLargeCourse(submissions = largeCourse.submissions): Promise<TestServer> {
  const server = await createTestServer({ settings: { shared_buffers: '512MB', max_wal_size: '4GB' } });
  const client = new pg.Client({ connectionString: server.url() });
  try {
    await client.connect();
    await client.query(await readFile(schema, 'utf8'));
    for (const statement of courseStatements({ ...largeCourse, submissions })) await client.query(statement);
    await illustrate(client);
  } catch (error) {
    await client.end();
    await server.remove();
    throw error;
  }
  await client.end();
  return server;
}
