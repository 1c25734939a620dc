import { describe, expect, test } from 'vitest';
import { answerKey, numberIn } from '../../../../main/grading/answers/answer-key.ts';

const keys = (answers: readonly string[]) => new Set(answers.map(answerKey)).size;

describe('answers that say the same', () => {
  test.each<[string, string[]]>([
    ['a half', ['1/2', '0,5', '0.5', '2/4', ' 0.50 ', '½', '\\frac{1}{2}', '$\\frac12$', '\\( \\dfrac{2}{4} \\)', '50%', '50 %', '.5', ',5', '1 / 2', '= 1/2', '0.5.', '5e-1', '2^-1', 'sqrt(1/4)']],
    ['two', ['2', '2,0', 'sqrt(4)', '√4', '\\sqrt{4}', '$$\\sqrt{4}$$', 'raíz de 4', 'Raiz cuadrada de 4', '4/2', '8^(1/3)', '\\sqrt[3]{8}', 'sqrt(2)^2', '(2)', '{2}', '"2"', '«2»', '1+1', '2\u200b', '\u202e2', '２']],
    ['minus four', ['-4', '−4', '–4', '-2^2', '-(4)', '-4,00', '4*(-1)']],
    ['one and a half', ['1½', '3/2', '1.5', '1,5', '1+1/2']],
    ['a root that never ends', ['sqrt(8)', '2sqrt(2)', '2*√2', '2\\sqrt{2}', '√8']],
    ['infinity', ['∞', '+∞', '\\infty', 'infinito', 'INF', '+inf']],
    ['a sentence', ['El límite es 1/2.', 'el limite es 0,5', 'EL  LÍMITE\nES 2/4', 'el límite es $\\frac{1}{2}$', 'el li\u0301mite es .5']],
    ['an equation', ['f(x) = 2', 'F(X)=2,0', 'f (x) = $2$', 'f(x)=sqrt(4)']],
    ['a power', ['x^2 + 1', 'x²+1', 'x^{2}+1', '$x^2+1$', 'x**2 + 1']],
    ['a product', ['2x', '2*x', '2·x', '2 \\cdot x', '2×x']],
    ['a limit', ['lim x->2 (x^2-4)/(x-2) = 4', 'lim x→2 (x²−4)/(x−2) = 4,0', '$\\lim_{x \\to 2} \\frac{x^2-4}{x-2} = 4$']],
    ['two values', ['x = 1/2 y x = -1', 'x=0,5 y x=-1']],
  ])('%s', (_what, answers) => {
    expect(answers.map(answerKey)).toEqual(answers.map(() => answerKey(answers[0] ?? '')));
  }); // biome-ignore format: one meaning, one line
});

describe('answers that do not', () => {
  test.each<[string, string[]]>([
    ['a rounded third is no third', ['1/3', '0.333', '0,3333', '33%']],
    ['a rounded root is no root', ['sqrt(2)', '1.414', '1,41421']],
    ['a comma between brackets may part two numbers', ['(0,5)', '(0.5)', '[0,5]', '(0, 5)']],
    ['lists are no numbers', ['1,2,3', '1, 2, 3', '1.2', '1 2']],
    ['a comma changes what a sentence says', ['No, existe', 'No existe']],
    ['a dash begins a list', ['- 4', '-4', '4']],
    ['how somebody came to it', ['4-2=2', '3-1=2', '2']],
    ['letters are names', ['x', 'y', 'e', 'pi']],
    ['nothing can be divided by zero', ['1/0', '0/0', '2/0', '0']],
    ['a date, a time', ['20-11-2026', '11:30', '-2017']],
    ['a mixed number may be a product', ['2\\frac12', '5/2', '1']],
    ['numbers in groups', ['1 000', '1000', '1.000.000', '10 00']],
    ['ends and signs', ['inf', '-inf', '-∞ a ∞']],
    ['what is applied to what', ['f(x)', 'fx', 'f*x', '(f)x']],
    ['an order', ['x<2', 'x>2', 'x<=2', '2<x']],
    ['names of objects', ['constructor', '__proto__', 'toString']],
  ])('%s', (_what, answers) => {
    expect(keys(answers)).toBe(answers.length);
  });
});

describe('what cannot be read', () => {
  test.each([' ', '\n\t', '\u200b\u2060', '\u0000', '', '\u00ad'])('%j is blank', (answer) => {
    expect(answerKey(answer)).toBe('');
  });

  test.each(['.', '-', '=', '$$$$', '""', '?', '…', '()'])('%j is not', (answer) => {
    expect(answerKey(answer)).not.toBe('');
  });

  test('hostile answers cost next to nothing and run nothing', () => {
    const hostile = [
      ...['(', '\\frac', '{', '$', '1/', '9^', 'sqrt', '_(', 'lim_(', '9', '²', '½', '-', '\u0301', '\\sqrt[9]', '1.', ',5'].map(
        (piece) => piece.repeat(Math.floor(400 / piece.length)),
      ),
      `${'9^'.repeat(150)}9`,
      `${'(1+'.repeat(90)}1${')'.repeat(90)}`,
      '99999999999999999999^9999999999',
      '2^99999', '1e99999', '9'.repeat(100_000), 'x'.repeat(100_000), ' '.repeat(100_000),
      'process.exit(1)', "constructor.constructor('return 1')()", '\ud800\udfff\udfff', '"'.repeat(399),
    ]; // biome-ignore format: a list
    const since = performance.now();
    for (const answer of hostile) expect(answerKey(answer)).toEqual(expect.any(String));
    expect(performance.now() - since).toBeLessThan(1000);
    expect(numberIn('9^9^9^9')).toBeNull();
    expect(numberIn('2^99999')).toBeNull();
  });

  test('of an essay only letters and spacing are evened out', () => {
    const essay = `${'El límite existe porque los laterales coinciden. '.repeat(10)}Vale 1/2`;
    expect(answerKey(essay)).toBe(answerKey(essay.toUpperCase().replaceAll(' ', '  ')));
    expect(answerKey(essay)).not.toBe(answerKey(essay.replace('1/2', '0,5')));
  });
});

test.each<[string, number | null]>([
  ['3,99', 3.99],
  ['-1/4', -0.25],
  ['1e-3', 0.001],
  ['2π', 2 * Math.PI],
  ['ln(e)', 1],
  ['ln(0)', null],
  ['sqrt(-1)', null],
  ['\\sqrt[3]{-8}', -2],
  ['no existe', null],
  ['x=2', null],
  ['3 3', null],
  ['', null],
])('the number in %j is %s', (text, number) => {
  expect(numberIn(text)).toBe(number);
});
