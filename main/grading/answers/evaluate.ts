import type { Token } from './answer-tokens.ts';
import {
  type ExactNumber,
  negated,
  parseDecimal,
  power,
  product,
  quotient,
  real,
  root,
  sum,
} from './exact-number.ts';

const deepest = 30;
const longest = 200;

/**
 * The value of an expression of numbers alone: `1/2`, `2*sqrt(3)`, `-2^2`, `50%`. Null for whatever else it is.
 * Read token by token, each once: nothing a student typed is ever run.
 */
export function evaluate(tokens: readonly Token[]): ExactNumber | null {
  if (tokens.length > longest) return null;
  const reader = createReader(tokens);
  const value = reader.sum(0);
  return value !== null && reader.isAtEnd() ? value : null;
}

type Step = (depth: number) => ExactNumber | null;

function createReader(tokens: readonly Token[]) {
  let at = 0;
  const peek = () => tokens[tokens[at]?.kind === 'space' ? at + 1 : at];
  const take = () => {
    if (tokens[at]?.kind === 'space') at += 1;
    at += 1;
  };
  const takes = (...texts: string[]): string | null => {
    const next = peek();
    if (next === undefined || !texts.includes(next.text)) return null;
    take();
    return next.text;
  };

  /** A chain of operations of one rank. */
  const chain =
    (
      operand: Step,
      signs: readonly string[],
      apply: (sign: string, one: ExactNumber, other: ExactNumber) => ExactNumber | null,
    ): Step =>
    (depth) => {
      let value = operand(depth);
      for (let sign = takes(...signs); value !== null && sign !== null; sign = takes(...signs)) {
        const other = operand(depth);
        value = other === null ? null : apply(sign, value, other);
      }
      return value;
    };

  const signed: Step = (depth) => {
    if (depth > deepest) return null;
    const sign = takes('-', '+');
    if (sign === null) return joined(depth);
    const value = signed(depth + 1);
    return value !== null && sign === '-' ? negated(value) : value;
  };

  /** `2pi`, `3sqrt(2)`, `(1)(2)`: without a space they multiply. */
  const joined: Step = (depth) => {
    let value = raised(depth);
    while (value !== null && beginsFactor(tokens[at], tokens[at - 1])) {
      const other = raised(depth);
      value = other === null ? null : product(value, other);
    }
    return value;
  };

  const raised: Step = (depth) => {
    const base = operand(depth);
    if (base === null || takes('^') === null) return base;
    const above = exponent(depth + 1);
    return above === null ? null : power(base, above);
  };
  const exponent: Step = (depth) => {
    if (depth > deepest) return null;
    if (takes('-') === null) return raised(depth);
    const value = exponent(depth + 1);
    return value === null ? null : negated(value);
  };

  const operand: Step = (depth) => {
    const value = single(depth);
    return value !== null && takes('%') !== null
      ? quotient(value, { kind: 'fraction', top: 100n, bottom: 1n })
      : value;
  };

  const single: Step = (depth) => {
    const next = peek();
    if (next === undefined || depth > deepest) return null;
    take();
    if (next.kind === 'number') return parseDecimal(next.text);
    if (next.text === 'pi') return real(Math.PI);
    if (next.text === 'e') return real(Math.E);
    if (next.kind === 'open') return inside(next.text, depth);
    if (next.kind !== 'function') return null;
    const value = operand(depth + 1);
    if (value === null) return null;
    return next.text === 'ln' ? naturalLogarithm(value) : root(value);
  };

  const inside = (open: string, depth: number): ExactNumber | null => {
    const value = sums(depth + 1);
    return takes(closing[open] ?? ')') === null ? null : value;
  };

  const products = chain(signed, ['*', '/'], (sign, one, other) =>
    sign === '*' ? product(one, other) : quotient(one, other),
  );
  const sums = chain(products, ['+', '-'], (sign, one, other) =>
    sum(one, sign === '+' ? other : negated(other)),
  );

  return { sum: sums, isAtEnd: () => at >= tokens.length };
}

const closing: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

function beginsFactor(token: Token | undefined, before: Token | undefined): boolean {
  if (token === undefined || before === undefined) return false;
  if (token.kind === 'number') return before.kind === 'close';
  return token.kind === 'open' || token.kind === 'function' || token.text === 'pi';
}

function naturalLogarithm(number: ExactNumber): ExactNumber | null {
  const value = number.kind === 'real' ? number.value : Number(number.top) / Number(number.bottom);
  return value > 0 ? real(Math.log(value)) : null;
}
