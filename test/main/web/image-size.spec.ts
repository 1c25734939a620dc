import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { imageSizeOf } from '../../../main/web/image-size.ts';

const drawn = (format: 'png' | 'jpeg' | 'gif' | 'webp', options = {}) =>
  sharp({ create: { width: 321, height: 123, channels: 3, background: '#888' } })
    .toFormat(format, options)
    .toBuffer();

describe('the size in the first bytes', () => {
  it.each([
    ['png', {}],
    ['jpeg', {}],
    ['jpeg', { progressive: true }],
    ['gif', {}],
    ['webp', {}],
    ['webp', { lossless: true }],
  ] as const)('%s %o', async (format, options) => {
    expect(imageSizeOf(await drawn(format, options))).toEqual({ width: 321, height: 123 });
  });

  it('webp with transparency', async () => {
    const bytes = await sharp({
      create: { width: 40, height: 30, channels: 4, background: { r: 1, g: 2, b: 3, alpha: 0.5 } },
    })
      .webp()
      .toBuffer();
    expect(imageSizeOf(bytes)).toEqual({ width: 40, height: 30 });
  });

  it('behind much else in a JPEG', async () => {
    const jpeg = await drawn('jpeg');
    const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0xff, 0xff]), Buffer.alloc(65533, 0xff)]);
    const bytes = Buffer.concat([jpeg.subarray(0, 2), comment, comment, jpeg.subarray(2)]);
    expect(imageSizeOf(bytes)).toEqual({ width: 321, height: 123 });
  });

  it('is unknown where the bytes end or lie', async () => {
    const jpeg = await drawn('jpeg');
    for (let length = 0; length < 160; length += 1) {
      const size = imageSizeOf(jpeg.subarray(0, length));
      if (size !== null) expect(size).toEqual({ width: 321, height: 123 });
    }
    expect(imageSizeOf(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]))).toBeNull();
    expect(imageSizeOf(new Uint8Array(0))).toBeNull();
    expect(imageSizeOf(new Uint8Array(100))).toBeNull();
  });
});
