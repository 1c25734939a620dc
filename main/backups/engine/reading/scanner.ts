/** What comes next in a script: its end in the bytes, or that more of them are needed to tell. */
export type Found =
  | { kind: 'statement' | 'comment' | 'command' | 'blank'; end: number }
  /** psql would obey it in the middle of a statement. */
  | { kind: 'hidden-command'; end: number }
  | { kind: 'more' };

const code = (character: string) => character.charCodeAt(0);
const isSpace = (byte: number) => byte === 32 || (byte >= 9 && byte <= 13);
const isDigit = (byte: number) => byte >= 48 && byte <= 57;
const isNameStart = (byte: number) =>
  (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || byte === 95 || byte >= 128;
const isNamePart = (byte: number) => isNameStart(byte) || isDigit(byte) || byte === 36;

const quote = code("'");
const doubleQuote = code('"');
const dollar = code('$');
const dash = code('-');
const slash = code('/');
const star = code('*');
const semicolon = code(';');
const open = code('(');
const close = code(')');
const backslash = code('\\');
const newline = 10;

export const needMore = -1;

/** Past the closing quote; a doubled one closes and opens again, which comes to the same. */
export function pastQuoted(bytes: Buffer, from: number, end: number, mark: number, escapes: boolean): number {
  for (let at = from; at < end; at++) {
    if (escapes && bytes[at] === backslash) at += 1;
    else if (bytes[at] === mark) return at + 1;
  }
  return needMore;
}

export function pastBlockComment(bytes: Buffer, from: number, end: number): number {
  let depth = 1;
  for (let at = from; at + 1 < end; at++) {
    if (bytes[at] === slash && bytes[at + 1] === star) {
      depth += 1;
      at += 1;
    } else if (bytes[at] === star && bytes[at + 1] === slash) {
      depth -= 1;
      at += 1;
      if (depth === 0) return at + 1;
    }
  }
  return needMore;
}

/** `$tag$ … $tag$`, or `from + 1` where the dollar begins nothing. */
export function pastDollars(bytes: Buffer, from: number, end: number): number {
  let at = from + 1;
  if (at < end && isNameStart(bytes[at] ?? 0))
    while (at < end && isNamePart(bytes[at] ?? 0) && bytes[at] !== dollar) at += 1;
  if (at >= end) return needMore;
  if (bytes[at] !== dollar) return from + 1;
  const tag = bytes.subarray(from, at + 1);
  const closing = bytes.subarray(0, end).indexOf(tag, at + 1);
  return closing < 0 ? needMore : closing + tag.length;
}

/** Inside the SQL body of a function semicolons end nothing; counted as psql counts. */
function createBodyCounter() {
  const first: string[] = [];
  let depth = 0;
  let words = 0;
  return {
    word(word: string, parentheses: number) {
      words += 1;
      if (words <= 4) first.push(/^(create|or|replace|function|procedure)$/.test(word) ? word : '');
      const [one, two, three, four] = first;
      const routine = (each: string | undefined) => each === 'function' || each === 'procedure';
      const makes =
        one === 'create' && (routine(two) || (two === 'or' && three === 'replace' && routine(four)));
      if (!makes || parentheses > 0) return;
      if (word === 'begin') depth += 1;
      else if (word === 'case' && depth > 0) depth += 1;
      else if (word === 'end' && depth > 0) depth -= 1;
    },
    inside: () => depth > 0,
  };
}

/**
 * Finds where the next part of a script ends, reading it as psql does with standard strings: quotes, dollar
 * quotes, comments, parentheses. Starts over at `from` when it is asked again with more bytes.
 */
export function findPart(bytes: Buffer, from: number, end: number, last: boolean): Found {
  let at = from;
  while (at < end && isSpace(bytes[at] ?? 0)) at += 1;
  if (at >= end) return last ? { kind: 'blank', end } : { kind: 'more' };
  if (bytes[at] === backslash) {
    const line = bytes.subarray(0, end).indexOf(newline, at);
    if (line >= 0) return { kind: 'command', end: line + 1 };
    return last ? { kind: 'command', end } : { kind: 'more' };
  }
  if (bytes[at] === dash && bytes[at + 1] === dash && at + 1 < end) {
    const line = bytes.subarray(0, end).indexOf(newline, at);
    if (line >= 0) return { kind: 'comment', end: line + 1 };
    return last ? { kind: 'comment', end } : { kind: 'more' };
  }
  return findStatement(bytes, at, end, last);
}

function findStatement(bytes: Buffer, from: number, end: number, last: boolean): Found {
  const body = createBodyCounter();
  let parentheses = 0;
  let at = from;
  // The longest mark that has to be seen whole.
  const sure = last ? end : end - 2;
  const more: Found = last ? { kind: 'statement', end } : { kind: 'more' };
  while (at < sure) {
    const byte = bytes[at] ?? 0;
    let next = at + 1;
    if (byte === quote) next = pastQuoted(bytes, next, end, quote, false);
    else if (byte === doubleQuote) next = pastQuoted(bytes, next, end, doubleQuote, false);
    else if (byte === dollar) next = pastDollars(bytes, at, end);
    else if (byte === dash && bytes[at + 1] === dash) next = bytes.subarray(0, end).indexOf(newline, at);
    else if (byte === slash && bytes[at + 1] === star) next = pastBlockComment(bytes, at + 2, end);
    else if (byte === backslash) return { kind: 'hidden-command', end: at };
    else if (byte === open) parentheses += 1;
    else if (byte === close) parentheses = Math.max(0, parentheses - 1);
    else if (byte === semicolon && parentheses === 0 && !body.inside())
      return { kind: 'statement', end: next };
    else if (isDigit(byte)) {
      while (next < end && isNamePart(bytes[next] ?? 0)) next += 1;
      if (next === end && !last) return more;
    } else if (isNameStart(byte)) {
      while (next < end && isNamePart(bytes[next] ?? 0)) next += 1;
      if (next === end && !last) return more;
      const word = next - at <= 9 ? bytes.toString('latin1', at, next).toLowerCase() : '';
      body.word(word, parentheses);
      if (word === 'e' && bytes[next] === quote) next = pastQuoted(bytes, next + 1, end, quote, true);
    }
    if (next === needMore) return more;
    at = next;
  }
  return more;
}
