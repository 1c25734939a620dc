import { describe, expect, it } from 'vitest';
import { tableOf } from '../../scripts/lib/table.ts';
import { measured } from '../bench/measurement.ts';
import { median, sideBySide } from '../bench/rounds.ts';

describe('a measurement', () => {
  it('is held against a ceiling, or a floor, or nothing', () => {
    const value = { id: 'open', value: 120, unit: 'ms' };
    expect(measured('desk', { ...value, limit: 120 }).ok).toBe(true);
    expect(measured('desk', { ...value, limit: 100 }).ok).toBe(false);
    expect(measured('desk', { ...value, limit: 100, atLeast: true }).ok).toBe(true);
    expect(measured('desk', value)).toMatchObject({ ok: true, limit: null, against: null, note: '' });
  });

  it('is refused when it is not a figure', () => {
    expect(() => measured('desk', { id: 'open', value: Number.NaN, unit: 'ms' })).toThrow('desk/open');
  });
});

describe('rounds', () => {
  it('have the middle value, or the mean of the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 2, 100])).toBe(3);
    expect(() => median([])).toThrow();
  });

  it('take turns, and leave the first one out', async () => {
    const calls: string[] = [];
    const way = (name: string, values: number[]) => async () => {
      calls.push(name);
      return values.shift() ?? Number.NaN;
    };
    const result = await sideBySide(3, { a: way('a', [1000, 1, 2, 3]), b: way('b', [1000, 7, 9, 8]) });
    expect(result).toEqual({ a: 2, b: 8 });
    expect(calls.join('')).toBe('ab' + 'ab' + 'ba' + 'ab');
  });
});

describe('a table', () => {
  it('lines figures up on the right and words on the left', () => {
    const rows = [
      ['first page', '1.5', 'ms'],
      ['all', '1,250', 'ms'],
    ];
    expect(tableOf(['id', 'value', 'unit'], rows).split('\n')).toEqual([
      '  id          value  unit',
      '  first page    1.5  ms',
      '  all         1,250  ms',
    ]);
  });
});
