import type { RowFormat, TableName, TableSummary } from '../engine.ts';
import { createGatherer } from './blocks.ts';
import { createRowCounter } from './row-counter.ts';
import { createTreeDigest } from './tree-digest.ts';

/** Counts and hashes the rows of one table as they pass. */
export interface TableMeter {
  /** Blocks have to come whole, the last one aside. */
  block(block: Uint8Array): Promise<void>;
  rows(): number;
  bytes(): number;
  summary(): Promise<TableSummary>;
}

export function createTableMeter({ schema, name }: TableName, format: RowFormat): TableMeter {
  const counter = createRowCounter(format);
  const digest = createTreeDigest();
  let bytes = 0;
  return {
    block(block) {
      bytes += block.length;
      counter.take(block);
      return digest.add(block);
    },
    rows: counter.rows,
    bytes: () => bytes,
    async summary() {
      return { schema, name, rows: counter.rows(), bytes, checksum: await digest.value() };
    },
  };
}

/** Passes on what comes, measured on the way; the consumer's pace is the pace. */
export async function* measured(
  source: AsyncIterable<Uint8Array>,
  meter: TableMeter,
): AsyncGenerator<Uint8Array> {
  const gatherer = createGatherer();
  let earlier: Promise<void> = Promise.resolve();
  async function measure(blocks: readonly Buffer[]): Promise<void> {
    for (const block of blocks) {
      // One block is hashed while the next is gathered, no more: memory stays flat.
      await earlier;
      earlier = meter.block(block);
      earlier.catch(() => undefined);
    }
  }
  for await (const piece of source) {
    await measure(gatherer.take(piece));
    yield piece;
  }
  await measure(gatherer.rest());
  await earlier;
}
