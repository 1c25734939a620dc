import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AppError } from '#contract/errors';
import { saveImage } from '../../../main/grading/save-image.ts';
import type { FileDialogs } from '../../../main/lib/file-dialogs.ts';

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
let folder = '';
let offered = '';
const choosing = (path: string | null): FileDialogs => ({
  async saveTo({ name }) {
    offered = name;
    return path;
  },
  openOne: async () => null,
});

function source(...pieces: (Uint8Array | Error)[]) {
  const state = { closed: false };
  return {
    state,
    bytes: 0,
    version: 'v1',
    async *chunks() {
      try {
        for (const piece of pieces) {
          if (piece instanceof Error) throw piece;
          yield piece;
        }
      } finally {
        state.closed = true;
      }
    },
  };
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiza-save-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('writes every byte under a name that fits', async () => {
  const path = join(folder, 'one.png');
  expect(await saveImage(source(png, Uint8Array.of(1, 2)), 'foro5-4-imagen_1', choosing(path))).toBe(true);
  expect(offered).toBe('foro5-4-imagen_1.png');
  expect([...(await readFile(path))]).toEqual([...png, 1, 2]);
  expect(await readdir(folder)).toEqual(['one.png']);
});

it('offers what is no image as what it is', async () => {
  await saveImage(source(Uint8Array.from([1, 2])), 'x', choosing(join(folder, 'x.bin')));
  expect(offered).toBe('x.bin');
});

it('does nothing when the person changes their mind', async () => {
  const image = source(png);
  expect(await saveImage(image, 'x', choosing(null))).toBe(false);
  expect(image.state.closed).toBe(true);
  expect(await readdir(folder)).toEqual([]);
});

it('leaves the file of before when the image ends early', async () => {
  const path = join(folder, 'one.png');
  await writeFile(path, 'before');
  const broken = source(png, new AppError('unreachable', 'gone'));
  await expect(saveImage(broken, 'x', choosing(path))).rejects.toMatchObject({ code: 'unreachable' });
  expect(await readFile(path, 'utf8')).toBe('before');
  expect(await readdir(folder)).toEqual(['one.png']);
});

it('says when it cannot be written there', async () => {
  const path = join(folder, 'missing', 'one.png');
  await expect(saveImage(source(png), 'x', choosing(path))).rejects.toMatchObject({ code: 'internal' });
});

it('calls a telephone’s photo by its name', async () => {
  const heic = Uint8Array.from([0, 0, 0, 24, ...Buffer.from('ftypmif1'), 0, 0, 0, 0]);
  await saveImage(source(heic), 'foro5-4-imagen_1', choosing(null));
  expect(offered).toBe('foro5-4-imagen_1.heic');
});
