import { blockBytes } from './tree-digest.ts';

/** Gathers pieces of any size into whole blocks; the last one is as long as it is. */
export interface Gatherer {
  /** The blocks that the piece completed. */
  take(piece: Uint8Array): Buffer[];
  rest(): Buffer[];
}

export function createGatherer(): Gatherer {
  let block: Buffer | null = null;
  let filled = 0;
  return {
    take(piece) {
      const complete: Buffer[] = [];
      for (let from = 0; from < piece.length; ) {
        // Not from the shared slab: a block lives until it is written, and would keep the slab alive.
        block ??= Buffer.allocUnsafeSlow(blockBytes);
        const length = Math.min(piece.length - from, blockBytes - filled);
        block.set(piece.subarray(from, from + length), filled);
        from += length;
        filled += length;
        if (filled === blockBytes) {
          complete.push(block);
          block = null;
          filled = 0;
        }
      }
      return complete;
    },
    rest() {
      if (!block) return [];
      const last = block.subarray(0, filled);
      block = null;
      filled = 0;
      return [last];
    },
  };
}

export async function* inBlocks(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const gatherer = createGatherer();
  for await (const piece of source) yield* gatherer.take(piece);
  yield* gatherer.rest();
}

/** Works on a few at a time, which may run beside each other, and gives the results in order. */
export async function* inParallel<In, Out>(
  source: AsyncIterable<In>,
  width: number,
  work: (item: In) => Promise<Out>,
): AsyncGenerator<Out> {
  const running: Promise<Out>[] = [];
  for await (const item of source) {
    const result = work(item);
    // Whoever waits for it hears of a failure; until then it is not unhandled.
    result.catch(() => undefined);
    running.push(result);
    const first = running.length >= width ? running.shift() : undefined;
    if (first) yield await first;
  }
  for (const result of running) yield await result;
}
