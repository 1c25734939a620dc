import { buildPiece, type Piece, part, trimmed, wholePiece } from './piece.ts';

// Zero-width characters, soft hyphens, direction marks: chats and PDF files leave them behind.
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/;
const oddBlank = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/;
const lineEnd = /[\r\u2028\u2029]/;
const untyped = /(?![\t\n\r])\p{Cc}|\p{Cs}/u;

export type Cleaned = { piece: Piece; invisible: number } | { controlAt: number };

/** The text with blanks as blanks and nothing invisible in it, unless it holds what nobody types. */
export function cleaned(source: string): Cleaned {
  const control = untyped.exec(source);
  if (control) return { controlAt: control.index };
  if (!/[^\t\n\x20-\x7e]/.test(source)) return { piece: trimmed(wholePiece(source)), invisible: 0 };
  const built = buildPiece();
  const isEdge = edgeTest(source);
  let removed = 0;
  for (let index = 0; index < source.length; index += 1) {
    const character = source.charAt(index);
    if (invisible.test(character)) removed += isEdge(index) ? 0 : 1;
    else if (character === '\r' && source[index + 1] === '\n') continue;
    else if (lineEnd.test(character)) built.add('\n', index);
    else if (oddBlank.test(character)) built.add(' ', index);
    else built.add(character, index);
  }
  return { piece: trimmed(built.done(source.length)), invisible: removed };
}

/** Before the first and after the last visible character nothing is lost. */
function edgeTest(source: string): (index: number) => boolean {
  const visible = /[^\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/;
  const first = source.search(visible);
  let last = source.length - 1;
  while (last > first && !visible.test(source.charAt(last))) last -= 1;
  return (index) => index < first || index > last;
}

const wrappers: [open: string, close: string][] = [
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['“', '”'],
  ['‘', '’'],
  ['«', '»'],
  ['<', '>'],
];

// What stands before a command when it was copied with its prompt.
const prompts = [
  /^[$%❯➜]\s+/,
  /^>\s+/,
  /^PS [^>\n]{0,200}>\s*/,
  /^[A-Za-z]:\\[^>\n"]{0,200}>\s*/,
  /^\(?[\w.-]{1,64}\)?\s?[\w.-]{1,64}@[\w.-]{1,64}[: ][^$#\n]{0,100}[$#%]\s+/,
  /^[\w.-]{1,64}@[\w.-]{1,64}[: ][^$#\n@]{0,100}[$#%]\s+/,
];

/** Without the quotes, the code fence and the prompt that were selected along with it. */
export function unwrapped(whole: Piece): Piece {
  let piece = whole;
  for (let round = 0; round < 6; round += 1) {
    const inner = trimmed(withoutPrompt(withoutWrapper(withoutFence(piece))));
    if (inner.text.length === piece.text.length) break;
    piece = inner;
  }
  return piece;
}

function withoutFence(piece: Piece): Piece {
  const open = /^(?:```|~~~)[\w-]{0,20}[ \t]*\n?/.exec(piece.text);
  if (!open) return piece;
  const fence = piece.text.slice(0, 3);
  const close = piece.text.lastIndexOf(fence);
  return part(piece, open[0].length, close >= open[0].length ? close : piece.text.length);
}

function withoutWrapper(piece: Piece): Piece {
  const { text } = piece;
  const end = text.endsWith(';') || text.endsWith(',') ? text.length - 1 : text.length;
  for (const [open, close] of wrappers) {
    const inner = text.slice(open.length, end - close.length);
    const wrapped = end > open.length && text.startsWith(open) && text.slice(0, end).endsWith(close);
    if (wrapped && !inner.includes(open) && !inner.includes(close)) return part(piece, 1, end - 1);
  }
  return piece;
}

function withoutPrompt(piece: Piece): Piece {
  for (const prompt of prompts) {
    const found = prompt.exec(piece.text);
    if (found) return part(piece, found[0].length);
  }
  return piece;
}
