import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { segmentsOf } from '../../../../renderer/features/mathematics/segments.ts';
import { macros } from '../../../../renderer/features/mathematics/student-tex.ts';

/** Formulas as `⟦TeX⟧` in their prose; each is one that KaTeX can draw. */
function read(text: string): string {
  return segmentsOf(text)
    .map((segment) => {
      if (segment.kind === 'text') return segment.raw;
      katex.renderToString(segment.tex, { macros: { ...macros }, strict: 'ignore' });
      return `⟦${segment.tex.replace(/\s+/g, ' ').trim()}⟧`;
    })
    .join('');
}

describe('what students type', () => {
  it.each([
    ['x^2', '⟦x^{2}⟧'],
    ['x^(n+1)', '⟦x^{n + 1}⟧'],
    ['x^-1', '⟦x^{-1}⟧'],
    ['2^x', '⟦2^{x}⟧'],
    ['x² − 4 = 0', '⟦x^{2} - 4 = 0⟧'],
    ['e^{2x} + x_{1}^{n+1}', '⟦e^{2x} + x_{1}^{n + 1}⟧'],
    ['sqrt(x)', '⟦\\sqrt{x}⟧'],
    ['Sqrt{x+1}', '⟦\\sqrt{x + 1}⟧'],
    ['raíz(x+1)', '⟦\\sqrt{x + 1}⟧'],
    ['√2 + √(x+1)', '⟦\\sqrt{2} + \\sqrt{x + 1}⟧'],
    ['lim x->0 sen(x)/x = 1', '⟦\\lim_{x \\to 0} \\frac{\\operatorname{sen}(x)}{x} = 1⟧'],
    ['lim x→2 (x + 2) = 4', '⟦\\lim_{x \\to 2} (x + 2) = 4⟧'],
    ['lim_(x->0) 1/x', '⟦\\lim_{x \\to 0} \\frac{1}{x}⟧'],
    ['lim x->0+ = 1', '⟦\\lim_{x \\to 0^{+}} = 1⟧'],
    ['lim x->-inf 1/x = 0', '⟦\\lim_{x \\to -\\infty } \\frac{1}{x} = 0⟧'],
    ['lim = 4', '⟦\\lim = 4⟧'],
    ['Lim x->0 f(x) = 1', '⟦\\lim_{x \\to 0} f(x) = 1⟧'],
    ['lím_{x→0} x^2', '⟦\\lim_{x \\to 0} x^{2}⟧'],
    ['lim x -> infinito f(x)', '⟦\\lim_{x \\to \\infty } f(x)⟧'],
    ['lim x->-oo 1/x = 0', '⟦\\lim_{x \\to -\\infty } \\frac{1}{x} = 0⟧'],
    ['f = R - {2}', '⟦f = R - \\{2\\}⟧'],
    ['1/2', '⟦\\frac{1}{2}⟧'],
    ['-3/4', '⟦-\\frac{3}{4}⟧'],
    ['(x-2)(x+2)/(x-2)', '⟦\\frac{(x - 2)(x + 2)}{x - 2}⟧'],
    ['2x/(x^2 + 1)', '⟦\\frac{2x}{x^{2} + 1}⟧'],
    ['[(x+h)^2 - x^2]/h', '⟦\\frac{(x + h)^{2} - x^{2}}{h}⟧'],
    ['dy/dx = -x/y', '⟦\\frac{dy}{dx} = -\\frac{x}{y}⟧'],
    ['|x|/x = 1', '⟦\\frac{\\left|x\\right|}{x} = 1⟧'],
    ['x <= 2', '⟦x \\le 2⟧'],
    ['x >= 2', '⟦x \\ge 2⟧'],
    ['x != 2', '⟦x \\ne 2⟧'],
    ['f(x)= 2x si x<-2', '⟦f(x) = 2x⟧ si ⟦x \\lt -2⟧'],
    ['x - 2 >= 0 => x >= 2', '⟦x - 2 \\ge 0 \\Rightarrow x \\ge 2⟧'],
    ['[2, +inf)', '⟦[2, +\\infty )⟧'],
    ['(-1, 2) U (2, +inf)', '⟦(-1, 2) \\cup (2, +\\infty )⟧'],
    ['theta = pi/4', '⟦\\theta = \\frac{\\pi }{4}⟧'],
    ['3,5x + 2 = 7,25', '⟦3{,}5x + 2 = 7{,}25⟧'],
    ['sen x', '⟦\\operatorname{sen} x⟧'],
    ['tg(x) = sen(x)/cos(x)', '⟦\\operatorname{tg}(x) = \\frac{\\operatorname{sen}(x)}{\\cos(x)}⟧'],
    ['2x sen x + x^2 cos x', '⟦2x \\operatorname{sen} x + x^{2} \\cos x⟧'],
    ['sen^2(x) + cos^2(x) = 1', '⟦\\operatorname{sen}^{2}(x) + \\cos^{2}(x) = 1⟧'],
    ['x^2/2 + ln|x| + C', '⟦\\frac{x^{2}}{2} + \\ln\\left|x\\right| + C⟧'],
    ['log_2(8) = 3', '⟦\\log_{2}(8) = 3⟧'],
    ['x_1 + x_2 = 5', 'x_1 + x_2 = 5'.replace(/x_(\d)/g, 'x_{$1}').replace(/.+/, '⟦$&⟧')],
    ["f'(x) = 3x^2 - 3", "⟦f'(x) = 3x^{2} - 3⟧"],
    ["u'v + uv'", "⟦u'v + uv'⟧"],
    ['f^-1(x) = (3x+1)/(x-1)', '⟦f^{-1}(x) = \\frac{3x + 1}{x - 1}⟧'],
    ['(f o g)(x) = f(g(x))', '⟦(f \\circ g)(x) = f(g(x))⟧'],
    ['y = mx + b', '⟦y = mx + b⟧'],
    ['x*y', '⟦x \\cdot y⟧'],
    ['∫ 2x dx = x^2 + C', '⟦\\int 2x\\,dx = x^{2} + C⟧'],
    ['∫cos u du = sen u + C', '⟦\\int \\cos u\\,du = \\operatorname{sen} u + C⟧'],
    ['x = ±1', '⟦x = \\pm 1⟧'],
    ['1/(2x)', '⟦\\frac{1}{2x}⟧'],
    ['e^(2x) = 5', '⟦e^{2x} = 5⟧'],
    ['e^(x^2)/2 + C', '⟦\\frac{e^{x^{2}}}{2} + C⟧'],
    ['|-0.1|/-0.1 = -1', '⟦\\frac{\\left|-0.1\\right|}{-0.1} = -1⟧'],
    ['a^2+b^2=c^2', '⟦a^{2} + b^{2} = c^{2}⟧'],
    ['f: R -> R', 'f: ⟦R \\to R⟧'],
  ])('%s', (typed, shown) => expect(read(typed)).toBe(shown));

  it('is told from the sentence around it', () => {
    expect(read('x > 2 y x < 5, o sea x ≠ 3.')).toBe('⟦x \\gt 2⟧ y ⟦x \\lt 5⟧, o sea ⟦x \\ne 3⟧.');
    expect(read('a) 1/4\nb) y = 2')).toBe('a) ⟦\\frac{1}{4}⟧\nb) ⟦y = 2⟧');
    expect(read("cambia de + a - y de - a +, f' < 0")).toBe("cambia de + a - y de - a +, ⟦f' \\lt 0⟧");
    expect(read('pasa por (1,2) y da 2x al final')).toBe('pasa por (1,2) y da 2x al final');
  });

  it('keeps its slash where it could mean two fractions', () => {
    expect(read('1/2x')).toBe('⟦1 / 2x⟧');
    expect(read('sen x/x')).toBe('⟦\\operatorname{sen} x / x⟧');
    expect(read('a/b/c')).toBe('⟦a / b / c⟧');
  });
});

