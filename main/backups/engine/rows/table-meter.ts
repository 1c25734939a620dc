import type { RowFormat, TableName, TableSummary } from '../engine.ts';
import { createGatherer } from '../mill/blocks.ts';
import type { Mill } from '../mill/mill.ts';
import { treeDigest } from '../mill/tree-digest.ts';
import type { Packing } from '../mill/work.ts';
import { createBinaryCounter } from './row-counter.ts';

/** Counts and hashes the rows of one table as they pass. */
export interface TableMeter {
  take(piece: Uint8Array): Promise<void>;
  rows(): number;
  bytes(): number;
  /** After the last piece. */
  summary(): Promise<TableSummary>;
}

/** `onPacked` gets the rows packed, in pieces that come in order and are waited for. */
export function createTableMeter(
  { schema, name }: TableName,
  format: RowFormat,
  mill: Mill,
  packing: Packing = 'none',
  onPacked: (packed: Buffer) => unknown = () => undefined,
): TableMeter {
  const counter = format === 'binary' ? createBinaryCounter() : null;
  const digests: Uint8Array[] = [];
  let lines = 0;
  let bytes = 0;
  let last: Promise<unknown> = Promise.resolve();
  // One block is on its way out while others are being packed: whoever takes them sets the pace.
  const leaving: Promise<unknown>[] = [];

  const gatherer = createGatherer(mill, async (block, length) => {
    counter?.take(block.memory.subarray(0, length));
    const milled = block.mill(length, packing);
    milled.catch(() => undefined);
    const before = last;
    last = (async () => {
      const { digest, lines: more, packed } = await milled;
      await before;
      digests.push(digest);
      lines += more;
      await onPacked(packed);
    })();
    last.catch(() => undefined);
    leaving.push(last);
    if (leaving.length > 3) await leaving.shift();
  });
  // COPY ends each row with a line end, and writes those inside of values differently.
  const rows = () => counter?.rows() ?? lines;

  return {
    async take(piece) {
      bytes += piece.length;
      await gatherer.take(piece);
    },
    rows,
    bytes: () => bytes,
    async summary() {
      await gatherer.rest();
      await last;
      return { schema, name, rows: rows(), bytes, checksum: treeDigest(digests) };
    },
  };
}

/** Passes on what comes, measured on the way; the consumer's pace is the pace. */
export async function* measured(
  source: AsyncIterable<Uint8Array>,
  meter: TableMeter,
): AsyncGenerator<Uint8Array> {
  for await (const piece of source) {
    await meter.take(piece);
    yield piece;
  }
}
