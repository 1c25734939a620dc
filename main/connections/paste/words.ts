import type { PastedKind } from '#contract/connections';
import { type Draft, fieldOf } from './draft.ts';
import { settingOf } from './meanings.ts';
import { buildPiece, type Piece, part, placeOf } from './piece.ts';

const blank = /\s/;
// Looking no further keeps a text made of quotes from taking quadratic time.
const longestValue = 1100;

/** libpq's own form: `host=… dbname='a b' password=it\'s`. Of a name said twice, the last one counts. */
export function readWords(piece: Piece, draft: Draft): PastedKind {
  const words: { name: string; value: Piece; loose?: Piece }[] = [];
  const { text } = piece;
  let index = 0;
  while (index < text.length) {
    index = skipBlank(text, index);
    if (index >= text.length) break;
    const start = index;
    while (index < text.length && text[index] !== '=' && !blank.test(text.charAt(index))) index += 1;
    const name = text.slice(start, index);
    const afterName = skipBlank(text, index);
    if (text[afterName] !== '=') {
      const before = settingOf(words.at(-1)?.name ?? '');
      draft.fail('word-without-value', placeOf(piece, start), { field: before && fieldOf(before) });
      continue;
    }
    const value = readValue(piece, skipBlank(text, afterName + 1), draft);
    words.push({ name, value: value.piece });
    if (value.doubleQuoted) {
      const setting = settingOf(name);
      draft.warn('quotes-removed', setting && fieldOf(setting));
    }
    index = value.end;
  }
  for (const { name, value } of words.toReversed()) draft.offer(name, value);
  return 'words';
}

interface Value {
  piece: Piece;
  end: number;
  doubleQuoted: boolean;
}

function readValue(piece: Piece, start: number, draft: Draft): Value {
  const { text } = piece;
  // libpq knows single quotes alone, but who writes double ones means quotes too.
  const closing = text[start] === '"' ? closingDoubleQuote(text, start) : -1;
  if (closing > 0) return { piece: part(piece, start + 1, closing), end: closing + 1, doubleQuoted: true };

  const quoted = text[start] === "'";
  const value = buildPiece();
  let index = quoted ? start + 1 : start;
  for (; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (quoted ? character === "'" : blank.test(character)) break;
    if (character === '\\') {
      index += 1;
      if (index >= text.length) break;
    }
    value.add(text.charAt(index), placeOf(piece, index));
  }
  const built = value.done(placeOf(piece, Math.min(index, text.length)));
  if (quoted && index >= text.length) draft.fail('quote-open', placeOf(piece, start));
  return { piece: built, end: quoted ? index + 1 : index, doubleQuoted: false };
}

/** The quote that is followed by a blank or the end, if there is one nearby. */
function closingDoubleQuote(text: string, start: number): number {
  const end = /"(?=\s|$)/.exec(text.slice(start + 1, start + 1 + longestValue))?.index;
  return end === undefined ? -1 : start + 1 + end;
}

function skipBlank(text: string, from: number): number {
  let index = from;
  while (index < text.length && blank.test(text.charAt(index))) index += 1;
  return index;
}
