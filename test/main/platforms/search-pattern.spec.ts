import { describe, expect, test } from 'vitest';
import { anyOf, plainLetters, unusual, usualOf } from '../../../main/platforms/calculus/letters.ts';
import { searchPattern, usualPatterns } from '../../../main/platforms/calculus/search.ts';

// What PostgreSQL makes of these patterns is proved on PostgreSQL; here only what is sent.
const finds = (search: string, text: string) => new RegExp(searchPattern(search), 'u').test(text);
const isUnusual = (text: string) => new RegExp(`[${unusual}]`, 'u').test(text);

describe('search patterns', () => {
  test.each([
    ['limite', 'LÍMITE'],
    ['LÍMITE', 'un limite'],
    ['ano', 'año'],
    ['muñoz', 'Munoz'],
    ['munoz', 'Mun\u0303oz'],
    ['mun\u0303oz', 'MUÑOZ'],
    ['angstrom', 'Ångström'],
    ['Ångström', 'A\u030angstro\u0308m'],
    ['smorgas', 'smørgås'],
    ['ǿ', 'o'],
    ['łódź', 'lodz'],
    ['strasse', 'STRAẞE'],
    ['Straße', 'strasse'],
    ['aesthetik', 'Æsthetik'],
    ['œuvre', 'oeuvre'],
    ['definir', 'de\ufb01nir'],
    ['naïve', 'naive'],
    ['ωμεγα', 'Ωμέγα'],
    ['ἀρχή', 'αρχη'],
    ['елка', 'Ёлка'],
    ['≠', '=\u0338'],
    ['が', 'か\u3099'],
    ['x\u0304 1', 'x 1'],
    ['x 1', 'x\u0304\u00a0 1'],
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
    ['≠', '='],
    ['x²', 'x2'],
    ['as', 'aß'],
    ['ss', 's s'],
  ])('%s does not find %s', (search, text) => {
    expect(finds(search, text)).toBe(false);
  });

  test('few variants for each letter, so that an index can tell', () => {
    expect(usualOf(plainLetters('Ñz'))).toBe('[NnÑñ][Zz]');
    expect(usualOf(plainLetters('e1'))).toBe('[EeÈ-Ëè-ë]1');
  });

  test('what the index for usual words does not find is unusual, whichever letter it is', () => {
    for (let code = 0x21; code < 0x10000; code++) {
      const character = String.fromCodePoint(code);
      if (!/\p{L}|\p{M}/u.test(character)) continue;
      const letters = plainLetters(character);
      for (const form of [character, character.normalize('NFD')]) {
        const any = new RegExp(`^${anyOf(letters)}$`, 'u').test(form);
        const usual = new RegExp(`^${usualOf(letters)}$`, 'u').test(form);
        if (any !== usual && !isUnusual(form)) expect(form).toBe('unusual');
      }
    }
    for (const plain of ['Año 2025: ¿cuánto es ½ · √2?', 'Ça va, pingüino', 'α → β ≤ ∞', 'привет', '数学']) {
      expect(isUnusual(plain)).toBe(false);
    }
  });

  test('a phrase is looked up by its words too', () => {
    const one = (word: string) => usualPatterns(word)[0];
    expect(usualPatterns('uno')).toHaveLength(1);
    expect(usualPatterns(' de la  recta ')).toEqual(['de la recta', 'recta'].map(one));
  });

  test('nothing but blanks, NUL and accents of nothing is no pattern', () => {
    expect(searchPattern(' \n\0 \u0301')).toBe('');
  });
});
