import { createGatherer } from './blocks.ts';
import type { Mill } from './mill.ts';
import { treeDigest } from './tree-digest.ts';

/** Of bytes that pass by in pieces of any size. */
export interface RunningDigest {
  take(piece: Uint8Array): Promise<void>;
  /** Of all that came; to be asked once. */
  value(): Promise<string>;
}

export function createRunningDigest(mill: Mill): RunningDigest {
  const digests: Promise<Uint8Array>[] = [];
  const gatherer = createGatherer(mill, (block, length) => {
    const digest = block.mill(length, 'none').then((milled) => milled.digest);
    digest.catch(() => undefined);
    digests.push(digest);
  });
  return {
    take: gatherer.take,
    async value() {
      await gatherer.rest();
      return treeDigest(await Promise.all(digests));
    },
  };
}
