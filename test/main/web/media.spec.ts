import { describe, expect, it } from 'vitest';
import { AppError } from '#contract/errors';
import { imageUrl } from '#contract/urls';
import { createLog } from '../../../main/logging/log.ts';
import type { ImageRef } from '../../../main/platforms/platform.ts';
import { createMedia } from '../../../main/web/media.ts';
import { refuse } from '../../../main/web/refuse.ts';
import { createRouter } from '../../../main/web/router.ts';

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function setUp(pieces: number[][] | Error, options: { endless?: boolean; bytes?: number } = {}) {
  const asked: ImageRef[] = [];
  let given = 0;
  let closed = false;
  const respond = createRouter({
    assets: async () => refuse(404),
    media: createMedia({
      async image(ref) {
        asked.push(ref);
        if (pieces instanceof Error) throw pieces;
        if (ref.image !== 'imagen_1') return null;
        return {
          bytes: options.bytes ?? pieces.flat().length,
          version: 'v1',
          async *chunks() {
            try {
              for (const piece of pieces) {
                given += 1;
                yield Uint8Array.from(piece);
              }
              while (options.endless) {
                given += 1;
                yield new Uint8Array(1000);
              }
            } finally {
              closed = true;
            }
          },
        };
      },
    }),
    log: createLog(() => undefined),
  });
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    respond(new Request(`app://tiza${path}`, { headers, method }));
  return { get, asked, given: () => given, closed: () => closed };
}

const address = imageUrl({ activity: 'foro5', submission: '42', image: 'imagen_1', version: 'v1' });

describe('images', () => {
  it('come whole, in their own type, to be kept', async () => {
    const { get, asked } = setUp([png, [1, 2, 3]]);
    const response = await get(address);
    expect(asked).toEqual([{ activity: 'foro5', id: '42', image: 'imagen_1' }]);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('content-length')).toBe('11');
    expect(response.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([...png, 1, 2, 3]);
  });

  it.each([
    ['a JPEG', [0xff, 0xd8, 0xff, 0xe0], 'image/jpeg'],
    ['a GIF', [...Buffer.from('GIF89a')], 'image/gif'],
    ['a WebP', [...Buffer.from('RIFF\0\0\0\0WEBPVP8 ')], 'image/webp'],
  ])('%s is known by its first bytes', async (_what, bytes, type) => {
    expect((await setUp([bytes]).get(address)).headers.get('content-type')).toBe(type);
  });

  it.each([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
    ['HTML', '<!doctype html><script>alert(1)</script>'],
    ['text', 'hola'],
    ['a sound in a RIFF', 'RIFF\0\0\0\0WAVEfmt '],
  ])('%s is never served', async (_what, text) => {
    const { get, closed } = setUp([[...Buffer.from(text)]]);
    const response = await get(address);
    expect(response.status).toBe(415);
    expect(response.headers.get('x-image-kind')).toBeNull();
    expect(await response.text()).not.toContain(text);
    expect(closed()).toBe(true);
  });

  it('an empty image is refused', async () => {
    expect((await setUp([]).get(address)).status).toBe(415);
  });

  it('stops asking the server when nobody reads on', async () => {
    const { get, given, closed } = setUp([png], { endless: true });
    const reader = (await get(address)).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(closed()).toBe(true);
    expect(given()).toBeLessThan(5);
  });

  it('of too many pixels or bytes is only given to who insists', async () => {
    // A hundred megapixels in a few bytes.
    const huge = [...png, 0, 0, 0, 13, ...Buffer.from('IHDR'), 0, 0, 0x27, 0x10, 0, 0, 0x27, 0x10];
    const { get, closed } = setUp([huge]);
    expect((await get(address)).status).toBe(413);
    expect(closed()).toBe(true);
    expect((await get(`${address}&anyway=1`)).status).toBe(200);
    // What is said of the size comes after a megabyte of comments.
    const hidden = setUp([[0xff, 0xd8, 0xff, 0xfe, 0xff, 0xff]], { bytes: 2_000_000 });
    expect((await hidden.get(address)).status).toBe(413);
    expect((await hidden.get(`${address}&anyway=1`)).status).toBe(200);
    const heavy = setUp([png], { bytes: 20_000_001 });
    expect((await heavy.get(address)).status).toBe(413);
    expect(heavy.given()).toBe(0);
    expect((await heavy.get(`${address}&anyway=1`)).status).toBe(200);
  });

  it('tells who only asks for the head, and reads no further', async () => {
    const { get, closed, given } = setUp([png], { endless: true });
    const response = await get(address, {}, 'HEAD');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(closed()).toBe(true);
    expect(given()).toBeLessThan(3);
    expect((await setUp([[1, 2]]).get(address, {}, 'HEAD')).status).toBe(415);
  });

  it('answers 304 to who has it already', async () => {
    const { get, given } = setUp([png]);
    expect((await get(address, { 'if-none-match': '"v1"' })).status).toBe(304);
    expect(given()).toBe(0);
  });

  it.each([
    '/media/foro5/42/otra',
    '/media/foro5/42',
    '/media/foro5/42/imagen_1/more',
    '/media/foro5/4%202/imagen_1',
    '/media/..%2f..%2fetc/42/imagen_1',
    '/media/usuarios;drop/42/imagen_1',
    '/media/foro5/-1/imagen_1',
    '/media//42/imagen_1',
  ])('refuses %s', async (path) => {
    expect((await setUp([png]).get(path)).status).toBe(404);
  });

  it('says unavailable without a course, and never why', async () => {
    const response = await setUp(new AppError('not-connected', 'No course is open')).get(address);
    expect(response.status).toBe(503);
    const broken = await setUp(new Error('relation "x" is gone')).get(address);
    expect(broken.status).toBe(404);
    expect(await broken.text()).not.toContain('relation');
  });

  it('says of a telephone’s photo what it is, and shows none of it', async () => {
    const heic = [0, 0, 0, 24, ...Buffer.from('ftypheic'), 0, 0, 0, 0];
    const response = await setUp([heic]).get(address);
    expect(response.status).toBe(415);
    expect(response.headers.get('x-image-kind')).toBe('heic');
    expect(await response.text()).toBe('Unsupported media type');
  });
});
