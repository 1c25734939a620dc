import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { type FormulaSegment, segmentsOf } from '../../../../renderer/features/mathematics/segments.ts';
import { macros } from '../../../../renderer/features/mathematics/student-tex.ts';
import { readBank } from './bank.ts';

const formulas = (text: string) =>
  segmentsOf(text).filter((segment): segment is FormulaSegment => segment.kind === 'formula');
const texts = (text: string) => formulas(text).map(({ tex }) => tex);

describe('delimiters', () => {
  it.each([
    ['$x$', ['x'], false],
    ['es $x^2$, sí', ['x^2'], false],
    ['$$\\frac12$$', ['\\frac12'], true],
    ['\\(x\\)', ['x'], false],
    ['\\[x\\]', ['x'], true],
    ['$$a\n=b$$', ['a\n=b'], true],
  ])('%s', (typed, tex, display) => {
    expect(texts(typed)).toEqual(tex);
    expect(formulas(typed)[0]?.display).toBe(display);
  });

  it('several stand in one sentence', () => {
    expect(texts('$x > -1$ y $x \\neq 2$: \\(D\\).')).toEqual(['x > -1', 'x \\neq 2', 'D']);
  });

  it.each([
    'cuesta $5 y aquel $10',
    'solo un $ aquí',
    '\\$5 y \\$6',
    '$ x $',
    'un $párrafo\n\notro$ más',
    'con $muchas palabras sueltas dentro de dólares$ no',
    '\\( sin cerrar',
    '$$',
    '$$$$',
  ])('no formula: %s', (typed) => expect(texts(typed)).toEqual([]));

  it('keeps percent signs and decimal commas as the student means them', () => {
    expect(texts('$50% + 3,5$')).toEqual(['50\\% + 3{,}5']);
    expect(texts('$50\\%$')).toEqual(['50\\%']);
  });

  it('leaves a formula with hidden characters to the text, which names them', () => {
    expect(texts('$x\u202e^2$')).toEqual([]);
    expect(texts('x\u200b^2 y x^3')).toEqual(['x^{3}']);
    expect(texts('$\ud800$')).toEqual([]);
  });
});

describe('the answers of the sample course', () => {
  const bank = readBank();

  it('are many', () => expect(bank.length).toBeGreaterThan(400));

  it('are whole when put together again', () => {
    for (const answer of bank) {
      expect(
        segmentsOf(answer)
          .map(({ raw }) => raw)
          .join(''),
      ).toBe(answer);
    }
  });

  it('have no formula that cannot be drawn', () => {
    const drawn = bank.flatMap((answer) => formulas(answer));
    for (const { tex } of drawn) {
      expect(katex.renderToString(tex, { macros: { ...macros }, strict: 'ignore' })).toContain('katex-html');
    }
    expect(drawn.length).toBeGreaterThan(600);
  });

  it('keep every word outside of formulas', () => {
    const words = bank
      .flatMap((answer) => formulas(answer))
      .filter(({ raw }) => !/^(\$|\\[([])/.test(raw))
      .flatMap(({ raw }) => raw.match(/\p{L}{3,}/gu) ?? []);
    expect([...new Set(words)].sort()).toEqual(['cos', 'inf', 'lim', 'sen', 'sqrt']);
  });
});
