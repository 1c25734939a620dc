import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { NewMark } from '#contract/feedback';
import { type Laptop, noKeychain, openLaptop } from '../../support/journal/laptop.ts';
import { openCabinet } from '../../support/journal/reading.ts';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts';
import { createProxy, type TestProxy } from '../../support/proxy.ts';
import { giveSchema } from '../feedback/scene.ts';

let database: TestDatabase;
let proxy: TestProxy;
let userData: string;
let laptop: Laptop;
const refs = ['1', '2', '3'].map((id) => ({ activity: 'foro1', id }));
const arrived: string[] = [];
/** Why each waits, as the window was told the last time. */
let waits: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase('calculus');
  await database.query(
    `INSERT INTO usuarios (email, password) SELECT 's' || n, '' FROM generate_series(1, 3) n`,
  );
  await database.query(
    `INSERT INTO respuestas_foro1 (email, r1) SELECT 's' || n, 'x' FROM generate_series(1, 3) n`,
  );
  await giveSchema(database);
  proxy = await createProxy(database);
});
afterAll(async () => {
  await proxy.close();
  await database.drop();
});
beforeEach(async () => {
  arrived.length = 0;
  waits = [];
  userData = await mkdtemp(join(tmpdir(), 'tiza-journal-'));
  await start();
});
afterEach(async () => {
  proxy.set({ refuse: false });
  await laptop.close();
  await rm(userData, { recursive: true, force: true });
  await database.query('TRUNCATE tiza.marks');
});

async function start(): Promise<void> {
  const place = { ...database, host: proxy.host, port: proxy.port };
  laptop = await openLaptop({ userData, place }, (name, payload) => {
    if (name === 'marks-waiting' && 'marks' in payload) waits = payload.marks.map(({ waitsFor }) => waitsFor);
    if (name === 'marks-arrived' && 'refs' in payload) arrived.push(...payload.refs.map(({ id }) => id));
  });
}

const flag = (at: number, kind: NewMark['kind'] = 'flag'): NewMark => {
  const ref = refs[at];
  if (ref === undefined) throw new Error(`There is no submission ${at}`);
  return { key: randomUUID(), kind, ref };
};
const standing = async () =>
  (
    await database.query<{ line: string }>(
      `SELECT submission_id || ' ' || kind AS line FROM tiza.marks WHERE withdrawn_at IS NULL ORDER BY 1`,
    )
  ).map(({ line }) => line);

async function losesTheLink(): Promise<void> {
  proxy.set({ refuse: true });
  proxy.resetAll();
  await expect.poll(() => laptop.courses.status().link).toBe('lost');
}

it('a mark is in the course when it is answered, and is taken back', async () => {
  const mark = flag(0);
  expect(await laptop.journal.marks.mark({ marks: [mark] })).toMatchObject([
    { key: mark.key, author: 'Ana' },
  ]);
  expect(await standing()).toEqual(['1 flag']);
  await laptop.journal.marks.unmark({ keys: [mark.key] });
  expect(await standing()).toEqual([]);
  expect(laptop.journal.waiting()).toBe(0);
});

it('what is marked and taken back offline is on the disk at once, survives a kill, and goes by itself, in order', async () => {
  const before = flag(0);
  await laptop.journal.marks.mark({ marks: [before] });
  await losesTheLink();
  const [kept, undone] = [flag(1, 'reviewed'), flag(2)];
  expect(await laptop.journal.marks.mark({ marks: [kept] })).toMatchObject([
    { key: kept.key, waiting: true },
  ]);
  await laptop.journal.marks.mark({ marks: [undone] });
  await laptop.journal.marks.unmark({ keys: [undone.key, before.key] });
  expect(laptop.journal.leaving()).toEqual({ waiting: 0, marks: 2, unsaved: false });
  // As a kill leaves it: nothing is said goodbye to.
  const onDisk = await openCabinet(userData, noKeychain);
  expect(onDisk.marks).toMatchObject([
    { wish: 'set', mark: kept },
    { wish: 'withdraw', key: before.key },
  ]);
  await onDisk.close();
  expect(await standing()).toEqual(['1 flag']);
  await laptop.close();
  proxy.set({ refuse: false });
  await start();
  await expect.poll(standing).toEqual(['2 reviewed']);
  await expect.poll(() => laptop.journal.waiting()).toBe(0);
  expect(arrived).toEqual(['2']);
  // Also what had to wait is undone like anything else.
  await laptop.journal.marks.unmark({ keys: [kept.key] });
  expect(await standing()).toEqual([]);
});

it('what the course refuses once it can be reached waits no more when it is taken back', async () => {
  await losesTheLink();
  const mark = flag(0);
  await laptop.journal.marks.mark({ marks: [mark] });
  await expect.poll(() => waits).toEqual(['not-connected']);
  await database.query('ALTER TABLE tiza.marks ADD CONSTRAINT closed CHECK (false) NOT VALID');
  try {
    proxy.set({ refuse: false });
    await expect.poll(() => laptop.courses.status().link, { timeout: 20_000 }).toBe('ready');
    // Something newer that is refused has been asked after it.
    await expect(laptop.journal.marks.mark({ marks: [flag(1)] })).rejects.toThrow();
    await expect.poll(() => waits).toEqual(['refused']);
    expect(await laptop.handlers.waitingMarks(undefined)).toEqual([
      { id: mark.key, wish: 'set', mark: { kind: 'flag', ref: mark.ref }, waitsFor: 'refused' },
    ]);
    const waitsAfterUndo = async () => {
      await laptop.journal.marks.unmark({ keys: [mark.key] });
      return laptop.journal.waiting();
    };
    await expect.poll(waitsAfterUndo).toBe(0);
  } finally {
    await database.query('ALTER TABLE tiza.marks DROP CONSTRAINT closed');
  }
  expect(waits).toEqual([]);
  expect(await standing()).toEqual([]);
});

it('a link that comes back takes them along; until then they are shown as they will be', async () => {
  const [first, second] = [flag(0), flag(1)];
  await laptop.journal.marks.mark({ marks: [first] });
  const mine = await laptop.journal.marks.marks({ refs });
  expect(mine.map(({ key }) => key)).toEqual([first.key]);
  await losesTheLink();
  await laptop.journal.marks.mark({ marks: [second] });
  await laptop.journal.marks.unmark({ keys: [first.key] });
  const [one] = await laptop.journal.marks.mark({ marks: [flag(1)] });
  expect(one).toMatchObject({ key: second.key, waiting: true });
  proxy.set({ refuse: false });
  await expect.poll(standing, { timeout: 10_000 }).toEqual(['2 flag']);
});

it('what the course will not have is told to whoever asked, and not tried again', async () => {
  await database.query('ALTER TABLE tiza.marks ADD CONSTRAINT never CHECK (false) NOT VALID');
  await expect(laptop.journal.marks.mark({ marks: [flag(0), flag(1)] })).rejects.toMatchObject({
    code: 'invalid-input',
  });
  expect(laptop.journal.waiting()).toBe(0);
  await database.query('ALTER TABLE tiza.marks DROP CONSTRAINT never');
});
