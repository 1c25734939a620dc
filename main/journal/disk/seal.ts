import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Locks and opens entries with one key. */
export interface Seal {
  /** Tells keys apart, and nothing about them. */
  readonly id: string;
  lock(text: string): string;
  /** `null`: changed since it was locked. */
  open(locked: string): string | null;
}

export const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

export function createSeal(key: Buffer): Seal {
  const id = createHash('sha256').update('tiza journal key').update(key).digest('hex').slice(0, 8);
  return {
    id,
    lock(text) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const words = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, words, cipher.getAuthTag()]).toString('base64');
    },
    open(locked) {
      const bytes = Buffer.from(locked, 'base64');
      if (bytes.length < nonceBytes + tagBytes) return null;
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes));
      decipher.setAuthTag(bytes.subarray(-tagBytes));
      try {
        return (
          decipher.update(bytes.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8')
        );
      } catch {
        return null;
      }
    },
  };
}
