import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { codeOf, retryWhileHeld, syncFolder } from '../../settings/atomic-write.ts';
import { cancelled, unwritable } from '../exchange/csv-file.ts';
import { type Unfinished, unfinishedEnd } from '../exchange/unfinished.ts';

export interface FinishedFile {
  name: string;
  bytes: Uint8Array;
}

/**
 * A new folder of this name, or of the first like it that is free. It has its name once everything in it is whole and
 * on the disk; otherwise nothing is left of it. `null`: there was nothing to be written.
 */
export async function writeFolder(
  within: string,
  name: string,
  files: AsyncIterable<FinishedFile>,
  signal: AbortSignal,
  notes: Unfinished,
): Promise<string | null> {
  let place: { unfinished: string; finished: string } | undefined;
  try {
    for await (const { name: file, bytes } of files) {
      if (signal.aborted) throw cancelled();
      place ??= await newFolder(within, name, notes);
      await writeWhole(join(place.unfinished, file), bytes);
    }
    if (signal.aborted) throw cancelled();
    if (place === undefined) return null;
    const { unfinished, finished } = place;
    await syncFolder(unfinished);
    await retryWhileHeld(() => rename(unfinished, finished));
    await syncFolder(within);
    return basename(finished);
  } catch (cause) {
    if (place !== undefined) await rm(place.unfinished, { recursive: true, force: true });
    throw signal.aborted ? cancelled() : unwritable(join(within, name), cause);
  } finally {
    if (place !== undefined) await notes.end(place.unfinished);
  }
}

async function newFolder(
  within: string,
  name: string,
  { begin, end }: Unfinished,
): Promise<{ unfinished: string; finished: string }> {
  for (let count = 1; ; count += 1) {
    const finished = join(within, count === 1 ? name : `${name} (${count})`);
    const unfinished = finished + unfinishedEnd;
    if ((await isThere(finished)) || (await isThere(unfinished))) continue;
    await begin(unfinished);
    try {
      await mkdir(unfinished, { mode: 0o700 });
      return { unfinished, finished };
    } catch (error) {
      // Somebody else's, then.
      await end(unfinished);
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
