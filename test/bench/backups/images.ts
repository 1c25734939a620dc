import type { TestServer } from '../../support/server.ts';

const imageBytes = 300_000;

/** A course full of photographs, which nothing makes smaller; so many megabytes of them. */
export async function createImages(server: TestServer, megabytes: number): Promise<void> {
  const say = (text: string) => server.query(text, [], 'images');
  await server.query('CREATE DATABASE images');
  await say('CREATE EXTENSION pgcrypto');
  await say(`CREATE FUNCTION photograph(bytes integer) RETURNS bytea LANGUAGE sql VOLATILE AS $$
    SELECT string_agg(gen_random_bytes(1000), '') FROM generate_series(1, bytes / 1000) WHERE bytes > 0 $$`);
  await say('CREATE TABLE photographs (id serial PRIMARY KEY, whose text, photograph bytea)');
  await say('ALTER TABLE photographs ALTER photograph SET STORAGE EXTERNAL');
  const rows = Math.round((megabytes * 1_000_000) / imageBytes);
  await say(`INSERT INTO photographs (whose, photograph)
    SELECT 'alumno' || n || '@example.org', photograph(${imageBytes} + n * 0) FROM generate_series(1, ${rows}) n`);
  await say('CREATE INDEX ON photographs (whose)');
  await server.query('CHECKPOINT');
}
