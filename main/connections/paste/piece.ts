/**
 * A stretch of what was pasted, after quotes and escapes are undone, that still knows where
 * each character came from: errors point at the place, and the password is covered there.
 */
export interface Piece {
  readonly text: string;
  /** Where in the pasted text each character began; one more for the end. */
  readonly at: Int32Array;
}

export function wholePiece(text: string): Piece {
  const at = new Int32Array(text.length + 1);
  for (let index = 0; index < at.length; index += 1) at[index] = index;
  return { text, at };
}

export function part(piece: Piece, start: number, end = piece.text.length): Piece {
  return { text: piece.text.slice(start, end), at: piece.at.subarray(start, end + 1) };
}

export function trimmed(piece: Piece): Piece {
  const start = piece.text.length - piece.text.trimStart().length;
  return part(piece, start, Math.max(start, piece.text.trimEnd().length));
}

export function splitAt(piece: Piece, separator: string): Piece[] {
  const parts: Piece[] = [];
  let start = 0;
  for (;;) {
    const end = piece.text.indexOf(separator, start);
    if (end < 0) return [...parts, part(piece, start)];
    parts.push(part(piece, start, end));
    start = end + separator.length;
  }
}

/** Where the piece begins in the pasted text. */
export function startOf(piece: Piece): number {
  return piece.at[0] ?? 0;
}

export function endOf(piece: Piece): number {
  return piece.at[piece.text.length] ?? startOf(piece);
}

/** Where the character at `index` of the piece stood. */
export function placeOf(piece: Piece, index: number): number {
  return piece.at[index] ?? endOf(piece);
}

export interface PieceBuilder {
  add(character: string, at: number): void;
  /** `end`: where the text goes on after the piece. */
  done(end: number): Piece;
}

export function buildPiece(): PieceBuilder {
  let text = '';
  const places: number[] = [];
  return {
    add(character, at) {
      text += character;
      for (let unit = 0; unit < character.length; unit += 1) places.push(at);
    },
    done(end) {
      const at = new Int32Array(places.length + 1);
      at.set(places);
      at[places.length] = end;
      return { text, at };
    },
  };
}
