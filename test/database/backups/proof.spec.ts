import { mkdir, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BackupFile } from '#contract/backups';
import { type BackupRoom, openRoom, students } from '../../support/backups/room.ts';
import { pgDump } from '../../support/pg-dump.ts';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts';

let database: TestDatabase;
let room: BackupRoom;
beforeAll(async () => {
  database = await createTestDatabase('calculus');
  await database.query(students);
});
afterAll(() => database.drop());
beforeEach(async () => {
  room = await openRoom(database);
});
afterEach(() => room.close());

const passphrase = 'cuatro palabras al azar';
const newest = async () => {
  const [backup] = (await room.overview()).backups;
  if (backup === undefined) throw new Error('There is no backup');
  return backup;
};

async function flip(path: string, at: number): Promise<void> {
  const file = await open(path, 'r+');
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, at);
  await file.write(Buffer.from([(buffer[0] ?? 0) ^ 1]), 0, 1, at);
  await file.close();
}

describe('a backup of a course', () => {
  it.for(['sql.gz', 'bundle', 'custom'] as const)(
    'is green only when restored and compared: %s',
    async (format, { skip }) => {
      const { state } = (await room.overview()).tools;
      skip(format === 'custom' && state !== 'ready', `pg_dump is ${state} for this server`);
      const job = await room.take({ format }, passphrase);
      expect(job).toMatchObject({ state: 'done', error: null, drill: { outcome: 'same', tables: 10 } });
      const backup = await newest();
      expect(backup).toMatchObject({ format, encrypted: true, level: 'drilled', state: 'sound', rows: 90 });
      expect(await room.files()).toEqual([backup.id, `${backup.id}.tiza.json`]);
      const path = join(room.folder, backup.id);
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      const raw = await readFile(path);
      expect(raw.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
      expect(raw.includes('clave-1')).toBe(false);
    },
  );

  it('can leave the passwords out or hold one table, and says of rows alone that they cannot be tried', async () => {
    const one = { kind: 'tables' as const, tables: [{ schema: 'public', name: 'usuarios' }] };
    expect(await room.take({ withoutPasswords: true, scope: one })).toMatchObject({
      state: 'done',
      drill: { outcome: 'same', tables: 1, rows: 30 },
    });
    expect(await room.take({ scope: { kind: 'course' }, content: 'data' })).toMatchObject({
      state: 'done',
      drill: { outcome: 'not-possible', reason: 'data-only' },
    });
    expect((await newest()).level).toBe('read-back');
  });

  it('is not begun without a passphrase, and one that is wrong opens nothing', async () => {
    await room.change({ encrypt: true });
    expect(await room.ended(room.start({ remember: false }))).toMatchObject({
      state: 'failed',
      error: { details: { reason: 'backup-passphrase-needed' } },
    });
    expect(await room.files()).toEqual([]);
    await room.take({}, passphrase);
    const { id } = await newest();
    const file = { kind: 'shelf', id } as const;
    const wrong = await room.ended(room.prove({ file, passphrase: 'another one' }));
    expect(wrong.error?.details?.reason).toBe('backup-passphrase-wrong');
    expect((await newest()).level).toBe('drilled');
    // Another passphrase from now on: of the older one it is asked for.
    await room.take({ content: 'schema' }, 'una frase distinta');
    expect(await room.inspect({ file })).toMatchObject({ open: false, level: 'drilled' });
    expect(await room.inspect({ file, passphrase })).toMatchObject({ open: true, kind: 'tiza-sql.gz' });
  });

  it('is found damaged wherever it was changed since, and no longer shown as proven', async () => {
    await room.take({}, passphrase);
    const { id, bytes } = await newest();
    await flip(join(room.folder, id), Math.floor(bytes / 2));
    const again = await room.ended(room.prove({ file: { kind: 'shelf', id } }));
    expect(again).toMatchObject({ state: 'failed', error: { code: 'backup-damaged' } });
    expect(await newest()).toMatchObject({ level: 'written', drill: { outcome: 'failed' } });
  });

  it('of a manifest that somebody touched is not believed; the file itself still is what it is', async () => {
    await room.take();
    const { id } = await newest();
    const manifest = join(room.folder, `${id}.tiza.json`);
    await writeFile(manifest, (await readFile(manifest, 'utf8')).replace('"rows": 20', '"rows": 21'));
    expect(await room.overview()).toMatchObject({ backups: [], untrusted: [`${id}.tiza.json`] });
    room.choose(join(room.folder, id));
    const picked = await room.pickFile();
    expect(picked).toMatchObject({ state: 'manifest-changed', kind: 'tiza-sql.gz', open: true });
    await rm(manifest);
    if (picked === null) throw new Error('Nothing was picked');
    expect(await room.ended(room.prove({ file: picked.file }))).toMatchObject({
      state: 'done',
      drill: { outcome: 'same', tables: 10, rows: 90 },
    });
  });
});

describe('a file that somebody else made', () => {
  async function pick(name: string, content: string | Buffer): Promise<BackupFile> {
    await mkdir(room.folder, { recursive: true });
    const path = join(room.folder, name);
    await writeFile(path, content);
    room.choose(path);
    const picked = await room.pickFile();
    if (picked === null) throw new Error('Nothing was picked');
    return picked.file;
  }

  it('is known by its content and proven against what it brings, whatever it is called', async ({ skip }) => {
    const { state } = (await room.overview()).tools;
    skip(state !== 'ready', `pg_dump is ${state} for this server`);
    await room.take({ format: 'custom' });
    const archive = await pick('copia.sql', await readFile(join(room.folder, (await newest()).id)));
    expect(await room.inspect({ file: archive })).toMatchObject({
      kind: 'pg-dump-custom',
      state: 'no-manifest',
    });
    expect(await room.ended(room.prove({ file: archive }))).toMatchObject({
      state: 'done',
      drill: { outcome: 'same', tables: 10, rows: 90 },
    });
    const plain = await pick('texto.txt', await pgDump(database, ['--no-owner', '--no-acl']));
    expect(await room.inspect({ file: plain })).toMatchObject({ kind: 'pg-dump-sql' });
    expect(await room.ended(room.prove({ file: plain }))).toMatchObject({
      drill: { outcome: 'same', rows: 90 },
    });
  });

  it('is refused by name when it would run programs, and when it is no backup at all', async () => {
    const reasonOf = async (content: string) =>
      (await room.ended(room.prove({ file: await pick('x.sql', content) }))).error?.details?.reason;
    expect(await reasonOf('CREATE TABLE a (n int);\n\\! touch /tmp/owned\n')).toBe('backup-psql-command');
    expect(await reasonOf('')).toBe('backup-empty');
  });
});
