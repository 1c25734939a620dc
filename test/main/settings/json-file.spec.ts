import { execFile } from 'node:child_process';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openJsonFile } from '../../../main/settings/json-file.ts';

const schema = z.object({
  count: z.int().default(0),
  name: z.string().optional(),
  inner: z.object({ a: z.string().default('a') }).prefault({}),
  items: z.array(z.object({ id: z.string(), label: z.string() })).default([]),
});
const log = { info() {}, warn() {}, error() {} };
let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiza-json-'));
  path = join(folder, 'courses.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function open(salvage?: (raw: unknown) => unknown) {
  return openJsonFile({ path, schema, defaults: schema.parse({}), log, ...(salvage && { salvage }) });
}

async function written(): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(path, 'utf8'));
}

describe('a settings file', () => {
  it('starts with the defaults and writes nothing until something changes', async () => {
    const file = await open();
    expect(file.value()).toEqual({ count: 0, inner: { a: 'a' }, items: [] });
    expect(file.notice).toBeUndefined();
    expect(await readdir(folder)).toEqual([]);
  });

  it('is there the next time, readable by its owner alone', async () => {
    const file = await open();
    await file.update((current) => ({ ...current, count: 7 }));
    expect((await open()).value().count).toBe(7);
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['courses.json']);
  });

  it.skipIf(process.platform === 'win32').each([
    ['a pipe that nobody writes into', async () => promisify(execFile)('mkfifo', [path])],
    ['a device without end', async () => symlink('/dev/zero', path)],
    ['a folder', async () => mkdir(path)],
    ['a link to nowhere that leads back', async () => symlink(path, path)],
    ['far more than anybody chose', async () => writeFile(path, '').then(() => truncate(path, 100_000_000))],
    ['brackets without end', async () => writeFile(path, '{"x":'.repeat(200_000))],
  ])('is not waited for, and set aside, when it is %s', async (_what, put) => {
    await put();
    const file = await open();
    expect(file.value().count).toBe(0);
    expect(file.notice?.key).toBe('settings-corrupt');
    await file.update((current) => ({ ...current, count: 3 }));
    expect((await open()).value().count).toBe(3);
    expect(await readdir(folder)).toHaveLength(2);
  });

  it('keeps what a newer version wrote, at every depth and beside list items', async () => {
    await writeFile(
      path,
      JSON.stringify({
        future: { deep: [1] },
        inner: { a: 'b', later: true },
        items: [
          { id: 'x', label: 'X', shade: 'dark' },
          { id: 'y', label: 'Y', shade: 'light' },
        ],
      }),
    );
    const file = await open();
    await file.update((current) => ({
      ...current,
      inner: { a: 'c' },
      items: [
        { id: 'y', label: 'Y2' },
        { id: 'z', label: 'Z' },
      ],
    }));
    expect(await written()).toEqual({
      count: 0,
      future: { deep: [1] },
      inner: { a: 'c', later: true },
      items: [
        { id: 'y', label: 'Y2', shade: 'light' },
        { id: 'z', label: 'Z' },
      ],
    });
  });

  it('lets a known key be taken away', async () => {
    await writeFile(path, '{"name":"Ana"}');
    const file = await open();
    await file.update(({ name: _gone, ...rest }) => rest);
    expect(await written()).not.toHaveProperty('name');
  });

  it.each([
    ['half a file', '{"count": 3, "na'],
    ['an empty file', ''],
    ['zeros, as after a power cut', '\0\0\0\0\0\0'],
    ['a value of the wrong kind', '{"count":"three"}'],
    ['another thing altogether', '[1,2]'],
  ])('sets %s aside and goes on with the defaults', async (_what, text) => {
    await writeFile(path, text);
    const file = await open();
    expect(file.value().count).toBe(0);
    const aside = file.notice?.detail ?? '';
    expect(file.notice?.key).toBe('settings-corrupt');
    expect(aside).toMatch(/^courses\.corrupt-\d{8}T\d{6}-\d{3}Z\.json$/);
    expect(await readFile(join(folder, aside), 'utf8')).toBe(text);
    await file.update((current) => ({ ...current, count: 1 }));
    expect((await open()).value().count).toBe(1);
    expect(await readFile(join(folder, aside), 'utf8')).toBe(text);
  });

  it('never writes over a file set aside earlier', async () => {
    for (let round = 0; round < 5; round += 1) {
      await writeFile(path, `broken ${round}`);
      await open();
    }
    const kept = await Promise.all(
      (await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')),
    );
    expect(kept.sort()).toEqual([0, 1, 2, 3, 4].map((round) => `broken ${round}`));
  });

  it('uses the parts that can be saved when told how', async () => {
    await writeFile(path, '{"count":5,"name":9}');
    const file = await open((raw) => ({ count: (raw as { count: number }).count }));
    expect(file.value().count).toBe(5);
    expect(file.notice?.key).toBe('settings-corrupt');
  });

  it('reads what Notepad saves, byte order mark and all', async () => {
    await writeFile(path, '\uFEFF{\r\n  "count": 4\r\n}\r\n');
    const file = await open();
    expect(file.value().count).toBe(4);
    expect(file.notice).toBeUndefined();
  });

  it('gives __proto__ and constructor no power', async () => {
    await writeFile(
      path,
      '{"__proto__":{"count":99,"polluted":1},"constructor":{"prototype":{"polluted":1}},"inner":{"__proto__":{"a":"evil"}},"items":[{"id":"__proto__","label":"L","polluted":1}]}',
    );
    const file = await open();
    await file.update((current) => ({ ...current, name: 'n' }));
    expect(file.value()).toMatchObject({ count: 0, inner: { a: 'a' } });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    const again = (await open()).value();
    expect(Object.getPrototypeOf(again)).toBe(Object.prototype);
    expect(again.name).toBe('n');
  });

  it('applies changes one after the other, each on the last', async () => {
    const file = await open();
    await Promise.all(
      Array.from({ length: 25 }, () => file.update((current) => ({ ...current, count: current.count + 1 }))),
    );
    expect((await written()).count).toBe(25);
  });

  it('a change that breaks the schema reaches neither memory nor disk', async () => {
    const file = await open();
    await file.update((current) => ({ ...current, count: 2 }));
    await expect(file.update((current) => ({ ...current, count: 0.5 }))).rejects.toThrow();
    expect(file.value().count).toBe(2);
    await file.update((current) => ({ ...current, name: 'still works' }));
    expect(await written()).toMatchObject({ count: 2, name: 'still works' });
  });

  it('says so when the folder cannot be written, keeps the old value, and recovers', async () => {
    const blocked = join(folder, 'not-a-folder');
    await writeFile(blocked, '');
    path = join(blocked, 'courses.json');
    const file = await open();
    await expect(file.update((current) => ({ ...current, count: 1 }))).rejects.toMatchObject({
      name: 'AppError',
      code: 'internal',
      retryable: true,
      details: { reason: 'settings-unwritable', file: 'courses.json' },
    });
    expect(file.value().count).toBe(0);
    await rm(blocked);
    await file.update((current) => ({ ...current, count: 1 }));
    expect((await written()).count).toBe(1);
  });

  it('sweeps what a killed writer left, and nothing else', async () => {
    await writeFile(`${path}.0123456789ab.tmp`, 'half');
    await writeFile(`${path}.notes.tmp`, 'mine');
    await writeFile(join(folder, 'other.json.0123456789ab.tmp'), 'theirs');
    await open();
    expect((await readdir(folder)).sort()).toEqual(['courses.json.notes.tmp', 'other.json.0123456789ab.tmp']);
  });

  it('a folder in the place of the file is set aside like any damage', async () => {
    await mkdir(path);
    await chmod(path, 0o755);
    const file = await open();
    expect(file.notice?.key).toBe('settings-corrupt');
    await file.update((current) => ({ ...current, count: 3 }));
    expect((await written()).count).toBe(3);
  });
});
