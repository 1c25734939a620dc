import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { icnsOf, icoOf } from '../../scripts/icons.ts';

const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const fileOf = (size: number) => readFile(`resources/icons/${size}x${size}.png`);

async function stored(): Promise<Map<number, Buffer>> {
  return new Map(await Promise.all(sizes.map(async (size) => [size, await fileOf(size)] as const)));
}

describe('the icons', () => {
  it.each(sizes)('are %i pixels wide and high, and clear at the corners', async (size) => {
    const image = sharp(await fileOf(size)).ensureAlpha();
    const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([size, size]);
    const alphaAt = (x: number, y: number) => data[(y * size + x) * 4 + 3];
    expect(alphaAt(0, 0)).toBe(0);
    expect(alphaAt(size >> 1, size >> 1)).toBe(255);
  });

  it('are the same in the files for Windows and macOS', async () => {
    const pictures = await stored();
    expect(await readFile('resources/icons/icon.ico')).toEqual(icoOf(pictures));
    expect(await readFile('resources/icons/icon.icns')).toEqual(icnsOf(pictures));
  });

  it('lie where the directory of the Windows file says', async () => {
    const ico = await readFile('resources/icons/icon.ico');
    for (let at = 0; at < ico.readUInt16LE(4); at++) {
      const entry = 6 + at * 16;
      const from = ico.readUInt32LE(entry + 12);
      const png = sharp(ico.subarray(from, from + ico.readUInt32LE(entry + 8)));
      expect((await png.metadata()).width).toBe(ico.readUInt8(entry) || 256);
    }
  });
});
