import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { findElectron } from '../electron-binary.ts';

export interface Distribution {
  folder: string;
  /** Electron itself; otherwise only a folder of the same shape, to pack around. */
  real: boolean;
}

/** What electron-builder packs the app into. */
export async function provideDistribution(version: string, at: string): Promise<Distribution> {
  const binary = findElectron();
  if (binary !== null) return { folder: folderOf(binary), real: true };
  await mkdir(join(at, 'resources'), { recursive: true });
  await mkdir(join(at, 'locales'), { recursive: true });
  await writeFile(
    join(at, 'electron'),
    '#!/bin/sh\necho "Only the shape of Electron: nothing to run." >&2\nexit 1\n',
  );
  await chmod(join(at, 'electron'), 0o755);
  await writeFile(join(at, 'version'), version);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox'])
    await writeFile(join(at, name), '');
  return { folder: at, real: false };
}

/** On a Mac the program lies deep inside the app that is in the folder. */
function folderOf(binary: string): string {
  return process.platform === 'darwin' ? resolve(binary, '../../../..') : dirname(binary);
}
