import { stat } from 'node:fs/promises';
import type { Log } from '../../logging/log.ts';
import type { Engine } from '../engine-words.ts';
import { manifestName, readManifest } from '../file/manifest.ts';
import { contentOf } from '../file/open-file.ts';
import type { Telling } from '../jobs.ts';
import type { Looked } from '../restore/inspect-file.ts';
import { toldBy } from '../take/told-by.ts';
import { restorable } from '../tools/restorable.ts';
import { drill, requireSame } from './drill.ts';
import { proveAgain } from './prove.ts';
import { readBack } from './read-back.ts';

export interface ProveFile {
  engine: Engine;
  drillFolder: string;
  telling: Telling;
  log: Log;
}

/** The major version in what a server said of itself, as `16.4 (Debian 16.4-1)`. */
export const majorOf = (version: string | null | undefined) => {
  const major = Number.parseInt(version ?? '', 10);
  return Number.isNaN(major) ? null : major;
};

/** Any backup, also one that somebody else made: then it is held against its own account of itself. */
export async function proveFile({ path, passphrase }: Looked, options: ProveFile): Promise<void> {
  const { engine, drillFolder, telling, log } = options;
  const beside = await readManifest(manifestName(path));
  if (beside.state === 'sound') {
    await proveAgain({ ...options, path, passphrase, manifest: beside.manifest });
    return;
  }
  const { signal } = telling;
  telling.begin('read-back');
  const found = await readBack(engine, path, { passphrase, signal });
  const { summary } = found;
  const result = await drill({
    engine,
    source: () => restorable(engine, () => contentOf(path, passphrase, signal), signal),
    expected: {
      content: summary?.content ?? 'all',
      tables: summary?.tables ?? null,
      rowFormat: summary?.rowFormat ?? 'text',
      omitted: summary?.omitted ?? [],
      serverMajor: summary?.server.major ?? majorOf(found.foreign?.serverVersion),
      bytes: (await stat(path)).size,
    },
    folder: drillFolder,
    signal,
    onStage: telling.begin,
    onProgress: toldBy(telling),
    log,
  });
  telling.drill(result);
  requireSame(result);
}
