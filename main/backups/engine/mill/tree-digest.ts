import { createHash } from 'node:crypto';

/** Bytes are hashed in pieces of this size, each by itself; the last one may be shorter. */
export const blockBytes = 1 << 19;

/** SHA-256 of the blocks' SHA-256, one after the other. */
export function treeDigest(digests: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const digest of digests) hash.update(digest);
  return hash.digest('hex');
}
