import { createHash, webcrypto } from 'node:crypto';

/** Bytes are hashed in pieces of this size, in parallel beside the main thread; the last one may be shorter. */
export const blockBytes = 1 << 20;

/** SHA-256 of the blocks' SHA-256, one after the other. */
export interface TreeDigest {
  add(block: Uint8Array): Promise<void>;
  /** Of all that was added, in that order. */
  value(): Promise<string>;
}

export function createTreeDigest(): TreeDigest {
  const digests: Promise<ArrayBuffer>[] = [];
  return {
    async add(block) {
      const digest = webcrypto.subtle.digest('SHA-256', block);
      digests.push(digest);
      await digest;
    },
    async value() {
      const hash = createHash('sha256');
      for (const digest of digests) hash.update(new Uint8Array(await digest));
      return hash.digest('hex');
    },
  };
}
