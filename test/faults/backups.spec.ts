import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeUnfinished } from '../../main/backups/file/write-safely.ts';
import { backupSteps } from '../../main/backups/take/take-backup.ts';
import { type BackupRoom, openRoom, students } from '../support/backups/room.ts';
import { createTestServer, type TestServer } from '../support/server.ts';

const root = new URL('../..', import.meta.url);
const schemaFile = new URL('resources/sample-course/schema.sql', root);

let server: TestServer;
let room: BackupRoom;
beforeAll(async () => {
  server = await createTestServer();
  await server.query('CREATE DATABASE calculo');
  await server.query(await readFile(schemaFile, 'utf8'), [], 'calculo');
  await server.query(students, [], 'calculo');
  room = await openRoom({ ...server, database: 'calculo' });
  await room.take();
});
afterAll(async () => {
  await room?.close();
  await server?.remove();
});

const drills = () => readdir(join(room.folder, '../app/drills')).catch(() => []);

/** The older backup is as it was, and nothing lies beside it. */
async function expectOnlyTheOlder(): Promise<void> {
  const [older, ...more] = (await room.overview()).backups;
  expect(more).toEqual([]);
  expect(older).toMatchObject({ level: 'drilled', state: 'sound' });
  expect(await room.files()).toEqual([older?.id, `${older?.id}.tiza.json`]);
}

/** Calls back once, when the job begins this step. */
function when(step: string, act: () => void): void {
  const { told } = room;
  const push = told.push.bind(told);
  let done = false;
  told.push = (job) => {
    if (!done && job.steps.some((one) => one.step === step && one.state === 'running')) {
      done = true;
      act();
    }
    return push(job);
  };
}

const steps = process.env.FAULTS === 'full' ? backupSteps : (['dump', 'read-back', 'drill-restore'] as const);

describe('giving up a backup', () => {
  it.each(steps)('while it is at %s leaves whole backups and nothing else', async (step) => {
    const cancelled: Promise<unknown>[] = [];
    when(step, () => cancelled.push(room.cancel()));
    const job = await room.take();
    await Promise.all(cancelled);
    expect(job).toMatchObject({ state: 'cancelled', error: { code: 'cancelled' } });
    expect(await drills()).toEqual([]);
    const { backups } = await room.overview();
    // From the drill on it has been written and read back: it is a backup, only not a proven one.
    if (!step.startsWith('drill')) return expectOnlyTheOlder();
    expect(backups.map(({ level }) => level)).toEqual(['read-back', 'drilled']);
    expect(await room.files()).toHaveLength(4);
    const [newest = ''] = backups.map(({ id }) => join(room.folder, id));
    await Promise.all([unlink(newest), unlink(`${newest}.tiza.json`)]);
    return undefined;
  });
});

describe('a server that is killed under a backup', () => {
  it('is named, costs nothing, and the next backup is whole again', async () => {
    when('dump', () => server.kill('SIGKILL'));
    const job = await room.take();
    expect(job).toMatchObject({ state: 'failed', error: { code: 'unreachable' } });
    await server.stop('immediate').catch(() => undefined);
    await server.start();
    room.courses.tellLink('retryNow');
    await expect.poll(() => room.courses.status().link, { timeout: 20_000 }).toBe('ready');
    await expectOnlyTheOlder();
    expect((await room.overview()).lastFailure?.error.code).toBe('unreachable');
    expect(await room.take()).toMatchObject({ state: 'done', drill: { outcome: 'same' } });
    expect((await room.overview()).lastFailure).toBeNull();
  });
});

describe('a Tiza that is killed while it writes', () => {
  it('leaves a file that says so, which goes with the next start and nothing else does', async () => {
    const writer = new URL('test/support/backups/endless-backup.ts', root).pathname;
    const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', writer, room.folder], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (child.stdout) await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect((await room.files()).filter((name) => name.endsWith('.part'))).toHaveLength(1);
    const drill = join(room.folder, '../app/drills/left-behind');
    await mkdir(drill, { recursive: true });
    await writeFile(join(drill, 'students'), 'in the open');
    const whole = (await room.files()).filter((name) => !name.endsWith('.part'));
    room = await room.restart();
    await expect.poll(() => room.files()).toEqual(whole);
    expect(await drills()).toEqual([]);
  });
});

// Only Linux lends a root user a disk of any size.
describe.runIf(process.platform === 'linux' && process.getuid?.() === 0)('a disk that is full', () => {
  let disk: string;
  beforeEach(() => {
    disk = mkdtempSync(join(tmpdir(), 'tiza-disk-'));
    mkdirSync(disk, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=100k', 'none', disk]);
  });
  afterEach(() => {
    execFileSync('umount', [disk]);
    rmSync(disk, { recursive: true });
  });

  it('is seen before anything is written, with what is needed and what is free', async () => {
    const { folder } = room;
    room.choose(disk);
    await room.chooseFolder();
    const job = await room.take();
    room.choose(folder);
    await room.chooseFolder();
    expect(job).toMatchObject({
      state: 'failed',
      error: { code: 'disk-full', details: { reason: 'backup-no-space', folder: disk, free: 0 } },
    });
    expect(job.error?.details?.needed).toBeGreaterThan(0);
    expect(await readdir(disk)).toEqual([]);
  });

  it('that fills up on the way ends it and leaves nothing but the older ones', async () => {
    await writeFile(join(disk, 'older.sql.gz'), 'older');
    async function* tooMuch() {
      for (let piece = 0; piece < 40; piece++) yield Buffer.alloc(100_000, piece);
    }
    await expect(writeUnfinished(disk, 'new.sql.gz', tooMuch())).rejects.toMatchObject({
      code: 'disk-full',
      details: { reason: 'backup-no-space', folder: disk },
    });
    expect(await readdir(disk)).toEqual(['older.sql.gz']);
    expect(await readFile(join(disk, 'older.sql.gz'), 'utf8')).toBe('older');
  });
});
