export type TokenKind =
  | 'space'
  | 'number'
  | 'letter'
  | 'function'
  | 'word'
  | 'operator'
  | 'open'
  | 'close'
  | 'relation'
  | 'other';

export interface Token {
  kind: TokenKind;
  /** Numbers with a point, whatever was typed. */
  text: string;
}

export const functions = new Set(['sqrt', 'raiz', 'ln']);
export const constants = new Set(['pi', 'inf', 'infinity', 'infinito']);

const patterns: readonly (readonly [TokenKind, RegExp])[] = [
  ['space', /\s+/y],
  // Dates, times, lists without spaces and names with digits are no numbers.
  ['other', /\d{1,4}([/-])\d{1,2}\1\d{2,4}(?!\d)|\d{1,2}:\d\d(?!\d)/y],
  [
    'number',
    /(?:\d+(?:[.,]\d+)*|(?<=\s)\.\d+|(?<=(?:^|[-+*/^(=<>≈])\s?)[.,]\d+)(?:e[+-]?\d{1,2}(?![\d\p{L}]))?/uy,
  ],
  ['word', /\p{L}[\p{L}\p{M}]*/uy],
  ['relation', /<->|-->|==>|<=>|<=|>=|!=|->|=>|[<>=≈~]/y],
  ['operator', /\*\*|[+\-*/^%]/y],
  ['open', /[([{]/y],
  ['close', /[)\]}]/y],
  ['other', /./suy],
];

/** Plain text in pieces. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const token = tokenAt(text, at);
    at += token.text.length;
    tokens.push(token);
  }
  return tokens.map((token, index) => settled(token, index, tokens));
}

function tokenAt(text: string, at: number): Token {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return { kind: kind === 'word' ? kindOfWord(found) : kind, text: found };
  }
  return { kind: 'other', text: text[at] ?? '' };
}

function kindOfWord(word: string): TokenKind {
  if (functions.has(word)) return 'function';
  return word.length === 1 || constants.has(word) ? 'letter' : 'word';
}

/** What only the neighbours can tell. */
function settled(token: Token, index: number, tokens: readonly Token[]): Token {
  if (token.kind === 'space') return { kind: 'space', text: ' ' };
  if (token.text === '**') return { kind: 'operator', text: '^' };
  if (token.kind === 'number') return settledNumber(token.text, index, tokens);
  // "y", "a", "o" between spaces are words of a sentence.
  const isWord =
    /^[yaoeu]$/.test(token.text) && isSpaceOrEnd(tokens[index - 1]) && isSpaceOrEnd(tokens[index + 1]);
  return isWord ? { ...token, kind: 'word' } : token;
}

function settledNumber(typed: string, index: number, tokens: readonly Token[]): Token {
  const separators = typed.match(/[.,]/g) ?? [];
  const asTyped: Token = { kind: 'other', text: typed };
  if (separators.length > 1) return asTyped;
  if (tokens[index + 1]?.kind === 'word') return asTyped;
  if (separators[0] !== ',') return { kind: 'number', text: typed };
  // `(0,5)` may be a point, an interval or half a unit: it is not ours to choose.
  const before = neighbour(tokens, index, -1);
  const after = neighbour(tokens, index, 1);
  const isBracketed = (kind: TokenKind | undefined) => kind === 'open' || kind === 'close';
  if (isBracketed(before?.kind) && isBracketed(after?.kind)) return asTyped;
  return { kind: 'number', text: typed.replace(',', '.') };
}

function neighbour(tokens: readonly Token[], index: number, step: 1 | -1): Token | undefined {
  const next = tokens[index + step];
  return next?.kind === 'space' ? tokens[index + 2 * step] : next;
}

function isSpaceOrEnd(token: Token | undefined): boolean {
  return token === undefined || token.kind === 'space';
}
