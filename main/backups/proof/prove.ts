import { AppError } from '#contract/errors';
import type { Log } from '../../logging/log.ts';
import type { Engine } from '../engine-words.ts';
import { type Manifest, manifestName, writeManifest } from '../file/manifest.ts';
import { contentOf } from '../file/open-file.ts';
import { digestOf } from '../file/write-safely.ts';
import type { Telling } from '../jobs.ts';
import { toldBy } from '../take/told-by.ts';
import { restorable } from '../tools/restorable.ts';
import { drill, requireSame } from './drill.ts';
import { readBack } from './read-back.ts';

export interface Prove {
  path: string;
  manifest: Manifest;
  passphrase: string | null;
  engine: Engine;
  drillFolder: string;
  telling: Telling;
  log: Log;
}

/** Restores a backup of ours somewhere else, compares it and writes down how that ended. */
export async function prove(options: Prove): Promise<Manifest> {
  const { path, manifest, passphrase, engine, drillFolder, telling, log } = options;
  const { signal } = telling;
  const result = await drill({
    engine,
    source: () => restorable(engine, () => contentOf(path, passphrase, signal), signal),
    expected: { ...manifest, serverMajor: manifest.server.major },
    folder: drillFolder,
    signal,
    onStage: telling.begin,
    onProgress: toldBy(telling),
    log,
  });
  telling.drill(result);
  const proven: Manifest = {
    ...manifest,
    level: result.outcome === 'same' ? 'drilled' : 'read-back',
    levelAt: new Date().toISOString(),
    drill: result,
  };
  await writeManifest(manifestName(path), proven);
  requireSame(result);
  return proven;
}

/** What is damaged must not go on being shown as proven. */
async function demoted<Value>({ path, manifest }: Prove, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError && error.code === 'backup-damaged') {
      const drill = { outcome: 'failed', message: error.message } as const;
      const levelAt = new Date().toISOString();
      await writeManifest(manifestName(path), { ...manifest, level: 'written', levelAt, drill });
    }
    throw error;
  }
}

/** Every level again, from the first: for a backup that has lain there for a while. */
export function proveAgain(options: Prove): Promise<Manifest> {
  const { path, manifest, passphrase, engine, telling } = options;
  return demoted(options, async () => {
    telling.begin('read-back');
    const { sha256 } = await digestOf(path, telling.signal);
    if (sha256 !== manifest.sha256) {
      throw new AppError('backup-damaged', 'The file is not what was written', {
        details: { reason: 'backup-not-as-written' },
      });
    }
    await readBack(engine, path, { passphrase, signal: telling.signal });
    return prove(options);
  });
}
