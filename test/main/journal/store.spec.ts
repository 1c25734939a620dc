import { randomBytes } from 'node:crypto';
import { appendFile, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lineOf, writeLine } from '../../../main/journal/disk/lines.ts';
import { queuedItem } from '../../../main/journal/outbox/changes.ts';
import { aFolder, draft, newSeal, openAt, textsOf } from './support.ts';

const change = {
  kind: 'new' as const,
  key: '6f8e0f1e-6d1a-4e0e-9f77-0d6e6e2f7c01',
  ref: { activity: 'foro1', id: '1' },
  student: 'eva@uni.example',
  activity: 'foro1',
  submittedAt: null,
  author: 'Ana',
  text: 'Bien.',
  seen: [],
};
const item = queuedItem({ change, studentName: 'Eva' });

it('what is kept is there again, the latest of each, and only this account can read the file', async () => {
  const path = join(await aFolder(), 'deep', 'a.journal');
  const store = await openAt(path);
  await Promise.all([
    store.keep(draft('a', 'uno')),
    store.keep(draft('b', 'x')),
    store.keep(draft('a', 'dos')),
  ]);
  await store.commit({ items: [item], gone: ['b'] });
  const again = await openAt(path);
  expect(textsOf(again)).toEqual({ a: 'dos' });
  expect([...again.state.items.values()]).toEqual([item]);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await stat(join(path, '..'))).mode & 0o777).toBe(0o700);
});

it('what a kill left while the file was written anew is gone, and the file is as before', async () => {
  const folder = await aFolder();
  const path = join(folder, 'a.journal');
  await (await openAt(path)).keep(draft('a', 'uno'));
  await writeFile(`${path}.0123456789ab.tmp`, 'half of a journ');
  expect(textsOf(await openAt(path))).toEqual({ a: 'uno' });
  expect(await readdir(folder)).toEqual(['a.journal']);
});

it('nothing is made on the disk before there is something to keep', async () => {
  const folder = await aFolder();
  await openAt(join(folder, 'a.journal'));
  expect(await readdir(folder)).toEqual([]);
});

it('a file that the power cut anywhere holds what was told to be kept before, and goes on', async () => {
  const path = join(await aFolder(), 'a.journal');
  const store = await openAt(path);
  const sizes: number[] = [];
  for (let n = 0; n < 5; n++) {
    await store.keep(draft('a', `texto ${n} ñ`));
    sizes.push((await stat(path)).size);
  }
  const whole = await readFile(path);
  for (let length = sizes[0] ?? 0; length < whole.length; length += 7) {
    await writeFile(path, whole.subarray(0, length));
    const cut = await openAt(path);
    expect(textsOf(cut)).toEqual({ a: `texto ${sizes.filter((size) => size <= length).length - 1} ñ` });
    expect(cut.unread()).toEqual({ locked: 0, damaged: 0 });
    await cut.keep(draft('b', 'después'));
    await cut.close();
    expect(textsOf(await openAt(path))).toMatchObject({ b: 'después' });
  }
});

it.each([
  ['zeros', Buffer.alloc(4096), 0],
  ['whatever stood there before', randomBytes(4096).map((byte) => (byte === 0x0a ? 0 : byte)), 0],
  ['rubbish that looks like lines', Buffer.from('Ð\u0000\n5f2c11aa - {"drafts":[]}\n\n'), 3],
])(
  '%s behind the last line, as some disks leave it after a power cut, is cut off',
  async (_what, rest, lines) => {
    const path = join(await aFolder(), 'a.journal');
    await (await openAt(path)).keep(draft('a', 'uno'));
    await appendFile(path, rest);
    const store = await openAt(path);
    expect([textsOf(store), store.unread().damaged]).toEqual([{ a: 'uno' }, lines]);
    await store.keep(draft('a', 'dos'));
    expect(textsOf(await openAt(path))).toEqual({ a: 'dos' });
    expect(await readFile(path)).not.toContain(0);
  },
);

it('the power may go at any byte of a line that is being written', async () => {
  const path = join(await aFolder(), 'a.journal');
  const store = await openAt(path);
  await store.keep(draft('a', 'antes'));
  const { size } = await stat(path);
  await store.keep(draft('a', 'después ñ 😀'));
  await store.close();
  const whole = await readFile(path);
  for (let length = size; length <= whole.length; length++) {
    await writeFile(path, whole.subarray(0, length));
    const cut = await openAt(path);
    expect(textsOf(cut)).toEqual({ a: length < whole.length ? 'antes' : 'después ñ 😀' });
    await cut.close();
  }
});

