import { spawn } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import type { Binaries } from './binaries.ts';
import { embeddedError, failureOf } from './failures.ts';
import { dataFolder } from './layout.ts';

/** How to run the server's programs so that they are not root. */
export interface RunAs {
  /** Goes before a command. */
  prefix: readonly string[];
  /** Who must own the data directory; absent when the programs run as ourselves. */
  owner?: Account;
  /** Asks the system itself to change the user, where no other program does it. */
  spawn?: Account;
  /** Major version of the server. */
  major: string;
}

interface Account {
  uid: number;
  gid: number;
}

interface Way {
  prefix: readonly string[];
  spawn?: Account;
}

/** Nothing of the surrounding PostgreSQL settings leaks in, and all messages are in English. */
export function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/i.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}

interface Outcome {
  version?: string;
  output: string;
}

// Runs the server for real: whether a way leads to the files is more than a question of their modes.
function tryOut(way: Way, binaries: Binaries, directory: string): Promise<Outcome> {
  const direct = [binaries.postgres, '--version'];
  const entering = ['/bin/sh', '-c', 'cd "$1" && exec "$2" --version', 'sh', directory, binaries.postgres];
  const [command = '', ...parameters] = [
    ...way.prefix,
    ...(process.platform === 'win32' ? direct : entering),
  ];
  return new Promise((resolve) => {
    const child = spawn(command, parameters, { env: environment(), cwd: '/', ...way.spawn });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk;
    });
    child.on('error', (error) => resolve({ output: String(error) }));
    child.on('close', (code) => {
      const version = /\(PostgreSQL\) (\d+)/.exec(output)?.[1];
      resolve(code === 0 && version !== undefined ? { version, output } : { output });
    });
  });
}

/**
 * Whoever owns the data already; else `postgres` where the system has it, else `nobody`: initdb
 * insists on a user with a name.
 */
async function otherAccount(directory: string): Promise<Account | undefined> {
  const data = await stat(dataFolder(directory)).catch(() => undefined);
  if (data !== undefined && data.uid !== 0) return { uid: data.uid, gid: data.gid };
  const accounts = await readFile('/etc/passwd', 'utf8').catch(() => '');
  for (const wanted of ['postgres', 'nobody']) {
    const [, uid, gid] = new RegExp(`^${wanted}:[^:]*:(-?\\d+):(-?\\d+):`, 'm').exec(accounts) ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  return undefined;
}

/**
 * Root's own folders are closed to everybody else, so the other user gets the one capability
 * to walk through them: the narrow one first, then the one that containers usually leave to root.
 * initdb asks access(2) for its neighbour `postgres`, which counts capabilities only without the setuid fixup.
 */
function waysDown(account: Account): Way[] {
  const ids = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups'];
  const withCapability = (capability: string): Way => ({
    prefix: [
      'setpriv',
      ...ids,
      '--securebits=+no_setuid_fixup',
      `--inh-caps=+${capability}`,
      `--ambient-caps=+${capability}`,
      '--',
    ],
  });
  return [withCapability('dac_read_search'), withCapability('dac_override'), { prefix: [], spawn: account }];
}

/** PostgreSQL refuses to be root: finds a way to be somebody else that really reaches its files. */
export async function findRunAs(binaries: Binaries, directory: string): Promise<RunAs> {
  const own = await tryOut({ prefix: [] }, binaries, directory);
  if (own.version === undefined) throw failureOf(own.output, directory, 'embedded-binaries-incomplete');
  if (process.getuid?.() !== 0) return { prefix: [], major: own.version };

  const owner = await otherAccount(directory);
  if (owner !== undefined) {
    for (const way of waysDown(owner)) {
      const outcome = await tryOut(way, binaries, directory);
      if (outcome.version !== undefined) return { ...way, owner, major: outcome.version };
    }
  }
  throw embeddedError('embedded-root', directory);
}
