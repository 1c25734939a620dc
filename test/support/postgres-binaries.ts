import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { platform } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { type Binaries, findBinaries as findEmbedded } from '../../main/embedded/binaries.ts';

export interface FoundBinaries extends Binaries {
  /** In words, for the line that says which server a run used. */
  origin: string;
}

const suffix = platform() === 'win32' ? '.exe' : '';

/** Directories like /usr/lib/postgresql/17/bin, newest first. */
function versioned(root: string, name: RegExp): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .flatMap((entry) => {
      const version = name.exec(entry)?.[1];
      return version ? [{ version: Number(version), directory: join(root, entry, 'bin') }] : [];
    })
    .sort((a, b) => b.version - a.version)
    .map(({ directory }) => directory);
}

function onPath(): string[] {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((directory) => join(directory, `initdb${suffix}`))
    .filter((program) => existsSync(program))
    .map((program) => dirname(realpathSync(program)));
}

function installed(): Binaries[] {
  const directories = [
    ...versioned('/usr/lib/postgresql', /^(\d+)$/),
    ...onPath(),
    ...versioned('/opt/homebrew/opt', /^postgresql@(\d+)$/),
    ...versioned('/usr/local/opt', /^postgresql@(\d+)$/),
  ];
  const program = (directory: string, name: string) => join(directory, name + suffix);
  return directories
    .map((directory) => ({
      initdb: program(directory, 'initdb'),
      postgres: program(directory, 'postgres'),
      pgCtl: program(directory, 'pg_ctl'),
    }))
    .filter((binaries) => Object.values(binaries).every((path) => existsSync(path)));
}

/**
 * The machine's own PostgreSQL before the one that ships with Tiza, so that tests meet more than one version;
 * `TIZA_TEST_POSTGRES=shipped` turns to the latter.
 */
export async function findBinaries(): Promise<FoundBinaries> {
  const [system] = process.env.TIZA_TEST_POSTGRES === 'shipped' ? [] : installed();
  if (system) return { ...system, origin: `PostgreSQL of this machine (${dirname(system.postgres)})` };
  const embedded = await findEmbedded().catch((cause: unknown) => {
    const remedy = 'set TIZA_TEST_DATABASE_URL to a superuser of a server that may be used freely';
    throw new Error(`There is no PostgreSQL to test against: install one, or ${remedy}.`, { cause });
  });
  return { ...embedded, origin: 'PostgreSQL that ships with Tiza' };
}
