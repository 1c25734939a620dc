import { expect, test } from 'vitest';
import { decode, encode } from './codec.ts';

const there = (value: unknown) => decode(encode(value));

test.each([
  null,
  undefined,
  [undefined, 'a', Number.NaN, -0, Number.NEGATIVE_INFINITY],
  { when: new Date(3), never: new Date(Number.NaN), pattern: /a/g },
  new Map<unknown, unknown>([[{ key: 1 }, new Set(['x'])]]),
  { $clone: 'date', value: 1 },
  [{ plain: 'a text with $clone in it' }],
  [1, null, { deep: [true, 'x', 0.5] }],
  new Uint16Array([1, 2, 3]),
  new Uint8Array(100_000).fill(200),
  new BigInt64Array([-1n]),
  10n ** 30n,
  JSON.parse('{"__proto__": {"polluted": true}}'),
])('%o comes back equal', (value) => {
  expect(there(value)).toStrictEqual(value);
});

test('what was one object is one object again', () => {
  const shared = { name: 'shared' };
  const back = there({ first: shared, second: [shared] }) as { first: unknown; second: unknown[] };
  expect(back.first).toBe(back.second[0]);
});

test('a ring stays a ring', () => {
  const ring: { self?: unknown } = {};
  ring.self = ring;
  const back = there(ring) as typeof ring;
  expect(back.self).toBe(back);
});

test('an error keeps its kind, message and cause', () => {
  const back = there(new RangeError('far', { cause: new TypeError('why') })) as Error;
  expect(back).toBeInstanceOf(RangeError);
  expect(back.message).toBe('far');
  expect(back.cause).toBeInstanceOf(TypeError);
});

test('an instance arrives as plain data', () => {
  class Point {
    x = 1;
  }
  expect(there(new Point())).toEqual({ x: 1 });
});

test.each([() => 1, Symbol('s'), Promise.resolve(), new WeakMap(), { deep: [() => 1] }])(
  'what cannot be cloned is refused',
  (value) => {
    expect(() => encode(value)).toThrow('An object could not be cloned.');
  },
);
