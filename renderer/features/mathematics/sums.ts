import { isPlainRelation, operatorTex, type Reading, relationTex, skipSpace } from './cursor.ts';
import { type Read, readFactor } from './factors.ts';

/** A formula this long goes on as another one. */
const longest = 300;

/** `2x + 1 = 4`, `x >= 2`, `-> 3`: sums with relations between them, as far as they go. */
export function readRelations(reading: Reading, at: number): Read | null {
  const { tokens, signals } = reading;
  const leading = tokens[at];
  let tex = '';
  let end = at;
  if (leading?.kind === 'relation') {
    tex = `${relationTex(leading.text)} `;
    end = skipSpace(tokens, at + 1);
  }
  const first = readSum(reading, end);
  if (first === null) return null;
  if (leading?.kind === 'relation') countRelation(reading, leading.text);
  tex += first.tex;
  end = first.end;
  while (end - at < longest) {
    const relation = skipSpace(tokens, end);
    const token = tokens[relation];
    if (token?.kind !== 'relation') break;
    const side = readSum(reading, skipSpace(tokens, relation + 1));
    if (side === null) break;
    countRelation(reading, token.text);
    tex += ` ${relationTex(token.text)} ${side.tex}`;
    end = side.end;
  }
  return signals.ambiguous ? null : { tex, end };
}

function countRelation({ signals }: Reading, text: string): void {
  if (isPlainRelation(text)) signals.relations += 1;
  else signals.strong += 1;
}

/** What stands in brackets: one formula, or several with commas. */
export function readList(reading: Reading, at: number): Read | null {
  const { tokens } = reading;
  const first = readRelations(reading, at);
  if (first === null) return null;
  let { tex, end } = first;
  for (;;) {
    const comma = skipSpace(tokens, end);
    if (tokens[comma]?.kind !== 'comma') return { tex, end };
    const next = readRelations(reading, skipSpace(tokens, comma + 1));
    if (next === null) return null;
    tex += `${tokens[comma]?.text} ${next.tex}`;
    end = next.end;
  }
}

export function readSum(reading: Reading, at: number): Read | null {
  const { tokens, signals } = reading;
  const sign = tokens[at]?.kind === 'sign' ? operatorTex(tokens[at]?.text ?? '') : '';
  const first = readProduct(reading, sign === '' ? at : skipSpace(tokens, at + 1));
  if (first === null) return null;
  let tex = sign + (sign.startsWith('\\') ? ' ' : '') + first.tex;
  let end = first.end;
  for (let turns = 0; turns < longest; turns += 1) {
    const next = skipSpace(tokens, end);
    if (tokens[next]?.kind !== 'sign') break;
    const term = readProduct(reading, skipSpace(tokens, next + 1));
    if (term === null) break;
    signals.sums += 1;
    tex += ` ${operatorTex(tokens[next]?.text ?? '')} ${term.tex}`;
    end = term.end;
  }
  return { tex, end };
}

/** Factors, times signs and fractions. */
function readProduct(reading: Reading, at: number): Read | null {
  const { tokens, signals } = reading;
  let tight = readTight(reading, at);
  if (tight === null) return null;
  let before = '';
  for (let turns = 0; turns < longest; turns += 1) {
    const { end } = tight;
    const next = skipSpace(tokens, end);
    const token = tokens[next];
    const follows = skipSpace(tokens, next + 1);
    const times =
      token?.kind === 'times'
        ? operatorTex(token.text)
        : composition(tokens, next)
          ? '\\circ'
          : union(tokens, next)
            ? '\\cup'
            : null;
    if (times !== null) {
      const factor = readTight(reading, follows);
      if (factor === null) break;
      signals.strong += 1;
      before += `${tight.tex} ${times} `;
      tight = factor;
    } else if (token?.kind === 'over') {
      const fraction = readFraction(reading, tight, follows);
      if (fraction === null) break;
      tight = fraction;
    } else if (tight.reaches || (next > end && ['function', 'root', 'limit'].includes(token?.kind ?? ''))) {
      const factor = readTight(reading, next);
      if (factor === null) break;
      before += `${tight.tex} `;
      tight = factor;
    } else if (next > end && /^d[tuvxyzθ]$/.test(token?.text ?? '') && tokens[next + 1]?.kind !== 'prime') {
      before += `${tight.tex}\\,`;
      tight = { tex: token?.text ?? '', end: next + 1 };
    } else break;
  }
  return { tex: before + tight.tex, end: tight.end };
}

/** `2x`, `(x-2)(x+2)`, `3sen(x)`: factors without a space between them. */
function readTight(reading: Reading, at: number): Read | null {
  const { tokens, signals } = reading;
  const first = readFactor(reading, at);
  if (first === null) return null;
  let product: Read = first;
  for (let turns = 0; turns < longest && !product.reaches && !product.loose; turns += 1) {
    const kind = tokens[product.end]?.kind;
    const isOpeningBar = kind === 'bar' && reading.bars === 0;
    if (!isOpeningBar && !['letters', 'open', 'function', 'root', 'symbol'].includes(kind ?? '')) break;
    const next = readFactor(reading, product.end);
    if (next === null) break;
    if (tokens[at]?.kind === 'number' || kind === 'open') signals.products += 1;
    product = { tex: `${product.tex}${next.tex}`, end: next.end, ...(next.loose ? { loose: true } : {}) };
  }
  return product;
}

/** Drawn as one where it is clear what lies below the line; otherwise the slash stays. */
function readFraction(reading: Reading, above: Read, at: number): Read | null {
  const { tokens, signals } = reading;
  const signed =
    tokens[at]?.kind === 'sign' && tokens[at + 1]?.kind === 'number'
      ? operatorTex(tokens[at]?.text ?? '')
      : '';
  const below = readFactor(reading, signed === '' ? at : at + 1);
  if (below === null || below.reaches || above.reaches) return null;
  signals.strong += 1;
  const goesOn = ['letters', 'open', 'symbol', 'function', 'root', 'over'].includes(
    tokens[below.end]?.kind ?? '',
  );
  if (goesOn || above.loose || below.loose) {
    const rest = goesOn && tokens[below.end]?.kind !== 'over' ? readTight(reading, below.end) : null;
    return {
      tex: `${above.tex} / ${signed}${below.tex}${rest?.tex ?? ''}`,
      end: rest?.end ?? below.end,
      loose: true,
    };
  }
  return { tex: `\\frac{${above.bare ?? above.tex}}{${signed}${below.bare ?? below.tex}}`, end: below.end };
}

/** `(-1, 2) U (2, inf)` */
function union(tokens: Reading['tokens'], at: number): boolean {
  return (
    /^[uU]$/.test(tokens[at]?.text ?? '') &&
    tokens[at - 2]?.kind === 'close' &&
    tokens[at + 2]?.kind === 'open'
  );
}

/** `f o g` */
function composition(tokens: Reading['tokens'], at: number): boolean {
  const isFunction = (index: number) => /^[fgh]$/.test(tokens[index]?.text ?? '');
  return tokens[at]?.text === 'o' && isFunction(at - 2) && isFunction(at + 2);
}
