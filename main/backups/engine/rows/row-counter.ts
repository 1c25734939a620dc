import type { RowFormat } from '../engine.ts';

const headerBytes = 19;

/** Counts rows in what COPY writes, however it is cut. */
export interface RowCounter {
  take(piece: Uint8Array): void;
  rows(): number;
}

const lineEnd = 10;

/** COPY ends each row with a line end, and writes those inside of values differently. */
function textCounter(): RowCounter {
  let rows = 0;
  return {
    take(piece) {
      // As a Buffer its line ends are found many at a time.
      const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
      for (let at = bytes.indexOf(lineEnd); at >= 0; at = bytes.indexOf(lineEnd, at + 1)) rows += 1;
    },
    rows: () => rows,
  };
}

/** Signature, flags, length of an extension; then for each row its number of fields, each with its length; -1 ends. */
function binaryCounter(): RowCounter {
  let rows = 0;
  let fields = 0;
  let skip = 0;
  let expected: 'header' | 'row' | 'field' | 'end' = 'header';
  let held = Buffer.alloc(0);

  function step(bytes: Buffer, at: number): number {
    if (expected === 'header') {
      skip = bytes.readInt32BE(at + headerBytes - 4);
      expected = 'row';
      return headerBytes;
    }
    if (expected === 'row') {
      fields = bytes.readInt16BE(at);
      if (fields >= 0) rows += 1;
      expected = fields < 0 ? 'end' : fields === 0 ? 'row' : 'field';
      return 2;
    }
    skip = Math.max(0, bytes.readInt32BE(at));
    fields -= 1;
    expected = fields === 0 ? 'row' : 'field';
    return 4;
  }

  const wanted = { header: headerBytes, row: 2, field: 4, end: Number.POSITIVE_INFINITY };
  return {
    take(piece) {
      const fresh = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
      const bytes = held.length === 0 ? fresh : Buffer.concat([held, fresh]);
      held = Buffer.alloc(0);
      for (let at = 0; at < bytes.length; ) {
        const passed = Math.min(skip, bytes.length - at);
        skip -= passed;
        at += passed;
        if (at === bytes.length || expected === 'end') return;
        if (bytes.length - at < wanted[expected]) {
          held = Buffer.from(bytes.subarray(at));
          return;
        }
        at += step(bytes, at);
      }
    },
    rows: () => rows,
  };
}

export const createRowCounter = (format: RowFormat) =>
  format === 'binary' ? binaryCounter() : textCounter();
