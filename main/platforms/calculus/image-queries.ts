import { createHash } from 'node:crypto';
import { AppError } from '#contract/errors';
import { singleValue } from '../copy-binary.ts';
import type { ImageDatabase, ImageRef, ImageSource } from '../platform.ts';
import type { ActivityLayout } from './layout.ts';

// One slice is held in memory at a time, and no connection while whoever asked takes it in.
const sliceBytes = 1_048_576;

/** Changes with the bytes: safe to put into an address that is cached for ever. */
export function versionSql(column: string): string {
  return `encode(sha256(${column}), 'hex')`;
}

export async function findImage(
  db: ImageDatabase,
  activity: ActivityLayout,
  ref: ImageRef,
): Promise<ImageSource | null> {
  const known = activity.spec.parts.some(
    (part) => part.kind === 'images' && part.images.some((image) => image.key === ref.image),
  );
  if (!known) return null;
  const { relation } = activity;
  const column = relation.sql('s', ref.image);
  const [found] = await db.rows<{ bytes: number | null; version: string }>({
    text: `SELECT octet_length(${column}) AS bytes, ${versionSql(column)} AS version
FROM ${relation.name} s WHERE ${relation.sql('s', 'id')} = $1::int8 LIMIT 1`,
    values: [ref.id],
  });
  if (found === undefined || found.bytes === null || found.bytes === 0) return null;
  const { bytes, version } = found;
  const slice = (from: number): Promise<Buffer | null> => {
    const part = bytes <= sliceBytes ? column : `substring(${column} FROM ${from + 1} FOR ${sliceBytes})`;
    // COPY takes no parameters: the id is written as the number it is.
    const row = `FROM ${relation.name} s WHERE ${relation.sql('s', 'id')} = ${BigInt(ref.id)}::int8 LIMIT 1`;
    return copyValue(db, `SELECT ${part} ${row}`);
  };
  return {
    bytes,
    version,
    async *chunks() {
      const digest = createHash('sha256');
      for (let from = 0; from < bytes; from += sliceBytes) {
        const piece = await slice(from);
        if (piece === null) break;
        digest.update(piece);
        if (from + sliceBytes < bytes) yield piece;
        else if (digest.digest('hex') === version) return yield piece;
      }
      // The last piece is kept back, so that a mixture of two images is never taken for whole.
      throw new AppError('conflict', 'The image changed while it was read', { retryable: true });
    },
  };
}

async function copyValue(db: ImageDatabase, select: string): Promise<Buffer | null> {
  return db.withClient(async (lease) => {
    const pieces: Uint8Array[] = [];
    for await (const piece of lease.copyOut(`COPY (${select}) TO STDOUT (FORMAT binary)`)) pieces.push(piece);
    return singleValue(Buffer.concat(pieces));
  });
}
