import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../support/postgres.ts';
import { dumpOf, restoreInto } from './support/files.ts';
import { psql } from './support/programs.ts';

let target: TestDatabase;

beforeAll(async () => {
  target = await createTestDatabase();
});

afterAll(() => target.drop());

const made = () => target.query(`SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace`);

const harmless = 'CREATE TABLE public.harmless (a text);\n';

const refused: [string, string, string][] = [
  ['a program by psql', `${harmless}\\! touch /tmp/opened\n`, 'backup-psql-command'],
  ['another file by psql', `${harmless}\\i /etc/passwd\n`, 'backup-psql-command'],
  ['another server by psql', `${harmless}\\connect other\n`, 'backup-psql-command'],
  ['output to a program', `${harmless}\\o | sh\n`, 'backup-psql-command'],
  ['a command hidden in a statement', `${harmless}SELECT 1 \\g | sh\n`, 'backup-psql-command'],
  ['a command after a string', `${harmless}SELECT 'a'\\! id\n;`, 'backup-psql-command'],
  ['a variable that runs a program', `${harmless}\\set a \`id\`\n`, 'backup-psql-command'],
  ['a command dressed as a harmless one', `${harmless}\\restrict a\\! id\n`, 'backup-psql-command'],
  ['COPY to a program', `${harmless}COPY public.harmless TO PROGRAM 'sh';\n`, 'backup-copy-program'],
  [
    'COPY from a program',
    `${harmless}copy public.harmless\nfrom /* */ program 'id';\n`,
    'backup-copy-program',
  ],
  ['COPY from a file', `${harmless}COPY public.harmless FROM '/etc/passwd';\n`, 'backup-copy-file'],
  ['COPY to a file', `${harmless}COPY (SELECT 1) TO '/tmp/out';\n`, 'backup-copy-file'],
  ['another database', `${harmless}DROP DATABASE postgres;\n`, 'backup-whole-server'],
  ['settings of the server', `${harmless}ALTER SYSTEM SET fsync = off;\n`, 'backup-whole-server'],
  ['an end of the transaction', `${harmless}ROLLBACK;\n`, 'backup-transaction-control'],
  [
    'a path for the whole session',
    `${harmless}SELECT set_config('search_path', 'x', false);\n`,
    'backup-session-settings',
  ],
  ['a reset of the session', `${harmless}DISCARD ALL;\n`, 'backup-session-settings'],
  ['a setting behind a comment', `${harmless}SET /* */ search_path = x;\n`, 'backup-session-settings'],
  ['a setting in words of its own', `${harmless}SET TIME ZONE 'UTC';\n`, 'backup-session-settings'],
  ['another encoding', `SET client_encoding = 'LATIN1';\n${harmless}`, 'backup-other-encoding'],
  [
    'other rules for strings',
    `SET standard_conforming_strings = off;\n${harmless}`,
    'backup-nonstandard-strings',
  ],
  ['a custom dump under another name', 'PGDMP\x01\x0e\x00', 'backup-needs-pg-restore'],
  ['an encrypted file', 'age-encryption.org/v1\n-> scrypt', 'backup-encrypted'],
  ['an image', '\x89PNG\r\n\x1a\n\0\0\0', 'backup-kind-unknown'],
  ['a web page', '<!doctype html><html>', 'backup-kind-unknown'],
];

test.each(refused)('%s is refused by name, and nothing stays', async (_, script, reason) => {
  for (const file of [Buffer.from(script, 'latin1'), gzipSync(Buffer.from(script, 'latin1'))]) {
    const kind = reason === 'backup-needs-pg-restore' || reason === 'backup-encrypted';
    if (kind && file[0] === 0x1f) continue;
    await expect(restoreInto(target, file)).rejects.toMatchObject({ details: { reason } });
  }
  expect(await made()).toEqual([]);
});

test('COPY into a program that hides behind a comment never reaches the server', async () => {
  const script = `${harmless}/* a */ -- b\nCOPY /* c */ public.harmless TO /**/ PROGRAM 'touch /tmp/x';\n`;
  await expect(restoreInto(target, Buffer.from(script))).rejects.toMatchObject({ code: 'invalid-input' });
  expect(await made()).toEqual([]);
});

test('what only looks like a command is restored as it is', async () => {
  const script = `CREATE TABLE public.words (a text, "b\\! ; -- c" text);
INSERT INTO public.words VALUES ('\\! id; COPY x TO PROGRAM ''y''', $q$\\i file; ' $q$), (E'it\\'s \\\\! \\n', '/* '); -- ; \\!
/* \\! ' /* nested */ ; */ CREATE FUNCTION public.f() RETURNS text LANGUAGE sql
BEGIN ATOMIC SELECT CASE WHEN true THEN 'END' END; SELECT 'b;'; END;
COPY public.words FROM stdin;
\\\\! id\t\\N
\\\\.\t\\\\.x
\\.
SELECT pg_catalog.setval('public.s', 1) WHERE false;
`.replace("SELECT pg_catalog.setval('public.s', 1) WHERE false;\n", '');
  const own = await createTestDatabase();
  try {
    await restoreInto(own, Buffer.from(script));
    expect(await own.query('SELECT a, "b\\! ; -- c" AS b FROM words')).toEqual([
      { a: "\\! id; COPY x TO PROGRAM 'y'", b: "\\i file; ' " },
      { a: "it's \\! \n", b: '/* ' },
      { a: '\\! id', b: null },
      { a: '\\.', b: '\\.x' },
    ]);
    expect(await own.query('SELECT f() AS f')).toEqual([{ f: 'b;' }]);
  } finally {
    await own.drop();
  }
});

test('names and values made to break out of a dump start nothing in psql, even where every COPY fails', async () => {
  const source = await createTestDatabase();
  try {
    const name = `x"\n\\! touch /tmp/out\n-- ; ' $$ \\.`;
    const quoted = `"${name.replaceAll('"', '""')}"`;
    await source.query(`CREATE TABLE ${quoted} (${quoted} text)`);
    await source.query(`COMMENT ON TABLE ${quoted} IS '\n\\! touch /tmp/out\n'`);
    await source.query(
      `INSERT INTO ${quoted} VALUES ($1), ($2), ($3)`.replaceAll(
        /\$(\d)/g,
        (_, n: string) =>
          [`E'\\t\`touch /tmp/out\`'`, `E'\\n\\\\!touch'`, `E'\\restrict x'`][Number(n) - 1] ?? '',
      ),
    );
    const { file } = await dumpOf(source, { format: 'sql' });
    const lines = file.toString('utf8').split('\n');
    // No line of its own making but the one that stops psql at the first error.
    const ending = lines.indexOf('COMMIT;');
    expect(lines.filter((line) => line.startsWith('\\set'))).toEqual(['\\set ON_ERROR_STOP on']);
    expect(ending).toBeGreaterThan(0);
    const own = await createTestDatabase();
    try {
      await own.query(`CREATE TABLE ${quoted} ()`);
      // The table is there with other columns: making it fails, and the rows that follow must not be obeyed.
      await expect(psql(own, file)).rejects.toThrow('already exists');
      await own.query(`DROP TABLE ${quoted}`);
      await psql(own, file);
      expect(await own.query(`SELECT count(*)::int AS n FROM ${quoted}`)).toEqual([{ n: 3 }]);
    } finally {
      await own.drop();
    }
  } finally {
    await source.drop();
  }
});
