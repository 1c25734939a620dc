import type { Block, Mill } from './mill.ts';
import { blockBytes } from './tree-digest.ts';

/** Gathers pieces of any size into whole blocks; the last one is as long as it is. */
export interface Gatherer {
  take(piece: Uint8Array): Promise<void>;
  rest(): Promise<void>;
}

export function createGatherer(mill: Mill, ready: (block: Block, length: number) => unknown): Gatherer {
  let block: Block | null = null;
  let filled = 0;

  async function pass(): Promise<void> {
    if (!block) return;
    const [full, length] = [block, filled];
    block = null;
    filled = 0;
    await ready(full, length);
  }

  return {
    async take(piece) {
      for (let from = 0; from < piece.length; ) {
        block ??= await mill.block();
        const length = Math.min(piece.length - from, blockBytes - filled);
        block.memory.set(piece.subarray(from, from + length), filled);
        from += length;
        filled += length;
        if (filled === blockBytes) await pass();
      }
    },
    rest: pass,
  };
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
