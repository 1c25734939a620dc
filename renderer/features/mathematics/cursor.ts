import { wordLetters } from './names.ts';
import type { Token } from './tokens.ts';

/** What was met while a formula was read; decides whether it was meant as one. */
export interface Signals {
  /** Powers, roots, fractions, limits, comparisons: nobody writes them in prose. */
  strong: number;
  relations: number;
  variables: number;
  /** `2x`, `3(x+1)`: a factor stands before a letter. */
  products: number;
  sums: number;
  /** `e^2x`: two readings, and it is not ours to choose. */
  ambiguous: boolean;
}

export interface Reading {
  tokens: readonly Token[];
  signals: Signals;
  /** Brackets and bars that hold no formula, by where they open. */
  failed: Set<number>;
  /** How deep in brackets, and in bars, the reader is. */
  depth: number;
  bars: number;
}

export const deepest = 24;

export function freshSignals(): Signals {
  return { strong: 0, relations: 0, variables: 0, products: 0, sums: 0, ambiguous: false };
}

export function skipSpace(tokens: readonly Token[], at: number): number {
  return tokens[at]?.kind === 'space' ? at + 1 : at;
}

const operators = new Set(['sign', 'times', 'over', 'relation', 'power']);
const tightNeighbours = new Set([...operators, 'open', 'close', 'number', 'prime', 'raised', 'bar']);

/** `y`, `a`, `o`… are letters of a formula only where an operator or a bracket says so. */
export function isVariable(tokens: readonly Token[], at: number): boolean {
  const letter = tokens[at];
  if (letter === undefined || !wordLetters.has(letter.text)) return true;
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (after !== undefined && tightNeighbours.has(after.kind) && after.kind !== 'close') return true;
  if (before !== undefined && tightNeighbours.has(before.kind) && before.kind !== 'open') return true;
  if (before?.kind === 'open' && (after?.kind === 'close' || after?.kind === 'comma')) return true;
  const left = before?.kind === 'space' ? tokens[at - 2] : undefined;
  const right = after?.kind === 'space' ? tokens[at + 2] : undefined;
  const rightIsSign = right?.kind === 'sign' && tokens[at + 3]?.kind !== 'space';
  const leftIsBullet =
    left?.kind === 'sign' && (tokens[at - 3] === undefined || tokens[at - 3]?.kind === 'line');
  return (
    (left !== undefined && operators.has(left.kind) && !leftIsBullet) ||
    (right !== undefined && operators.has(right.kind) && !rightIsSign)
  );
}

const relationsInTex: Record<string, string> = {
  '<=': '\\le', '=<': '\\le', '≤': '\\le', '>=': '\\ge', '≥': '\\ge', '!=': '\\ne', '=/=': '\\ne', '<>': '\\ne', '≠': '\\ne',
  '->': '\\to', '→': '\\to', '-->': '\\longrightarrow', '=>': '\\Rightarrow', '⇒': '\\Rightarrow', '==>': '\\Longrightarrow',
  '<=>': '\\Leftrightarrow', '⇔': '\\Leftrightarrow', '<->': '\\leftrightarrow', '≈': '\\approx', '∈': '\\in',
  '<': '\\lt', '>': '\\gt', '=': '=',
}; // biome-ignore format: a table
const operatorsInTex: Record<string, string> = {
  '-': '-', '−': '-', '+': '+', '±': '\\pm', '*': '\\cdot', '·': '\\cdot', '×': '\\times', '∘': '\\circ', '∪': '\\cup', '∩': '\\cap',
}; // biome-ignore format: a table

export function relationTex(text: string): string {
  return relationsInTex[text] ?? text;
}

export function operatorTex(text: string): string {
  return operatorsInTex[text] ?? text;
}

/** `=`, `<` and `>` are in prose, prices and code as well. */
export function isPlainRelation(text: string): boolean {
  return text === '=' || text === '<' || text === '>';
}
