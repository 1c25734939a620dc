import type { Draft } from './draft.ts';
import { type Piece, type PieceBuilder, placeOf } from './piece.ts';

const letters = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['a', '\u0007'],
  ['b', '\b'],
  ['e', '\u001b'],
  ['f', '\f'],
  ['v', '\v'],
]);
const byteEscape = /^\\(?:x([0-9a-fA-F]{1,2})|([0-7]{1,3}))/;
const pointEscape = /^\\(?:u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8}))/;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads the `$'…'` that begins at `start`; returns the index of its closing quote. */
export function readDollarQuotes(whole: Piece, start: number, built: PieceBuilder, draft: Draft): number {
  const { text } = whole;
  let index = start + 2;
  while (index < text.length) {
    const character = text.charAt(index);
    if (character === "'") return index;
    const at = placeOf(whole, index);
    const bytes = character === '\\' ? readBytes(text, index) : undefined;
    const point = character === '\\' ? pointEscape.exec(text.slice(index, index + 10)) : null;
    if (bytes) {
      try {
        built.add(utf8.decode(Uint8Array.from(bytes.values)), at);
      } catch {
        draft.fail('encoding-broken', at);
      }
      index = bytes.end;
    } else if (point) {
      const code = Number.parseInt(point[1] ?? point[2] ?? '', 16);
      built.add(code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd', at);
      index += point[0].length;
    } else if (character === '\\') {
      const letter = text.charAt(index + 1);
      built.add(letters.get(letter) ?? letter, at);
      index += 2;
    } else {
      built.add(character, at);
      index += 1;
    }
  }
  draft.fail('quote-open', placeOf(whole, start));
  return index;
}

/** `\303\251` and `\xc3\xa9` are the bytes of one é. */
function readBytes(text: string, start: number): { values: number[]; end: number } | undefined {
  const values: number[] = [];
  let end = start;
  for (;;) {
    const found = byteEscape.exec(text.slice(end, end + 4));
    if (!found) break;
    const value = found[1] === undefined ? Number.parseInt(found[2] ?? '', 8) : Number.parseInt(found[1], 16);
    values.push(value & 0xff);
    end += found[0].length;
  }
  return values.length > 0 ? { values, end } : undefined;
}
