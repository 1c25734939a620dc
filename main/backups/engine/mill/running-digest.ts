import { createHash, type Hash } from 'node:crypto';
import { blockBytes, treeDigest } from './tree-digest.ts';

/** Of bytes that pass by in pieces of any size. Hashing them here costs no more than handing them to a thread. */
export interface RunningDigest {
  take(piece: Uint8Array): void;
  /** Of all that came; to be asked once. */
  value(): string;
}

export function createRunningDigest(): RunningDigest {
  const digests: Uint8Array[] = [];
  let hash: Hash | null = null;
  let hashed = 0;

  function close(): void {
    if (hash) digests.push(hash.digest());
    hash = null;
    hashed = 0;
  }

  return {
    take(piece) {
      for (let from = 0; from < piece.length; ) {
        const length = Math.min(piece.length - from, blockBytes - hashed);
        hash ??= createHash('sha256');
        hash.update(piece.subarray(from, from + length));
        from += length;
        hashed += length;
        if (hashed === blockBytes) close();
      }
    },
    value() {
      close();
      return treeDigest(digests);
    },
  };
}
