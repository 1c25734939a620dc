import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '#contract/errors';
import type { FileDialogs } from '../lib/file-dialogs.ts';
import type { ImageSource } from '../platforms/platform.ts';
import { type ImageType, imageTypeOf, isHeic } from '../web/image-type.ts';

const extensions: Record<ImageType, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
};

/** Writes an image where the person wants it, byte by byte as it came. `false`: they changed their mind. */
export async function saveImage(source: ImageSource, name: string, files: FileDialogs): Promise<boolean> {
  const chunks = source.chunks()[Symbol.asyncIterator]();
  const first = await chunks.next();
  const type = first.done ? null : imageTypeOf(first.value);
  const unknown = !first.done && isHeic(first.value) ? 'heic' : 'bin';
  const extension = type === null ? unknown : extensions[type];
  try {
    const path = await files.saveTo({
      name: `${name}.${extension}`,
      kind: { name: extension.toUpperCase(), extensions: [extension] },
    });
    if (path === null || first.done) return false;
    await write(path, first.value, chunks);
    return true;
  } finally {
    await chunks.return?.();
  }
}

/** Beside the wanted name first, so that a file of that name is never left half overwritten. */
async function write(path: string, first: Uint8Array, rest: AsyncIterator<Uint8Array>): Promise<void> {
  const unfinished = `${path}.part`;
  const all = async function* () {
    yield first;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  };
  try {
    await pipeline(Readable.from(all()), createWriteStream(unfinished));
    await rename(unfinished, path);
  } catch (cause) {
    await rm(unfinished, { force: true });
    if (cause instanceof AppError) throw cause;
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown';
    const isFull = code === 'ENOSPC' || code === 'EDQUOT';
    throw new AppError(isFull ? 'disk-full' : 'internal', `The image could not be written (${code})`, {
      retryable: true,
      cause,
    });
  }
}
