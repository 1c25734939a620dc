import { describe, expect, test } from 'vitest';
import { searchPattern } from '../../../main/platforms/calculus/search.ts';

// What PostgreSQL makes of these patterns is proved on PostgreSQL; here only what is sent.
const finds = (search: string, text: string) => new RegExp(searchPattern(search, 'UTF8'), 'u').test(text);

describe('search patterns', () => {
  test.each([
    ['limite', 'LÍMITE'],
    ['LÍMITE', 'un limite'],
    ['ano', 'año'],
    ['łódź', 'Lodz'],
    ['a  b', 'a\n\tb'],
    ['x^2 (a+b)*[c]', '… x^2 (a+b)*[c] …'],
    ['50%', '50%'],
  ])('%s finds %s', (search, text) => {
    expect(finds(search, text)).toBe(true);
  });

  test.each([
    ['a.c', 'abc'],
    ['50%', '500'],
    ['a_b', 'axb'],
    ['ab', 'a b'],
    ['x|y', 'x'],
  ])('%s does not find %s', (search, text) => {
    expect(finds(search, text)).toBe(false);
  });

  test('a server without Unicode is sent nothing it could not have', () => {
    expect(searchPattern('señal z', 'LATIN1')).not.toMatch(/[^\0-\u00ff]|\\u/);
    expect(searchPattern('a', 'LATIN1')).toBe('[aáàâäãåAÁÀÂÄÃÅ]');
  });

  test('nothing but blanks and NUL is no pattern', () => {
    expect(searchPattern(' \n\0 ', 'UTF8')).toBe('');
  });
});
