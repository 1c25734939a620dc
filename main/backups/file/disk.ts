import { open, statfs } from 'node:fs/promises';
import { AppError } from '#contract/errors';
import { codeOf } from '../../settings/atomic-write.ts';

/** How much a person may still write there; `null` where the system does not say. */
export async function freeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}

/** Before anything is written: an estimate with a fifth to spare must fit. */
export async function requireSpace(folder: string, estimate: number): Promise<void> {
  const needed = Math.ceil(estimate * 1.2);
  const free = await freeBytes(folder);
  if (free !== null && free < needed) throw diskFull(folder, needed, free);
}

/** In megabytes, as the sentence says it. */
export function diskFull(folder: string, needed: number, free: number | null, cause?: unknown): AppError {
  const megabytes = (bytes: number) => Math.ceil(bytes / 1e6);
  return new AppError('disk-full', `No space for a backup (${needed} bytes needed, ${free} free)`, {
    details: {
      reason: 'backup-no-space',
      folder,
      needed: megabytes(needed),
      free: Math.floor((free ?? 0) / 1e6),
    },
    cause,
  });
}

/** What went wrong while writing, in a sentence that names the folder. */
export async function writeTrouble(folder: string, written: number, cause: unknown): Promise<unknown> {
  const code = codeOf(cause);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return diskFull(folder, written, await freeBytes(folder), cause);
  }
  if (['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EIO'].includes(code)) {
    return folderUnwritable(folder, cause);
  }
  return cause;
}

export function folderUnwritable(folder: string, cause: unknown): AppError {
  return new AppError('forbidden', `The folder of the backups cannot be written (${codeOf(cause)})`, {
    details: { reason: 'backup-folder-unwritable', folder },
    cause,
  });
}

/** Makes a rename outlast a power cut; Windows and some network folders know no fsync of a folder. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // The rename has happened all the same.
  }
}
