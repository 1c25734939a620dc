import { constants, type Token, tokensOf } from './answer-tokens.ts';
import { evaluate } from './evaluate.ts';
import { type ExactNumber, toDouble, writtenOut } from './exact-number.ts';
import { plainLetters } from './plain-letters.ts';
import { withoutTex } from './plain-tex.ts';

/** Nobody writes the same essay twice in other signs: beyond this only letters and spacing are evened out. */
const longest = 400;

/**
 * The same for answers that say the same whatever their spacing, case, accents and way of writing a number.
 * Empty for an answer in which nothing can be read. In doubt two answers keep two keys: what is written to a group
 * goes to everybody in it.
 */
export function answerKey(text: string): string {
  const letters = plainLetters(text).replace(/\s+/g, ' ').trim();
  // A full stop alone is no empty answer.
  return letters.length > longest ? letters : keyOfExpression(letters) || letters;
}

function keyOfExpression(letters: string): string {
  const plain = tidied(withoutTex(letters));
  const pieces: string[] = [];
  let run: Token[] = [];
  const tokens = tokensOf(plain);
  let before: Token | undefined;
  const close = (next: Token | undefined) => {
    if (run.length > 0) pieces.push(runKey(run, before, next));
    before = next;
    run = [];
  };
  for (const token of tokens) {
    const isMathematics = ['number', 'letter', 'function', 'operator', 'open', 'close', 'space'].includes(
      token.kind,
    );
    if (isMathematics) {
      run.push(token);
    } else {
      close(token);
      pieces.push(token.text);
    }
  }
  close(undefined);
  return pieces
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/ ?(<->|-->|==>|<=>|<=|>=|!=|->|=>|[<>=≈~]) ?/g, '$1')
    .replace(/ (?=[.,;:?!])/g, '')
    .trim();
}

/** The number that an answer is, if it is nothing else. */
export function numberIn(text: string): number | null {
  const tokens = trimmed(tokensOf(tidied(withoutTex(plainLetters(text).trim().slice(0, longest)))));
  const value = expressionIn(tokens);
  const double = value === null ? Number.NaN : toDouble(value);
  return Number.isFinite(double) ? double : null;
}

/** Without what frames an answer and says nothing: quotes around all of it, a leading `=`, the last full stop. */
function tidied(plain: string): string {
  return plain
    .replace(/\braiz(?: cuadrada)? de\b/g, ' sqrt ')
    .replace(/\blim\s*_\s*\(([^()]*)\)/g, 'lim $1 ')
    .trim()
    .replace(/^"([^"]*)"$/, '$1')
    .replace(/^=+\s*/, '')
    .replace(/[\s.]+$/, '');
}

/** A stretch of signs and numbers between words: its value where it has one, otherwise evenly spaced. */
function runKey(run: readonly Token[], previous: Token | undefined, next: Token | undefined): string {
  const tokens = unwrapped(trimmed(run));
  if (tokens.length === 0) return ' ';
  const before = run[0]?.kind === 'space' ? ' ' : '';
  const after = run.at(-1)?.kind === 'space' ? ' ' : '';
  // In `4-2=2` the left side is how somebody came to the right one.
  const isWorking = next?.kind === 'relation' && /^[=≈~]$/.test(next.text);
  // A sign and a space begin a list, except after another sign.
  const isListed =
    tokens[0]?.kind === 'operator' && tokens[1]?.kind === 'space' && previous?.kind !== 'relation';
  if (isListed) return `${before}${tokens[0]?.text} ${spaced(tokens.slice(2))}${after}`;
  const value = isWorking ? null : expressionIn(tokens);
  const infinite = endless(tokens);
  return before + (infinite ?? (value === null ? spaced(tokens) : writtenOut(value))) + after;
}

function expressionIn(tokens: readonly Token[]): ExactNumber | null {
  // A letter by itself is a name.
  if (tokens.length === 1 && tokens[0]?.kind !== 'number' && tokens[0]?.text !== 'pi') return null;
  return evaluate(tokens);
}

function endless(tokens: readonly Token[]): string | null {
  const [sign, name] = tokens.length === 1 ? ['+', tokens[0]?.text] : [tokens[0]?.text, tokens.at(-1)?.text];
  if (tokens.length > 3 || name === undefined || name === 'pi' || !constants.has(name)) return null;
  if (tokens.length === 3 && tokens[1]?.kind !== 'space') return null;
  if (sign === '+') return 'inf';
  return sign === '-' ? '-inf' : null;
}

function trimmed(run: readonly Token[]): readonly Token[] {
  const from = run[0]?.kind === 'space' ? 1 : 0;
  const to = run.at(-1)?.kind === 'space' ? run.length - 1 : run.length;
  return run.slice(from, Math.max(from, to));
}

/** Without brackets around all of it. */
function unwrapped(tokens: readonly Token[]): readonly Token[] {
  if (tokens[0]?.text !== '(' || tokens.at(-1)?.text !== ')') return tokens;
  let depth = 0;
  const closesEarly = tokens.slice(0, -1).some(({ kind }) => {
    if (kind === 'open') depth += 1;
    if (kind === 'close') depth -= 1;
    return depth === 0;
  });
  return closesEarly || tokens.length < 3 ? tokens : trimmed(tokens.slice(1, -1));
}

const operands = new Set(['number', 'letter', 'function', 'close']);
const beginnings = new Set(['number', 'letter', 'function', 'open']);

function spaced(tokens: readonly Token[]): string {
  return tokens
    .map((token, index) => {
      if (token.kind === 'number') return evenNumber(token.text);
      if (token.kind !== 'space') return token.text;
      const before = tokens[index - 1]?.kind ?? 'space';
      const after = tokens[index + 1]?.kind ?? 'space';
      const isApplied = before === 'letter' || before === 'function' || before === 'close';
      if (after === 'open' && isApplied) return '';
      return operands.has(before) && beginnings.has(after) ? ' ' : '';
    })
    .join('')
    .replace(/(?<=^|[-+*/^_])\(([a-z]|\d+)\)(?![a-z(])/g, '$1')
    .replace(/(?<=\d)\*(?=[a-z(])/g, '');
}

/** `0.50`, `.5` → `0.5` */
function evenNumber(text: string): string {
  const [whole = '', digits] = text.split('.');
  if (digits === undefined) return text;
  const telling = digits.replace(/0+$/, '');
  return `${whole.replace(/^0+(?=\d)/, '') || '0'}${telling === '' ? '' : `.${telling}`}`;
}
