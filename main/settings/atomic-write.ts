import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

// Virus scanners and indexers on Windows hold a file for a moment after it was written.
const passingCodes = new Set(['EPERM', 'EBUSY', 'EACCES']);
const pausesMs = [10, 20, 40, 80, 160, 320, 640];

/** After this resolves the new text is on the disk; until then, the old one is. Never half of either. */
export async function writeFileAtomically(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await retryWhileHeld(() => rename(temporary, path));
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(path));
}

/** Tries again for a second or so when Windows says that somebody else holds the file. */
export async function retryWhileHeld<Value>(
  action: () => Promise<Value>,
  platform: NodeJS.Platform = process.platform,
): Promise<Value> {
  for (const pause of platform === 'win32' ? pausesMs : []) {
    try {
      return await action();
    } catch (error) {
      if (!passingCodes.has(codeOf(error))) throw error;
      await wait(pause);
    }
  }
  return action();
}

/** What a process that was killed while writing left beside `path`. */
export async function removeLeftovers(path: string): Promise<void> {
  const name = basename(path);
  const names = await readdir(dirname(path)).catch(() => []);
  const leftovers = names.filter(
    (entry) => entry.startsWith(`${name}.`) && /^[0-9a-f]{12}\.tmp$/.test(entry.slice(name.length + 1)),
  );
  await Promise.all(leftovers.map((entry) => unlink(join(dirname(path), entry)).catch(() => undefined)));
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Windows and some network folders know no fsync of a folder; the rename has happened all the same.
  }
}
