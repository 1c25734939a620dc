import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { parseBank, say } from '../../../main/embedded/course/bank.ts';
import { activities } from '../../../main/embedded/course/calendar.ts';
import { createRandom } from '../../../main/embedded/course/random.ts';
import { breakTex, disguise, type Hand, inHand } from '../../../main/embedded/course/writing.ts';
import { courseFolder } from './course-support.ts';

const random = () => createRandom('answers');
const careful: Hand = {
  notation: 'mixed',
  accents: true,
  capitals: true,
  decimals: 'point',
  abbreviates: false,
  slips: 0,
};

describe('random', () => {
  test('falls the same way on every machine', () => {
    const one = createRandom('tiza');
    expect(Array.from({ length: 4 }, () => one.between(0, 999_999))).toEqual([
      571_057, 8_144, 604_073, 381_825,
    ]);
  });

  test('stays inside its bounds and reaches both ends', () => {
    const one = random();
    const numbers = Array.from({ length: 2000 }, () => one.between(3, 7));
    expect(new Set(numbers)).toEqual(new Set([3, 4, 5, 6, 7]));
  });

  test('refuses to pick from nothing', () => {
    expect(() => random().pick([])).toThrow(RangeError);
  });
});

describe('bank', () => {
  test('reads sections, marks and phrases, and skips notes', () => {
    const bank = parseBank('# note\n[r1]\n+ yes\n+ also\n- no\n\n[r2]\n~ maybe\n');
    expect(bank).toEqual({ r1: { '+': ['yes', 'also'], '-': ['no'] }, r2: { '~': ['maybe'] } });
  });

  test('tells the line it cannot read', () => {
    expect(() => parseBank('[r1]\n+ fine\n  not\n')).toThrow('Line 3');
  });

  test('says one alternative, nested ones too', () => {
    const said = new Set<string>();
    const one = random();
    for (let index = 0; index < 200; index++) said.add(say('«a¦b «c¦d»¦», e.', one));
    expect(said).toEqual(new Set(['a, e.', 'b c, e.', 'b d, e.', ', e.']));
  });

  test('refuses an alternative that is never closed', () => {
    expect(() => say('«a¦b', random())).toThrow(SyntaxError);
  });

  test.each(activities.map((one) => [one.key, one.answers] as const))(
    '%s has phrases of every quality for every question',
    async (key, questions) => {
      const bank = parseBank(await readFile(`${courseFolder}answers/${key}.txt`, 'utf8'));
      expect(Object.keys(bank)).toEqual([...questions]);
      for (const section of Object.values(bank)) {
        for (const mark of ['+', '~', '-', '*', '!']) expect(section?.[mark]?.length).toBeGreaterThan(0);
        for (const phrase of Object.values(section ?? {}).flat())
          expect(say(phrase ?? '', random())).not.toBe('');
      }
    },
  );
});

describe('writing', () => {
  test('leaves formulas alone whatever the hand does to words', () => {
    const hand: Hand = { ...careful, accents: false, abbreviates: true, decimals: 'comma', slips: 1000 };
    const text = inHand(
      'También la razón es $\\frac{1.5}{x}$ porque \\(x \\ne 0.5\\) importa',
      hand,
      random(),
    );
    expect(text).toContain('$\\frac{1.5}{x}$');
    expect(text).toContain('\\(x \\ne 0.5\\)');
    expect(text).not.toMatch(/[áéíóú]/);
    expect(text).toContain('xq');
    expect(text).not.toContain('importa');
  });

  test('keeps a careful hand careful', () => {
    const text = 'La función vale 0.5 en $x = 1$';
    expect(inHand(text, careful, random())).toBe(text);
  });

  test('writes decimals with a comma outside formulas', () => {
    expect(inHand('vale 0.5', { ...careful, decimals: 'comma' }, random())).toBe('vale 0,5');
  });

  test('breaks TeX, and only TeX', () => {
    const one = random();
    for (let index = 0; index < 50; index++) {
      expect(breakTex('$\\frac{1}{2}$', one)).not.toBe('$\\frac{1}{2}$');
      expect(breakTex('un medio', one)).toBe('un medio');
    }
  });

  test('disguises a copy so that it still can be recognised', () => {
    const one = random();
    const original = 'Es 4, porque la función tiende a 4.';
    const copies = new Set(Array.from({ length: 300 }, () => disguise(original, one)));
    expect(copies.size).toBeGreaterThan(5);
    expect(copies).toContain(original);
    for (const copy of copies) expect(copy.toLowerCase()).toContain('tiende a 4');
  });
});
