import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checksums } from '../../../../main/backups/engine/checksums.ts';
import { compare } from '../../../../main/backups/engine/compare.ts';
import type { DumpAddress } from '../../../support/pg-dump.ts';
import { createTestDatabase } from '../../../support/postgres.ts';
import { type OwnServer, versions } from '../../../support/versions.ts';
import { dumpOf, restoreInto, withDatabase } from './support/files.ts';
import { randomSchema } from './support/random-schema.ts';

// pg_dump refuses a server newer than itself. Here the statements read from the copy must be those read from the
// source, the rows must have the same checksums, and the catalog itself is asked for what it thinks of both.

const seeds = process.env.FAULTS === 'full' ? 20 : 2;
let server: OwnServer;
let databases = 0;

beforeAll(async () => {
  const shipped = versions.at(-1);
  if (!shipped) throw new Error('No server is shipped.');
  server = await shipped.start();
});

afterAll(() => server.remove());

async function run(address: DumpAddress, script: string): Promise<void> {
  const client = new pg.Client({ ...address });
  await client.connect();
  try {
    await client.query(script);
  } finally {
    await client.end();
  }
}

async function fresh(script = ''): Promise<DumpAddress> {
  const { host, port, user, password } = server;
  const place = { host, port, user, password };
  databases += 1;
  const database = `copy_${databases}`;
  await run({ ...place, database: 'postgres' }, `CREATE DATABASE ${database} TEMPLATE template0`);
  if (script !== '') await run({ ...place, database }, script);
  return { ...place, database };
}

const schemaFile = (name: string) => readFile(new URL(`./schemas/${name}`, import.meta.url), 'utf8');

/** Its statements alone: the rest tells of the moment. */
async function definitionsOf(address: DumpAddress): Promise<string> {
  const { file } = await dumpOf(address, { format: 'sql', content: 'schema' });
  return file
    .toString('utf8')
    .split('\n')
    .filter((line) => !line.startsWith('-- '))
    .join('\n');
}

const facts = `SELECT format('%s %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated) AS fact
    FROM pg_constraint WHERE oid >= 16384
  UNION ALL SELECT format('%s %s %s %s %s %s', attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull,
      attgenerated, attidentity)
    FROM pg_attribute WHERE attrelid >= 16384 AND attnum > 0 AND NOT attisdropped
  UNION ALL SELECT format('%s %s', classoid::regclass, description) FROM pg_description WHERE objoid >= 16384
  UNION ALL SELECT format('%s %s %s', relname, relkind, reloptions) FROM pg_class WHERE oid >= 16384 AND relkind <> 't'
  UNION ALL SELECT format('%s %s %s', collname, collprovider, collicurules) FROM pg_collation WHERE oid >= 16384
  ORDER BY 1`;
const factsOf = async (address: DumpAddress) =>
  (await withDatabase(address, (db) => db.rows<{ fact: string }>({ text: facts })))
    .map(({ fact }) => fact)
    // Named after the number of the table that holds big values.
    .filter((fact) => !/pg_toast/.test(fact));

async function expectSame(source: DumpAddress, copy: DumpAddress): Promise<void> {
  expect(await definitionsOf(copy)).toBe(await definitionsOf(source));
  expect(await factsOf(copy)).toEqual(await factsOf(source));
  const read = (each: DumpAddress) => withDatabase(each, (db) => checksums({ db, rowFormat: 'text' }));
  expect(compare(await read(source), await read(copy))).toEqual([]);
}

/** Not every server is built with it, and it is not what is asked here. */
const withoutExtensions = (script: string) => script.replace(/^CREATE EXTENSION .*$/m, '');

test('every kind of object comes back on the server that ships with Tiza', { timeout: 60_000 }, async () => {
  const source = await fresh(withoutExtensions(await schemaFile('everything.sql')));
  await run(source, await schemaFile('from-eighteen.sql'));
  for (const format of ['sql.gz', 'bundle'] as const) {
    const copy = await fresh();
    const { file, summary } = await dumpOf(source, { format });
    expect(summary.partial).toEqual([]);
    await restoreInto(copy, file);
    await expectSame(source, copy);
  }
});

test.each(Array.from({ length: seeds }, (_, seed) => 100 + seed))(
  'a schema that nobody thought of comes back there (seed %i)',
  { timeout: 60_000 },
  async (seed) => {
    const source = await fresh(randomSchema(seed));
    const copy = await fresh();
    await restoreInto(copy, (await dumpOf(source, { format: 'bundle' })).file);
    await expectSame(source, copy);
  },
);

test("a course of this machine's server can be drilled on the one that ships with Tiza", async () => {
  const course = await createTestDatabase();
  try {
    await course.query(withoutExtensions(await schemaFile('everything.sql')));
    for (const format of ['sql.gz', 'bundle'] as const) {
      const { file, summary } = await dumpOf(course, { format });
      const drill = await fresh();
      await restoreInto(drill, file);
      const found = await withDatabase(drill, (db) => checksums({ db, rowFormat: summary.rowFormat }));
      expect(compare(summary, found)).toEqual([]);
    }
  } finally {
    await course.drop();
  }
});
