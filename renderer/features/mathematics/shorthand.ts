import { freshSignals, type Reading, type Signals } from './cursor.ts';
import { beforeDates, constants, functions, isPhrase, roots } from './names.ts';
import { readRelations } from './sums.ts';
import { type Token, tokensOf } from './tokens.ts';

export interface Shorthand {
  from: number;
  to: number;
  tex: string;
}

// Most answers are prose alone: one look tells.
const names = [...functions.keys(), ...roots, ...constants.keys(), 'lim'].join('|');
const worthReading = new RegExp(
  `[\\^_/=<>≤≥≠→⇒*√∫∞·×|+'’′¹²³]|\\d[a-z]|[a-zA-Z]\\(|(?<!\\p{L})(?:${names})(?!\\p{L})`,
  'u',
);

/**
 * The formulas people type without any TeX: `x^2`, `sqrt(x)`, `lim x->0`, `1/2`.
 * Whatever might be prose stays prose. Every token is read a bounded number of times.
 */
export function shorthandIn(text: string): Shorthand[] {
  if (!worthReading.test(text)) return [];
  const tokens = tokensOf(text);
  const found: Shorthand[] = [];
  const failed = new Set<number>();
  const texLines = linesWithTex(tokens);
  let at = 0;
  let line = 0;
  while (at < tokens.length) {
    const token = tokens[at] as Token;
    if (token.kind === 'line') line += 1;
    if (!canBegin(tokens, at) || texLines.has(line)) {
      at += 1;
      continue;
    }
    const reading: Reading = { tokens, signals: freshSignals(), failed, depth: 0, bars: 0 };
    const formula = readRelations(reading, at);
    if (reading.signals.ambiguous) {
      // Half a formula would say something else than the whole.
      while (at < tokens.length && !['prose', 'line', 'comma'].includes(tokens[at]?.kind ?? '')) at += 1;
      continue;
    }
    if (formula === null) {
      at += 1;
      continue;
    }
    const from = token.at;
    const to = tokens[formula.end]?.at ?? text.length;
    if (isMeant(reading.signals, text.slice(from, to), tokens, at, formula.end)) {
      found.push({ from, to, tex: formula.tex });
    }
    at = formula.end;
  }
  return found;
}

function canBegin(tokens: readonly Token[], at: number): boolean {
  const kind = tokens[at]?.kind;
  if (kind === 'sign') {
    const before = tokens[at - 1]?.kind;
    return (
      tokens[at + 1]?.kind !== 'space' && (before === undefined || before === 'space' || before === 'line')
    );
  }
  const starts = [
    'number',
    'letters',
    'function',
    'root',
    'limit',
    'symbol',
    'integral',
    'open',
    'bar',
    'relation',
  ];
  return starts.includes(kind ?? '');
}

function isMeant(signals: Signals, raw: string, tokens: readonly Token[], from: number, to: number): boolean {
  // Joined to a word or to something unread: only a part of something else.
  const before = tokens[from - 1];
  if (before?.kind === 'prose' && /[\p{L}\p{N}@#$\\/_]$/u.test(before.text)) return false;
  if (isPhrase(raw) || isDate(raw, tokens, from)) return false;
  const after = tokens[to];
  if (after?.kind === 'prose' && /^[\p{L}\p{N}@#$\\/_]/u.test(after.text)) return false;
  if (after?.kind === 'over' || after?.kind === 'power') return false;
  if (after?.kind === 'sign' && tokens[to + 1]?.kind === 'prose') return false;
  if (signals.strong > 0) return true;
  if (signals.relations > 0 && signals.variables > 0) return true;
  return signals.sums > 0 && signals.products > 0 && signals.variables > 0;
}

/** `el 20/11`, `2025/2026` */
function isDate(raw: string, tokens: readonly Token[], from: number): boolean {
  const numbers = /^(\d+)\/(\d+)$/.exec(raw);
  if (numbers === null) return false;
  if (numbers.slice(1).some((number) => /^(19|20)\d\d$/.test(number))) return true;
  return beforeDates.has(tokens[from - 2]?.text.toLowerCase() ?? '');
}

/** TeX without its delimiters: to pick pieces out of it would tear it apart. */
function linesWithTex(tokens: readonly Token[]): Set<number> {
  const lines = new Set<number>();
  let line = 0;
  for (const { kind, text } of tokens) {
    if (kind === 'line') line += 1;
    if (kind === 'prose' && /^\\\p{L}/u.test(text)) lines.add(line);
  }
  return lines;
}