it('a damaged line costs itself; the damaged file is kept aside', async () => {
  const folder = await aFolder();
  const path = join(folder, 'a.journal');
  const store = await openAt(path);
  for (const key of ['a', 'b', 'c']) await store.keep(draft(key, `texto de ${key}`));
  const bytes = await readFile(path);
  bytes[bytes.indexOf('texto de b') + 2] = 0x58;
  await writeFile(path, bytes);
  const again = await openAt(path);
  expect(textsOf(again)).toEqual({ a: 'texto de a', c: 'texto de c' });
  expect(again.unread().damaged).toBe(1);
  const aside = (await readdir(folder)).find((name) => name.includes('.damaged-'));
  expect(await readFile(join(folder, aside ?? ''))).toEqual(bytes);
  expect((await openAt(path)).unread().damaged).toBe(0);
});

it('a line that another version wrote, and nobody here understands, is counted', async () => {
  const path = join(await aFolder(), 'a.journal');
  await (await openAt(path)).keep(draft('a', 'uno'));
  await appendFile(path, writeLine(lineOf({ marginalia: [] }, null)));
  const again = await openAt(path);
  expect([textsOf(again), again.unread().damaged]).toEqual([{ a: 'uno' }, 1]);
});

it('the file is written anew before it grows without bounds, and loses nothing by it', async () => {
  const path = join(await aFolder(), 'a.journal');
  const store = await openAt(path);
  await store.commit({ items: [item] });
  const long = 'palabra '.repeat(4000);
  let most = 0;
  for (let n = 0; n < 200; n++) {
    await Promise.all([store.keep(draft('a', `${n} ${long}`)), store.keep(draft('b', `${n}`))]);
    most = Math.max(most, (await stat(path)).size);
  }
  expect(most).toBeLessThan(3_000_000);
  const again = await openAt(path);
  expect(textsOf(again)).toEqual({ a: `199 ${long}`, b: '199' });
  expect([...again.state.items.keys()]).toEqual([change.key]);
});

it('with a key no word can be read in the file, and what was written without it is locked too', async () => {
  const path = join(await aFolder(), 'a.journal');
  await (await openAt(path)).keep(draft('a', 'sin llave'));
  expect(await readFile(path, 'utf8')).toContain('sin llave');
  const seal = newSeal();
  const store = await openAt(path, seal);
  expect(textsOf(store)).toEqual({ a: 'sin llave' });
  expect(await readFile(path, 'utf8')).not.toMatch(/sin llave|eva@uni/);
  await store.keep(draft('b', 'con llave'));
  expect(await readFile(path, 'utf8')).not.toContain('con llave');
  expect(textsOf(await openAt(path, seal))).toEqual({ a: 'sin llave', b: 'con llave' });
});

it('while the keychain is silent nothing locked is lost, nor what is written meanwhile', async () => {
  const path = join(await aFolder(), 'a.journal');
  const seal = newSeal();
  const before = await openAt(path, seal);
  await before.keep(draft('a', 'de antes'));
  await before.keep(draft('b', 'también'));
  await before.commit({ items: [{ ...item, state: 'sent', takenId: '7' }] });
  const without = await openAt(path);
  expect(textsOf(without)).toEqual({});
  expect([...without.state.items]).toEqual([]);
  expect(without.unread().locked).toBe(3);
  await without.keep(draft('a', 'escrito a ciegas'));
  await without.keep(draft('c', 'nuevo'));
  await without.close();
  const still = await openAt(path);
  expect(textsOf(still)).toEqual({ a: 'escrito a ciegas', c: 'nuevo' });
  await still.unlock(seal);
  const words = {
    a: 'escrito a ciegas',
    b: 'también',
    c: 'nuevo',
    'a (2026-11-21T09:30:00.000Z)': 'de antes',
  };
  expect(textsOf(still)).toEqual(words);
  expect(still.unread().locked).toBe(0);
  expect(still.state.items.get(change.key)).toMatchObject({ state: 'unknown', takenId: '7' });
  await still.close();
  const later = await openAt(path, seal);
  expect(textsOf(later)).toEqual(words);
  expect(await readFile(path, 'utf8')).not.toMatch(/ciegas|antes/);
});

it('with another key than before, the old entries stay as they are for the day the old one comes back', async () => {
  const path = join(await aFolder(), 'a.journal');
  const [old, other] = [newSeal(), newSeal()];
  await (await openAt(path, old)).keep(draft('a', 'de antes'));
  const store = await openAt(path, other);
  await store.keep(draft('b', 'ahora'));
  expect(store.unread().locked).toBe(1);
  const back = await openAt(path, old);
  expect(textsOf(back)).toEqual({});
  expect(back.unread().locked).toBeGreaterThan(0);
  expect(textsOf(await openAt(path, other))).toEqual({ b: 'ahora' });
});

it('what was on its way when the app ended is an open question', async () => {
  const path = join(await aFolder(), 'a.journal');
  await (await openAt(path)).commit({ items: [{ ...item, state: 'sent', takenId: '7' }] });
  expect((await openAt(path)).state.items.get(change.key)).toMatchObject({ state: 'unknown', takenId: '7' });
});
