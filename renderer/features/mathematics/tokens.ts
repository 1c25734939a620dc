import { constants, functions, greekLetters, isProduct, roots } from './names.ts';

export type Kind =
  | 'space'
  | 'line'
  | 'prose'
  | 'number'
  | 'letters'
  | 'function'
  | 'root'
  | 'limit'
  | 'symbol'
  | 'integral'
  | 'open'
  | 'close'
  | 'bar'
  | 'comma'
  | 'power'
  | 'prime'
  | 'raised'
  | 'sign'
  | 'times'
  | 'over'
  | 'relation';

export interface Token {
  kind: Kind;
  text: string;
  at: number;
}

const single: Readonly<Record<string, Kind>> = {
  '(': 'open', '[': 'open', '{': 'open', ')': 'close', ']': 'close', '}': 'close', '|': 'bar', ',': 'comma', ';': 'comma',
  '^': 'power', _: 'power', '+': 'sign', '-': 'sign', '−': 'sign', '±': 'sign', '*': 'times', '·': 'times', '×': 'times',
  '∘': 'times', '∪': 'times', '∩': 'times', '/': 'over', '∫': 'integral', '∞': 'symbol', '√': 'root',
}; // biome-ignore format: a table

const line = /\r?\n/y;
const space = /[^\S\n]+/y;
// Addresses, dates, times, TeX commands out of place and names with digits are no shorthand.
const numeric = /\d{1,4}[/-]\d{1,2}[/-]\d{2,4}(?!\d)|\d{1,2}:\d\d/y;
const command = /\\\p{L}+/uy;
const address = /(?:https?:\/\/|www\.)\S+/y;
const withDigits = /\p{L}[\p{L}\p{M}]*\d[\p{L}\d]*/uy;
const number = /\d+(?:[.,]\d+)*/y;
const word = /\p{L}[\p{L}\p{M}]*(?:['’]\p{L}{3,})?/uy;
const relation = /<=>|<->|-->|==>|=\/=|<=|>=|=<|!=|<>|->|=>|[=<>≤≥≠→⇒⇔≈∈]/y;
const prime = /['’′″]+/y;
const raised = /[⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ]+/y;
const anything = /./suy;

const inOrder: readonly (readonly [RegExp, Kind | 'word'])[] = [
  [address, 'prose'],
  [withDigits, 'prose'],
  [word, 'word'],
  [numeric, 'prose'],
  [number, 'number'],
  [command, 'prose'],
  [relation, 'relation'],
  [prime, 'prime'],
  [raised, 'raised'],
  [space, 'space'],
  [line, 'line'],
];

/** The text in pieces, without a gap. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const token = tokenAt(text, at);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function tokenAt(text: string, at: number): Token {
  const char = text[at] ?? '';
  const kind = single[char];
  if (char === ' ' && text[at + 1] !== ' ') return { kind: 'space', text: char, at };
  // A hyphen may begin an arrow.
  if (kind !== undefined && char !== '-') return { kind, text: char, at };
  for (const [pattern, found] of inOrder) {
    pattern.lastIndex = at;
    const piece = pattern.exec(text)?.[0];
    if (piece !== undefined) return { kind: found === 'word' ? kindOfWord(piece) : found, text: piece, at };
  }
  if (kind !== undefined) return { kind, text: char, at };
  anything.lastIndex = at;
  return { kind: 'prose', text: anything.exec(text)?.[0] ?? char, at };
}

function kindOfWord(word: string): Kind {
  // A telephone begins the sentence with a capital.
  if (/^[Ll][ií]m$/.test(word)) return 'limit';
  if (roots.has(word.toLowerCase())) return 'root';
  if (functions.has(word)) return 'function';
  if (constants.has(word) || greekLetters.has(word)) return 'symbol';
  return /^[a-zA-Zα-ωΑ-Ωℝ]$/.test(word) || isProduct(word) ? 'letters' : 'prose';
}
