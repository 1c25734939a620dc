import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BankEntry } from '#contract/bank';
import { type Bank, createBank } from '../../../main/feedback/bank/bank.ts';
import { openLaptopBanks } from '../../../main/feedback/bank/bank-file.ts';
import { silent } from '../../support/hosted-course.ts';
import { createTestServer, type TestServer } from '../../support/server.ts';
import { asOwner, groundNamed, type LaidGround } from './grounds.ts';
import { comment, confirmedNames, type Desk, eva, send } from './scene.ts';

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await createTestServer();
  folder = await mkdtemp(join(tmpdir(), 'tiza-bank-'));
});
afterAll(async () => {
  await server.remove();
  await rm(folder, { recursive: true });
});

interface Person {
  desk: Desk;
  bank: Bank;
  close(): Promise<void>;
}

async function sit(
  laid: LaidGround,
  who: 'ana' | 'luis',
  author: string | null,
  file?: string,
): Promise<Person> {
  const desk = await laid.open(who, confirmedNames);
  const bank = createBank({
    course: () => desk.course,
    signing: { author: () => author, sign: async () => undefined },
    laptop: await openLaptopBanks({ folder: join(folder, who), log: silent }),
    files: { saveTo: async () => file ?? null, openOne: async () => file ?? null },
    language: () => 'es',
    separator: () => ',',
    log: silent,
  });
  return { desk, bank, close: () => desk.close() };
}

async function say(person: Person, text: string, author: string, question?: string): Promise<void> {
  const change = comment(text, { author, goOn: true, ...(question === undefined ? {} : { question }) });
  expect(await send(person.desk, change)).toMatchObject({ outcome: 'confirmed' });
  person.bank.learn(change);
  await person.bank.settled();
}

const lines = (entries: BankEntry[]) =>
  entries.map(({ text, uses }) => `${text} ${uses.question}/${uses.activity}/${uses.total}`);
const here = { activity: 'foro1', question: 'r1', limit: 50 };

describe.each(['with our tables and one login for all', 'with a login for each teacher'])('%s', (name) => {
  let laid: LaidGround;
  let ana: Person;
  let luis: Person;
  beforeAll(async () => {
    laid = await groundNamed(name).lay(server);
    await asOwner(laid);
    await laid.course.as(
      laid.course.owner,
      `WITH named AS (UPDATE usuarios SET nombre = 'Eva', apellidos = 'Luna' WHERE email = '${eva}')
      INSERT INTO respuestas_foro1 (email, r1) VALUES ('${eva}', 'una')`,
    );
    ana = await sit(laid, 'ana', 'Ana');
    luis = await sit(laid, 'luis', 'Luis');
  });
  afterAll(async () => {
    await Promise.all([ana?.close(), luis?.close()]);
    await laid?.end();
  });

  it('the bank fills itself, without names, and counts', async () => {
    await say(ana, 'Muy bien, Eva.', 'Ana', 'r1');
    await say(ana, 'Muy bien, Eva.', 'Ana', 'r2');
    await say(ana, 'Falta el dominio.', 'Ana');
    await say(ana, 'x'.repeat(4001), 'Ana');
    expect(lines(await ana.bank.handlers.find(here))).toEqual([
      'Muy bien, {nombre}. 1/2/2',
      'Falta el dominio. 0/1/1',
    ]);
    expect(await luis.bank.handlers.find(here)).toEqual([]);
  });

  it('shared comments are offered to colleagues, who change copies of their own', async () => {
    const [mine] = await ana.bank.handlers.find(here);
    if (mine === undefined) throw new Error('Nothing was learnt');
    await ana.bank.handlers.save({ id: mine.id, text: mine.text, shared: true, pinned: true });
    const theirs = await sit(laid, 'luis', 'Luis');
    const [offered] = await theirs.bank.handlers.find(here);
    expect(offered).toMatchObject({
      text: mine.text,
      mine: false,
      author: 'Ana',
      pinned: false,
      shared: true,
    });
    await expect(theirs.bank.handlers.forget({ id: mine.id })).rejects.toMatchObject({ code: 'forbidden' });
    await say(theirs, 'Muy bien, Eva.', 'Luis', 'r1');
    const text = 'Muy bien hecho, {nombre}.';
    const copy = await theirs.bank.handlers.save({ id: mine.id, text, shared: false, pinned: true });
    expect(copy).toMatchObject({ text, mine: true, author: 'Luis' });
    expect(copy.id).not.toBe(mine.id);
    expect(lines(await theirs.bank.handlers.find(here))).toEqual([
      'Muy bien hecho, {nombre}. 0/0/0',
      'Muy bien, {nombre}. 2/3/3',
    ]);
    const again = await sit(laid, 'ana', 'Ana');
    expect((await again.bank.handlers.find(here))[0]).toMatchObject({ text: mine.text, pinned: true });
    await Promise.all([theirs.close(), again.close()]);
  });

  it('what is forgotten is not offered, comes back when asked for, and words are never there twice', async () => {
    const found = async (text: string) =>
      (await ana.bank.handlers.find({ limit: 50, search: text })).filter((each) => each.mine);
    const [entry] = await found('dominio');
    await ana.bank.handlers.forget({ id: entry?.id ?? '' });
    expect(await found('dominio')).toEqual([]);
    await ana.bank.handlers.recall({ id: entry?.id ?? '' });
    expect(await found('dominio')).toHaveLength(1);
    const other = { id: randomUUID(), text: 'Otro texto', shared: false, pinned: false };
    await ana.bank.handlers.save(other);
    await ana.bank.handlers.save({ ...other, text: 'Falta el dominio.', pinned: true });
    expect(await found('texto')).toEqual([]);
    expect(await found('dominio')).toMatchObject([{ id: entry?.id, pinned: true }]);
  });

  it('goes out to a file and comes in from one, bad rows listed', async () => {
    const path = join(folder, `${randomUUID()}.csv`);
    const person = await sit(laid, 'ana', 'Ana', path);
    const exported = await person.bank.handlers.exportTo(undefined);
    expect(exported?.count).toBe((await person.bank.handlers.find({ limit: 50 })).length);
    const csv = await readFile(path, 'utf8');
    await writeFile(path, `${csv}Nuevo del archivo,sí\r\n"",x\r\n`);
    expect(await person.bank.handlers.importFrom(undefined)).toMatchObject({
      added: 1,
      known: exported?.count,
      errors: [{ reason: 'empty' }],
    });
    expect(await person.bank.handlers.find({ limit: 50, search: 'archivo' })).toMatchObject([
      { pinned: true },
    ]);
    await person.close();
  });
});

it('what a laptop remembered moves into the database once that has a place for it', async () => {
  const laid = await groundNamed('without our tables').lay(server);
  await asOwner(laid);
  const before = await sit(laid, 'ana', 'Ana');
  await say(before, 'De antes.', 'Ana', 'r1');
  expect(lines(await before.bank.handlers.find(here))).toEqual(['De antes. 1/1/1']);
  await before.close();
  await laid.course.migrate();
  const after = await sit(laid, 'ana', 'Ana');
  expect(lines(await after.bank.handlers.find(here))).toEqual(['De antes. 1/1/1']);
  const rows = await laid.course.as(laid.course.owner, 'SELECT body, author FROM tiza.bank');
  expect(rows).toEqual([{ body: 'De antes.', author: 'Ana' }]);
  await after.close();
  await laid.end();
});
