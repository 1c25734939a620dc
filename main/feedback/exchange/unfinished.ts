import { lstat, readdir, rmdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Log } from '../../logging/log.ts';
import { openJsonFile } from '../../settings/json-file.ts';

/** What is written beside its name until it is whole, and what a process that was killed left of it. */
export interface Unfinished {
  /** Made under a name of its own that ends so; found again if nobody ends it. */
  begin(path: string): Promise<void>;
  end(path: string): Promise<void>;
}

export const unfinishedEnd = '.part';

const stored = z.object({ paths: z.array(z.string().max(5000)) });

/** Removes what was left behind the last time. A disk that does not let it is asked again the next time. */
export async function openUnfinished(deps: { folder: string; log: Log }): Promise<Unfinished> {
  const { folder, log } = deps;
  const file = await openJsonFile<z.output<typeof stored>>({
    path: join(folder, 'unfinished-exports.json'),
    schema: stored,
    defaults: { paths: [] },
    log,
  });
  // To leave something behind is better than to write nothing over it.
  const note = async (change: (paths: string[]) => string[]) => {
    await file
      .update(({ paths }) => ({ paths: change(paths) }))
      .catch((error: unknown) => log.warn('What is unfinished could not be noted', { error }));
  };
  const left: string[] = [];
  for (const path of file.value().paths) if (!(await removed(path))) left.push(path);
  if (left.length < file.value().paths.length) await note(() => left);

  return {
    begin: (path) => note((paths) => [...paths, path]),
    end: (path) => note((paths) => paths.filter((other) => other !== path)),
  };
}

/** Whatever somebody put there since stays: only papers and the folder made for them, or the file itself, go. */
async function removed(path: string): Promise<boolean> {
  if (!path.endsWith(unfinishedEnd)) return true;
  try {
    const there = await lstat(path).catch(() => null);
    if (there === null) return true;
    if (!there.isDirectory()) {
      await unlink(path);
      return true;
    }
    for (const name of await readdir(path)) if (name.endsWith('.pdf')) await unlink(join(path, name));
    await rmdir(path);
    return true;
  } catch {
    return false;
  }
}
