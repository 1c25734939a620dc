import { buildPiece, endOf, type Piece, placeOf } from './piece.ts';

export interface Decoded {
  piece: Piece;
  /** A % that begins no escape was kept as it stands. */
  literal: boolean;
  /** The escapes are not UTF-8; what they meant cannot be known. */
  broken: boolean;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const escapeLength = '%41'.length;

export function percentDecoded(raw: Piece): Decoded {
  if (!raw.text.includes('%')) return { piece: raw, literal: false, broken: false };
  const decoded = buildPiece();
  let literal = false;
  let broken = false;
  for (let index = 0; index < raw.text.length; ) {
    const bytes = escapedBytes(raw.text, index);
    const at = placeOf(raw, index);
    if (bytes.length === 0) {
      const character = raw.text.charAt(index);
      if (character === '%') literal = true;
      decoded.add(character, at);
      index += 1;
      continue;
    }
    try {
      for (const character of utf8.decode(Uint8Array.from(bytes))) decoded.add(character, at);
    } catch {
      broken = true;
    }
    index += bytes.length * escapeLength;
  }
  return { piece: decoded.done(endOf(raw)), literal, broken };
}

function escapedBytes(text: string, from: number): number[] {
  const bytes: number[] = [];
  for (let index = from; text.charAt(index) === '%'; index += escapeLength) {
    const digits = text.slice(index + 1, index + escapeLength);
    if (!/^[0-9a-f]{2}$/i.test(digits)) break;
    bytes.push(Number.parseInt(digits, 16));
  }
  return bytes;
}
