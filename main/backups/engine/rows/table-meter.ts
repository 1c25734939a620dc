import type { RowFormat, TableName, TableSummary } from '../engine.ts';
import { createRunningDigest } from '../mill/running-digest.ts';
import { createRowCounter } from './row-counter.ts';

/** Counts and hashes the rows of one table as they pass. */
export interface TableMeter {
  take(piece: Uint8Array): void;
  rows(): number;
  bytes(): number;
  /** After the last piece. */
  summary(): TableSummary;
}

export function createTableMeter({ schema, name }: TableName, format: RowFormat): TableMeter {
  const counter = createRowCounter(format);
  const digest = createRunningDigest();
  let bytes = 0;
  return {
    take(piece) {
      bytes += piece.length;
      counter.take(piece);
      digest.take(piece);
    },
    rows: counter.rows,
    bytes: () => bytes,
    summary: () => ({ schema, name, rows: counter.rows(), bytes, checksum: digest.value() }),
  };
}

/** Passes on what comes, measured on the way. */
export async function* measured(
  source: AsyncIterable<Uint8Array>,
  meter: TableMeter,
): AsyncGenerator<Uint8Array> {
  for await (const piece of source) {
    meter.take(piece);
    yield piece;
  }
}
