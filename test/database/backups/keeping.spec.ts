import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Manifest, manifestName, writeManifest } from '../../../main/backups/file/manifest.ts';
import { type BackupRoom, openRoom, students } from '../../support/backups/room.ts';
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

/** The newest backup's manifest, rewritten as Tiza itself would have written it. */
async function rewrite(change: (manifest: Manifest) => Manifest): Promise<Manifest> {
  const [newest] = (await room.overview()).backups;
  const path = join(room.folder, newest?.id ?? '');
  const { checksum: _checksum, ...manifest } = JSON.parse(await readFile(manifestName(path), 'utf8'));
  const changed = change(manifest);
  await writeManifest(manifestName(path), changed);
  return changed;
}

/** As if it had been taken that many days ago. */
async function age(days: number): Promise<void> {
  const manifest = await rewrite((one) => one);
  const file = `${days}-${manifest.file}`;
  const takenAt = new Date(Date.now() - days * 86_400_000).toISOString();
  await writeFile(join(room.folder, file), await readFile(join(room.folder, manifest.file)));
  await writeManifest(manifestName(join(room.folder, file)), { ...manifest, file, takenAt });
}

describe('keeping backups', () => {
  it('removes old ones only after the list was seen, and from then on by itself after each good one', async () => {
    await room.take();
    for (const days of [1, 2, 9, 10]) await age(days);
    await writeFile(join(room.folder, 'apuntes.sql.gz'), 'somebody else’s');
    const plan = await room.planRetention();
    expect(plan.remove.map(({ id }) => id.split('-')[0])).toEqual(['9', '10']);
    expect((await room.overview()).old).toBe(2);
    await age(11);
    const late = room.removeOld({ consent: plan.consent, always: true });
    await expect(late).rejects.toMatchObject({ details: { reason: 'plan-changed' } });
    expect(await room.files()).toHaveLength(13);

    await room.removeOld({ consent: (await room.planRetention()).consent, always: true });
    expect((await room.overview()).backups).toHaveLength(3);
    await age(12);
    await room.take();
    const kept = (await room.overview()).backups.map(({ takenAt }) => Date.now() - Date.parse(takenAt));
    expect(Math.max(...kept) / 86_400_000).toBeLessThan(3);
    expect(await room.files()).toContain('apuntes.sql.gz');
  });

  it('takes the daily one by itself once it is due, also after a sleep, and says how it went', async () => {
    await room.change({ encrypt: false, schedule: 'automatic' });
    room.backups.look();
    await expect.poll(() => room.notified.length, { timeout: 20_000 }).toBe(1);
    expect(room.notified[0]?.title).toBe('Cálculo I: copia hecha');
    expect((await room.overview()).backups).toHaveLength(1);
    room.backups.look();
    expect((await room.overview()).backups).toHaveLength(1);

    await rewrite((manifest) => ({
      ...manifest,
      takenAt: new Date(Date.now() - 2 * 86_400_000).toISOString(),
    }));
    await room.change({ schedule: 'remind', expiresOn: new Date().toISOString().slice(0, 10) });
    room.backups.look();
    await expect.poll(() => room.notified.length).toBe(3);
    room.backups.look();
    expect(room.notified.slice(1).map(({ title }) => title)).toEqual([
      'Cálculo I: el alojamiento gratuito termina',
      'Cálculo I: hoy falta la copia',
    ]);
  });
});

describe('a backup that cannot be drilled here', () => {
  it('says so of a server newer than the one that ships with Tiza', async () => {
    await room.take();
    await rewrite((manifest) => ({
      ...manifest,
      server: { ...manifest.server, major: 19, version: '19.1' },
    }));
    const [backup] = (await room.overview()).backups;
    const file = { kind: 'shelf', id: backup?.id ?? '' } as const;
    expect(await room.ended(room.prove({ file }))).toMatchObject({
      state: 'done',
      drill: { outcome: 'not-possible', reason: 'server-newer', facts: { version: '19', newest: '18' } },
    });
    expect((await room.overview()).backups[0]?.level).toBe('read-back');
  });
});

describe('a backup of a database with an extension', () => {
  it('that this computer lacks says which', async ({ skip }) => {
    const available = `SELECT 1 FROM pg_available_extensions WHERE name = 'old_snapshot'`;
    skip((await database.query(available)).length === 0, 'the server has every extension that we have');
    await database.query('CREATE EXTENSION old_snapshot');
    const job = await room.take();
    await database.query('DROP EXTENSION old_snapshot');
    expect(job).toMatchObject({
      state: 'done',
      drill: { outcome: 'not-possible', reason: 'extension-missing', facts: { extension: 'old_snapshot' } },
    });
  });
});

describe('a backup before a change that cannot be undone', () => {
  it('is taken and proven where a passphrase is known, and refused a name of its own where it is not', async () => {
    expect(await room.backups.backupFirst()).toBe('not-available');
    await room.change({ encrypt: false });
    expect(await room.backups.backupFirst()).toBe('verified');
    expect((await room.overview()).backups).toHaveLength(1);
  });
});

describe('a login that may not read everything', () => {
  it('is told which grants it lacks, before anything is written', async () => {
    const login = { ...database, user: `${database.database}_ana`, password: 'de ana' };
    await database.query(`CREATE ROLE ${login.user} LOGIN PASSWORD 'de ana'`);
    await database.query(`GRANT SELECT ON feedback, respuestas_foro1 TO ${login.user}`);
    const teacher = await openRoom(login);
    const { missing } = await teacher.overview();
    expect(missing.map(({ object }) => object)).toContain('public.usuarios');
    expect(missing[0]?.statement).toMatch(/^GRANT SELECT ON SEQUENCE "public"\."\w+" TO ".*_ana";$/);
    expect(await teacher.take()).toMatchObject({
      state: 'failed',
      error: { code: 'forbidden', details: { reason: 'backup-rights-missing' } },
    });
    expect(await teacher.files()).toEqual([]);
    await teacher.close();
    await database.query(`DROP OWNED BY ${login.user}; DROP ROLE ${login.user}`);
  });
});
