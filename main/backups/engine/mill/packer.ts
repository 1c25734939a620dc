import { createGatherer } from './blocks.ts';
import type { Mill } from './mill.ts';
import type { Packing } from './work.ts';

/** Packs what comes block by block and passes it on in order, at the pace of whoever takes it. */
export interface Packer {
  take(piece: Uint8Array): Promise<void>;
  /** What has not filled a block, and until everything is passed on. */
  rest(): Promise<void>;
}

/** Blocks that are being packed or waited for at a time. */
const most = 4;

export function createPacker(
  mill: Mill,
  packing: Packing,
  /** The bytes are its own until it resolves. */
  onPacked: (packed: Buffer) => Promise<void>,
): Packer {
  const leaving: Promise<void>[] = [];
  let last: Promise<void> = Promise.resolve();

  const gatherer = createGatherer(mill, async (block, length) => {
    const packed = block.pack(length, packing);
    const before = last;
    last = Promise.all([packed, before]).then(async ([{ bytes, release }]) => {
      await onPacked(bytes);
      release();
    });
    // Whoever waits for it hears of a failure; until then it is not unhandled.
    last.catch(() => undefined);
    leaving.push(last);
    if (leaving.length >= most) await leaving.shift();
  });

  return {
    take: gatherer.take,
    async rest() {
      await gatherer.rest();
      await last;
      leaving.length = 0;
    },
  };
}
