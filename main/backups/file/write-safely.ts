import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, link, mkdir, open, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '#contract/errors';
import { codeOf, retryWhileHeld } from '../../settings/atomic-write.ts';
import { syncFolder, writeTrouble } from './disk.ts';
import { forgetPart, newPartName } from './part-name.ts';

export interface Written {
  bytes: number;
  sha256: string;
}

export interface Unfinished {
  /** Where it lies until it is given its name. */
  path: string;
  written: Written;
  /** Gives it its name. Until then no backup of that name exists; from then on it is whole. */
  keep(): Promise<void>;
  discard(): Promise<void>;
}

export interface WriteOptions {
  signal?: AbortSignal | undefined;
  onBytes?: ((bytes: number) => void) | undefined;
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.length; ) {
    const { bytesWritten } = await file.write(chunk, at, chunk.length - at);
    at += bytesWritten;
  }
}

async function writeTo(
  path: string,
  source: AsyncIterable<Uint8Array>,
  { signal, onBytes }: WriteOptions,
): Promise<Written> {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of source) {
      signal?.throwIfAborted();
      await writeAll(file, chunk);
      hash.update(chunk);
      bytes += chunk.length;
      onBytes?.(bytes);
    }
    signal?.throwIfAborted();
    await file.sync();
  } catch (error) {
    throw await writeTrouble(dirname(path), bytes, error);
  } finally {
    await file.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** The file as the disk gives it back. */
export async function digestOf(path: string, signal?: AbortSignal): Promise<Written> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    signal?.throwIfAborted();
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** An older backup is never written over: a name that is taken is an error. */
async function nameIt(part: string, path: string): Promise<void> {
  try {
    await link(part, path);
    await unlink(part);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error;
    // Not every disk knows links: FAT and many network folders do not.
    if (await stat(path).catch(() => undefined)) throw error;
    await retryWhileHeld(() => rename(part, path));
  }
  await syncFolder(dirname(path));
}

/**
 * Writes a file beside its place, makes sure that it is on the disk as it was meant, and leaves it to the caller
 * to give it its name. Whatever goes wrong, nothing half done stays and no other file is touched.
 */
export async function writeUnfinished(
  folder: string,
  name: string,
  source: AsyncIterable<Uint8Array>,
  options: WriteOptions = {},
): Promise<Unfinished> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(async (error: unknown) => {
    throw await writeTrouble(folder, 0, error);
  });
  const part = newPartName(name);
  const path = join(folder, part);
  const discard = async () => {
    await unlink(path).catch(() => undefined);
    forgetPart(part);
  };
  try {
    const written = await writeTo(path, source, options);
    const found = await digestOf(path, options.signal);
    if (found.sha256 !== written.sha256) {
      throw new AppError('backup-damaged', 'The disk gives back something else than was written', {
        details: { reason: 'backup-disk-lies', folder },
      });
    }
    return {
      path,
      written,
      discard,
      async keep() {
        await nameIt(path, join(folder, name));
        forgetPart(part);
      },
    };
  } catch (error) {
    await discard();
    throw error;
  }
}
