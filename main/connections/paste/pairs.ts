import type { PastedKind } from '#contract/connections';
import type { Draft } from './draft.ts';
import { settingOf } from './meanings.ts';
import { buildPiece, type Piece, part, placeOf, trimmed } from './piece.ts';

interface Pair {
  name: string;
  value: Piece;
  quoted: boolean;
}

/** `Host=…;Password=…;` of .NET and `pgsql:host=…;dbname=…` of PHP; `undefined` when it is neither. */
export function asPairs(piece: Piece): Pair[] | undefined {
  const prefix = /^pgsql:(?!\/\/)/i.exec(piece.text)?.[0].length ?? 0;
  const pairs: Pair[] = [];
  for (let start = prefix; start < piece.text.length; ) {
    const { end, quote } = endOfPair(piece.text, start);
    const pair = readPair(trimmed(part(piece, start, end)), quote);
    start = end + 1;
    if (pair === null) continue;
    // `password=a;b host=c` is libpq's form with a `;` in the password.
    if (!pair || (!pair.quoted && /\s[a-z_]+\s*=/.test(pair.value.text))) return undefined;
    pairs.push(pair);
  }
  const known = pairs.filter(({ name }) => settingOf(name) !== undefined);
  return known.length >= 2 && (prefix > 0 || piece.text.includes(';')) ? pairs : undefined;
}

export function readPairs(pairs: Pair[], draft: Draft): PastedKind {
  for (const { name, value } of pairs.toReversed()) draft.offer(name, value);
  return 'pairs';
}

/** The next `;` outside quotes; a quote opens only right after the `=`. */
function endOfPair(text: string, start: number): { end: number; quote: string } {
  const semicolon = text.indexOf(';', start);
  const plainEnd = semicolon < 0 ? text.length : semicolon;
  const equals = text.slice(start, plainEnd).indexOf('=');
  const quote = equals < 0 ? '' : (/^\s*(['"])/.exec(text.slice(start + equals + 1, plainEnd))?.[1] ?? '');
  if (!quote) return { end: plainEnd, quote };
  let index = text.indexOf(quote, start + equals + 1) + 1;
  for (; index < text.length; index += 1) {
    if (text[index] !== quote) continue;
    if (text[index + 1] !== quote) break;
    index += 1;
  }
  const after = text.indexOf(';', index);
  return { end: after < 0 ? text.length : after, quote };
}

/** `null` for the nothing between two semicolons, `undefined` for what is no pair. */
function readPair(piece: Piece, quote: string): Pair | null | undefined {
  if (piece.text === '') return null;
  const equals = piece.text.indexOf('=');
  const name = piece.text.slice(0, Math.max(equals, 0)).trim();
  if (!/^[A-Za-z][A-Za-z _]{0,40}$/.test(name)) return undefined;
  const value = trimmed(part(piece, equals + 1));
  if (quote && (value.text.length < 2 || !value.text.endsWith(quote))) return undefined;
  return { name, value: quote ? unquoted(value, quote) : value, quoted: quote !== '' };
}

function unquoted(value: Piece, quote: string): Piece {
  const built = buildPiece();
  for (let index = 1; index < value.text.length - 1; index += 1) {
    built.add(value.text.charAt(index), placeOf(value, index));
    if (value.text[index] === quote && value.text[index + 1] === quote) index += 1;
  }
  return built.done(placeOf(value, value.text.length - 1));
}
