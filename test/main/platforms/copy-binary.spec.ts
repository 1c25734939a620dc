import { describe, expect, test } from 'vitest';
import { singleValue } from '../../../main/platforms/copy-binary.ts';

const header = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]);
const trailer = Buffer.from([0xff, 0xff]);

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

describe('one value of a binary COPY', () => {
  const row = (length: number, bytes: Buffer) => Buffer.concat([Buffer.from([0, 1]), int32(length), bytes]);

  test('its bytes as they are', () => {
    const bytes = Buffer.from([0, 255, 10, 13, 92]);
    expect(singleValue(Buffer.concat([header, row(5, bytes), trailer]))).toEqual(bytes);
    expect(singleValue(Buffer.concat([header, row(0, Buffer.alloc(0)), trailer]))).toHaveLength(0);
  });

  test('a header with an extension is stepped over', () => {
    const extended = Buffer.concat([header.subarray(0, 15), int32(3), Buffer.from('xyz')]);
    expect(singleValue(Buffer.concat([extended, row(1, Buffer.from('a')), trailer]))?.toString()).toBe('a');
  });

  test('no row, or NULL', () => {
    expect(singleValue(Buffer.concat([header, trailer]))).toBeNull();
    expect(singleValue(Buffer.concat([header, row(-1, Buffer.alloc(0)), trailer]))).toBeNull();
  });

  test('anything else, or less than promised, is an error', () => {
    expect(() => singleValue(Buffer.from('1\tfoo\n'))).toThrow('not binary COPY');
    expect(() => singleValue(Buffer.concat([header, row(50, Buffer.from('short'))]))).toThrow('too early');
  });
});
