import { readdir, readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { sortPictures } from '../../../main/embedded/course/pictures.ts';
import { column, courseFolder, sampleCourse, table } from './course-support.ts';

const folder = `${courseFolder}images/`;
const names = await readdir(folder);
const images = await Promise.all(names.map(async (name) => ({ name, bytes: await readFile(folder + name) })));
const metadata = await Promise.all(
  images.map(async ({ name, bytes }) => ({ name, ...(await sharp(bytes).metadata()) })),
);

/** Whether the picture can be decoded to its last line. */
async function whole(bytes: Buffer): Promise<boolean> {
  return sharp(bytes, { failOn: 'truncated' })
    .stats()
    .then(
      () => true,
      () => false,
    );
}

describe('the drawings', () => {
  test('weigh what photographs weigh, and not too much together', () => {
    const sizes = images.map(({ bytes }) => bytes.length / 1024);
    expect(Math.min(...sizes)).toBeGreaterThan(55);
    expect(Math.max(...sizes)).toBeGreaterThan(300);
    expect(Math.max(...sizes)).toBeLessThan(400);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(9 * 1024);
  });

  test('are PNG, JPEG and WebP, named after what they are', () => {
    const formats = new Set(metadata.map(({ format }) => format));
    expect(formats).toEqual(new Set(['png', 'jpeg', 'webp']));
    for (const { name, format } of metadata) {
      expect(name.endsWith(format === 'jpeg' ? '.jpg' : `.${format}`)).toBe(true);
    }
  });

  test('lie as the camera was held where EXIF says how to turn them', () => {
    const turned = metadata.filter(({ orientation }) => orientation !== undefined && orientation > 1);
    expect(new Set(turned.map(({ orientation }) => orientation))).toEqual(new Set([3, 6, 8]));
    for (const { orientation, width = 0, height = 0 } of turned)
      expect(height > width).toBe(orientation !== 3);
  });

  test('have exactly one among them that breaks off', async () => {
    const broken: string[] = [];
    for (const { name, bytes } of images) if (!(await whole(bytes))) broken.push(name);
    expect(broken).toEqual(['imagen_2-05.jpg']);
  });

  test('are found by their column, and every one is handed in by somebody', async () => {
    const pictures = sortPictures(names);
    expect([...pictures.keys()].sort()).toEqual(['imagen_1', 'imagen_2', 'imagen_3', 'imagen_pregunta_3']);
    const foro5 = table(await sampleCourse(), 'respuestas_foro5');
    for (const [name, files] of pictures) {
      const used = new Set(
        column(foro5, name).map((cell) => (typeof cell === 'object' ? cell?.image : cell)),
      );
      expect(used).toEqual(new Set([null, undefined, ...files].filter((file) => used.has(file as string))));
      for (const file of files) expect(used).toContain(file);
    }
  });
});
