import type { Runner } from '../../database/database.ts';
import type { ImageRef, ImageSource } from '../platform.ts';
import type { ActivityLayout } from './layout.ts';

const chunkBytes = 1_048_576;

export async function findImage(
  db: Runner,
  activity: ActivityLayout,
  ref: ImageRef,
): Promise<ImageSource | null> {
  const known = activity.spec.parts.some(
    (part) => part.kind === 'images' && part.images.some((image) => image.key === ref.image),
  );
  if (!known) return null;
  const { relation } = activity;
  const column = relation.sql('s', ref.image);
  const row = `FROM ${relation.name} s WHERE ${relation.sql('s', 'id')} = $1::int8 LIMIT 1`;
  const [found] = await db.rows<{ bytes: number | null; version: string }>({
    text: `SELECT octet_length(${column}) AS bytes, md5(${column}) AS version ${row}`,
    values: [ref.id],
  });
  if (found === undefined || found.bytes === null || found.bytes === 0) return null;
  const { bytes, version } = found;
  return {
    bytes,
    version,
    async *chunks() {
      for (let from = 0; from < bytes; from += chunkBytes) {
        const [piece] = await db.rows<{ chunk: string }>({
          text: `SELECT encode(substring(${column} FROM $2::int FOR $3::int), 'base64') AS chunk ${row}`,
          values: [ref.id, from + 1, chunkBytes],
        });
        if (piece === undefined) throw new Error('The image was removed while it was being read');
        yield Buffer.from(piece.chunk, 'base64');
      }
    },
  };
}
