import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openProfiles } from '../../../main/connections/profiles.ts';
import { profileFields } from '../../../preload/contract/connections.ts';

const log = { info() {}, warn() {}, error() {} };
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiza-profiles-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = () => openProfiles({ folder, log });
const course = (name: string, more: object = {}) =>
  profileFields.parse({ name, host: 'db.example.edu', database: 'calculo', user: 'ana', ...more });

describe('course profiles', () => {
  it('start as safe as they can be', async () => {
    const saved = await (await open()).save(course('Cálculo I'));
    expect(saved).toMatchObject({
      port: 5432,
      readOnly: false,
      tls: { mode: 'verify-full', channelBinding: 'prefer', oldPasswordMethods: false },
    });
    expect(saved.id).toMatch(/^[\w-]{16}$/);
  });

  it('are there the next time, the last used first', async () => {
    const profiles = await open();
    const [one, two, three] = [
      await profiles.save(course('Álgebra')),
      await profiles.save(course('Cálculo', { color: 'violet', readOnly: true, teacherName: 'Ana Ruiz' })),
      await profiles.save(course('Zoología')),
    ];
    await profiles.markUsed(three.id, new Date('2026-11-20T10:00:00Z'));
    await profiles.markUsed(two.id, new Date('2026-11-20T11:00:00Z'));
    const again = await open();
    expect(again.all().map(({ id }) => id)).toEqual([two.id, three.id, one.id]);
    expect(again.find(two.id)).toEqual({ ...two, lastUsed: '2026-11-20T11:00:00.000Z' });
  });

  it('saving all fields anew forgets the old ones, changing some does not', async () => {
    const profiles = await open();
    const { id } = await profiles.save(
      course('Cálculo', { teacherName: 'Ana', labels: { parcial1: { title: 'P1' } } }),
    );
    await profiles.markUsed(id);
    await profiles.change(id, { teacherName: 'Ana Ruiz' });
    expect(profiles.find(id)).toMatchObject({
      teacherName: 'Ana Ruiz',
      labels: { parcial1: { title: 'P1' } },
    });
    const saved = await profiles.save(course('Cálculo II'), id);
    expect(saved).not.toHaveProperty('teacherName');
    expect(saved).not.toHaveProperty('labels');
    expect(saved.lastUsed).toBeDefined();
    expect((await open()).find(id)).toEqual(saved);
  });

  it('refuse what is no course, and leave the file alone', async () => {
    const profiles = await open();
    const { id } = await profiles.save(course('Cálculo'));
    await expect(profiles.change(id, { port: 99_999 })).rejects.toThrow();
    await expect(profiles.change(id, { host: 'a\nb' })).rejects.toThrow();
    expect((await open()).find(id)).toMatchObject({ port: 5432, host: 'db.example.edu' });
    await expect(profiles.change('not-there-1', { name: 'x' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('go for good when removed', async () => {
    const profiles = await open();
    const { id } = await profiles.save(course('Cálculo'));
    await profiles.remove(id);
    await profiles.remove(id);
    expect((await open()).all()).toEqual([]);
    await expect(profiles.markUsed(id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('remember which of them have a keychain entry, even once removed', async () => {
    const profiles = await open();
    const { id } = await profiles.save(course('Cálculo'));
    await profiles.setKeychainEntry(id, true);
    await profiles.setKeychainEntry(id, true);
    await profiles.remove(id);
    expect((await open()).keychainEntries()).toEqual([id]);
    await profiles.setKeychainEntry(id, false);
    expect((await open()).keychainEntries()).toEqual([]);
  });

  it('one damaged by hand does not take the others along', async () => {
    const profiles = await open();
    const good = await profiles.save(course('Cálculo'));
    await profiles.save(course('Álgebra'));
    const path = join(folder, 'courses.json');
    const text = (await readFile(path, 'utf8')).replace('"Álgebra"', '7');
    await writeFile(path, text);
    const again = await open();
    expect(again.all()).toEqual([good]);
    expect(again.notice?.key).toBe('settings-corrupt');
    expect(await readFile(join(folder, again.notice?.detail ?? ''), 'utf8')).toBe(text);
  });

  it('are changed together or not at all', async () => {
    const profiles = await open();
    const [one, other] = [await profiles.save(course('Álgebra')), await profiles.save(course('Cálculo'))];
    const change = { host: 'new.example.edu' };
    const all = (...ids: string[]) => new Map(ids.map((id) => [id, change]));
    await expect(profiles.changeTogether(all(one.id, 'gone-by-now'))).rejects.toMatchObject({
      details: { reason: 'profile-gone' },
    });
    expect((await open()).all()).toEqual([one, other]);
    await profiles.changeTogether(all(one.id, other.id));
    expect((await open()).all()).toEqual([
      { ...one, ...change },
      { ...other, ...change },
    ]);
  });

  it('one with a colour nobody knows is kept, in another colour', async () => {
    const profiles = await open();
    const { id } = await profiles.save(course('Cálculo'));
    const path = join(folder, 'courses.json');
    await writeFile(path, (await readFile(path, 'utf8')).replace(/"color": "\w+"/, '"color": "ultramarine"'));
    const again = await open();
    expect(again.find(id)).toMatchObject({ name: 'Cálculo', color: 'teal' });
    expect(again.notice).toBeUndefined();
  });

  it('copied by hand in the file are two courses, each with its own name for the keychain', async () => {
    const { id } = await (await open()).save(course('Cálculo'));
    const path = join(folder, 'courses.json');
    const stored = JSON.parse(await readFile(path, 'utf8'));
    stored.profiles.push({ ...stored.profiles[0], name: 'Álgebra' });
    await writeFile(path, JSON.stringify(stored));
    const profiles = await open();
    const [copy, original] = profiles.all();
    expect([copy?.name, original?.name, original?.id]).toEqual(['Álgebra', 'Cálculo', id]);
    await profiles.remove(copy?.id ?? '');
    expect((await open()).all()).toEqual([original]);
  });

  it('keep what a newer version knows about a course', async () => {
    const profiles = await open();
    const { id } = await profiles.save(course('Cálculo'));
    const path = join(folder, 'courses.json');
    await writeFile(path, (await readFile(path, 'utf8')).replace('"name"', '"semester": "2026-2", "name"'));
    await (await open()).change(id, { color: 'red' });
    expect(JSON.parse(await readFile(path, 'utf8')).profiles[0]).toMatchObject({
      semester: '2026-2',
      color: 'red',
    });
  });
});