describe('what stays as it is', () => {
  it.each([
    ['two readings of a power', 'e^2x'],
    ['an exponent with two readings', 'x^1/2'],
    ['the whole of a sum with one of them', 'y = e^2x + 3x^2'],
    ['a date', 'Lo entregué el 1/2/2026'],
    ['a short date', 'el 20/11 por la noche'],
    ['years', 'curso 2025/2026'],
    ['y/o', 'límites y/o derivadas'],
    ['c/u', 'dos puntos c/u'],
    ['units', 'a 80 km/h o 5 m/s'],
    ['a time', 'a las 10:30'],
    ['an address', 'http://a.example/b?x=1&y=2'],
    ['a mail', 'ana@uni.example'],
    ['markup', '<img src=x onerror=alert(1)>'],
    ['a heart', '<3 gracias'],
    ['arrows of prose', '-> ver abajo\n=> ok'],
    ['emphasis', '**importante** y *claro*'],
    ['a factor in words', '5 x 5 = 25'],
    ['a formula of chemistry', 'H2O y CO2'],
    ['prices', 'cuesta $5 y vale $10'],
    ['a percentage', 'el 10% de todo'],
    ['a hyphen', 'franco-español'],
    ['a name', "Usé L'Hôpital"],
    ['adverbs', 'tan rápido, sec y log'],
    ['a lone coordinate', 'el punto (2, 0)'],
    ['a bare arrow', '->'],
    ['TeX without its dollars', '\\frac{x^2}{2} sin dólares'],
    ['a path', 'C:\\tareas\\x^2'.replace('x^2', 'uno')],
    ['a quotation', "la función 'f' crece"],
    ['an exclamation', '¡Gracias profe! :)'],
    ['nothing', ''],
  ])('%s', (_what, typed) => expect(read(typed)).toBe(typed));
});

describe('time', () => {
  const size = 100_000;
  const hostile = [
    '(',
    '[x^2, ',
    '|x',
    'x^',
    'x_',
    "f'",
    'sqrt ',
    '√',
    'lim x->',
    'sen ',
    '1/',
    '(x+',
    '(x,',
    'x+',
    'x^2 ',
    '^-',
    '$',
    '\\(',
    '$$',
    'a',
    '-',
    '∫',
  ];
  it.each(hostile)('grows with the length alone: %s', (piece) => {
    const text = piece.repeat(size / piece.length);
    const since = process.cpuUsage();
    const segments = segmentsOf(text);
    // What it costs, not how long it waits for a busy machine.
    const { user, system } = process.cpuUsage(since);
    expect((user + system) / 1000).toBeLessThan(1500);
    expect(segments.map(({ raw }) => raw).join('')).toBe(text);
  });
});
