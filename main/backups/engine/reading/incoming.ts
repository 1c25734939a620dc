import { damaged } from './refusals.ts';

/** Bytes on their way in: as many as are needed are held, and no more. */
export interface Incoming {
  held(): { bytes: Buffer; from: number; to: number };
  ended(): boolean;
  /** Until so many are held, or the end. */
  fill(bytes: number): Promise<void>;
  take(bytes: number): Buffer;
  /** Up to and with the next end of a line. */
  line(): Promise<Buffer>;
  /** Rows of a COPY, up to the line that ends them, which is taken, too. They have to be read to their end. */
  rows(): AsyncIterable<Uint8Array>;
}

const terminator = Buffer.from('\n\\.');
const newline = 10;
const carriageReturn = 13;

type RowsEnd = { rows: number; after: number } | { sure: number };

/** Where rows end in these bytes and what follows, or how many of the bytes are rows for sure. */
function findRowsEnd(bytes: Buffer, last: boolean): RowsEnd {
  for (let at = bytes.indexOf(terminator); at >= 0; at = bytes.indexOf(terminator, at + 1)) {
    const next = at + terminator.length;
    const after = bytes[next] === carriageReturn ? next + 1 : next;
    if (after >= bytes.length) return last ? { rows: at + 1, after } : { sure: at };
    if (bytes[after] === newline) return { rows: at + 1, after: after + 1 };
  }
  // The line that ends them may have begun.
  const begun = bytes.subarray(Math.max(0, bytes.length - terminator.length)).lastIndexOf(newline);
  return { sure: begun < 0 ? bytes.length : Math.max(0, bytes.length - terminator.length) + begun };
}

export function createIncoming(source: AsyncIterable<Uint8Array>): Incoming {
  const pieces = source[Symbol.asyncIterator]();
  let bytes = Buffer.alloc(0);
  let from = 0;
  let to = 0;
  let over = false;

  function append(piece: Uint8Array): void {
    if (to + piece.length > bytes.length) {
      const size = Math.max(2 * (to - from + piece.length), 1 << 17);
      const roomier = Buffer.allocUnsafeSlow(size);
      bytes.copy(roomier, 0, from, to);
      bytes = roomier;
      to -= from;
      from = 0;
    }
    bytes.set(piece, to);
    to += piece.length;
  }

  async function more(): Promise<Uint8Array | null> {
    if (over) return null;
    const { value, done } = await pieces.next();
    if (!done) return value;
    over = true;
    return null;
  }

  async function fill(wanted: number): Promise<void> {
    while (to - from < wanted) {
      const piece = await more();
      if (!piece) return;
      append(piece);
    }
  }

  function take(length: number): Buffer {
    const taken = Buffer.from(bytes.subarray(from, Math.min(to, from + length)));
    from += taken.length;
    return taken;
  }

  async function* rows(): AsyncGenerator<Uint8Array> {
    // An end of line before the first row makes no row a special case; it is not passed on.
    let carried: Buffer = Buffer.concat([Buffer.from('\n'), take(to - from)]);
    let skip = 1;
    for (;;) {
      const found = findRowsEnd(carried, over);
      if ('rows' in found) {
        if (found.rows > skip) yield carried.subarray(skip, found.rows);
        append(carried.subarray(found.after));
        return;
      }
      if (found.sure > skip) {
        yield carried.subarray(skip, found.sure);
        skip = 0;
        carried = carried.subarray(found.sure);
      }
      const piece = await more();
      if (piece) {
        const fresh = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
        carried = carried.length === 0 ? fresh : Buffer.concat([carried, fresh]);
      } else if ('sure' in findRowsEnd(carried, true)) throw damaged('truncated');
    }
  }

  return {
    held: () => ({ bytes, from, to }),
    ended: () => over,
    fill,
    take,
    async line() {
      for (let wanted = 1; ; wanted = to - from + 1) {
        await fill(wanted);
        const end = bytes.subarray(from, to).indexOf(newline);
        if (end >= 0) return take(end + 1);
        if (over) return take(to - from);
      }
    },
    rows,
  };
}
