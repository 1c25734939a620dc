import { describe, expect, test } from 'vitest';
import { phrasePatterns, searchPattern } from '../../../main/platforms/calculus/search.ts';

// What PostgreSQL makes of these patterns is proved on PostgreSQL; here only what is sent.
const finds = (search: string, text: string) => new RegExp(searchPattern(search), 'u').test(text);

describe('search patterns', () => {
  test.each([
    ['limite', 'LÍMITE'],
    ['LÍMITE', 'un limite'],
    ['ano', 'año'],
    ['łódź', 'ŁÓDŹ'],
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

  test('few variants for each letter, so that an index can tell', () => {
    expect(searchPattern('Ñz')).toBe('[nñNÑ][zZ]');
    expect(searchPattern('e1')).toBe('[eéèêëEÉÈÊË]1');
  });

  test('a phrase is looked up by its words too', () => {
    expect(phrasePatterns('uno')).toEqual([searchPattern('uno')]);
    expect(phrasePatterns(' de la  recta ')).toEqual(['de la recta', 'recta'].map(searchPattern));
  });

  test('nothing but blanks and NUL is no pattern', () => {
    expect(searchPattern(' \n\0 ')).toBe('');
  });
});
