import type { PastedKind } from '#contract/connections';
import type { Draft } from './draft.ts';
import { type Piece, part } from './piece.ts';
import { readUrl } from './url.ts';

const begins = /(?:jdbc:)?postgres(?:ql)?(?:\+[a-z0-9_]{1,30})?:\/\//gi;
const closing = new Map([
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['(', ')'],
  ['<', '>'],
]);

/** A URL somewhere in a message, a log or a line of code. */
export function readEmbedded(whole: Piece, draft: Draft): PastedKind | null {
  const urls: Piece[] = [];
  begins.lastIndex = 0;
  for (let found = begins.exec(whole.text); found && urls.length < 10; found = begins.exec(whole.text)) {
    const url = part(whole, found.index, endOfUrl(whole.text, found.index));
    urls.push(url);
    begins.lastIndex = found.index + Math.max(url.text.length, found[0].length);
  }
  const [first, ...rest] = urls;
  if (!first) return null;
  const kind = readUrl(first, draft);
  draft.warn('text-around');
  if (rest.some((url) => url.text !== first.text)) draft.warn('several-texts');
  return kind;
}

function endOfUrl(text: string, start: number): number {
  const newline = text.indexOf('\n', start);
  const lineEnd = newline < 0 ? text.length : newline;
  const close = closing.get(text.charAt(start - 1));
  const quoted = close === undefined ? -1 : text.slice(start, lineEnd).indexOf(close);
  if (quoted >= 0) return start + quoted;
  const blank = text.slice(start, lineEnd).search(/\s/);
  return blank < 0 ? lineEnd : start + blank;
}
