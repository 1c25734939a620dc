import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, open, readFile, realpath, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { environment, findRunAs, type RunAs } from '../../main/embedded/run-as.ts';
import { guard } from './guardian.ts';
import { findBinaries } from './postgres-binaries.ts';

/** A data directory of our own, the server on it, and a guardian that outlives us. */
export interface Cluster {
  /** Which PostgreSQL this is, in words. */
  readonly origin: string;
  readonly dataDir: string;
  readonly port: number;
  readonly password: string;
  pid(): number;
  start(): Promise<void>;
  stop(signal: 'SIGTERM' | 'SIGINT' | 'SIGQUIT'): Promise<void>;
  kill(signal: NodeJS.Signals): void;
  /** Writes a file into the data directory, readable by the server alone. */
  write(name: string, content: string): Promise<void>;
  remove(): Promise<void>;
}

// The machine never crashes between two lines of a test, so nothing needs to reach the disk;
// a commit still survives kill -9 of the server, because the kernel has it.
const quick: Record<string, string> = {
  fsync: 'off',
  full_page_writes: 'off',
  jit: 'off',
  shared_buffers: '32MB',
  max_connections: '100',
  max_wal_size: '512MB',
  log_timezone: 'UTC',
  timezone: 'UTC',
};

export function settingsFile(settings: Record<string, string>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'\n`)
    .join('');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('The system gave no free port.');
  return address.port;
}

export async function createCluster(settings: Record<string, string> = {}): Promise<Cluster> {
  const binaries = await findBinaries();
  const directory = await mkdtemp(join(await realpath(tmpdir()), 'tiza-pg-'));
  const guardian = guard(directory);
  const dataDir = join(directory, 'data');
  const password = randomBytes(16).toString('hex');
  const passwordFile = join(directory, 'password');
  const logFile = join(directory, 'log');
  let port = await freePort();
  let server: ChildProcess | undefined;
  let runAs: RunAs | undefined;

  async function give(path: string): Promise<void> {
    if (runAs?.owner) await chown(path, runAs.owner.uid, runAs.owner.gid);
  }

  function commandOf(program: string, words: readonly string[]): [string, string[]] {
    const [first = program, ...rest] = [...(runAs?.prefix ?? []), program, ...words];
    return [first, rest];
  }

  async function initialise(): Promise<void> {
    runAs = await findRunAs(binaries, directory);
    await writeFile(passwordFile, password, { mode: 0o600 });
    await give(directory);
    await give(passwordFile);
    const locale = platform() === 'linux' ? 'C.UTF-8' : 'en_US.UTF-8';
    const words = ['-U', 'tiza', '-E', 'UTF8', `--locale=${locale}`, '-A', 'scram-sha-256', '--no-sync'];
    const [command, rest] = commandOf(binaries.initdb, ['-D', dataDir, '--pwfile', passwordFile, ...words]);
    await promisify(execFile)(command, rest, { cwd: directory, env: environment(), ...runAs.spawn });
    await write('postgresql.conf', settingsFile({ ...quick, ...settings }));
  }

  async function write(name: string, content: string): Promise<void> {
    const path = join(dataDir, name);
    await writeFile(path, content, { mode: 0o600 });
    await give(path);
  }

  async function ready(): Promise<boolean> {
    const status = await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '');
    const lines = status.split('\n');
    return Number(lines[0]) === server?.pid && ['ready', 'standby'].includes(lines[7]?.trim() ?? '');
  }

  async function launch(): Promise<boolean> {
    const log = await open(logFile, 'a');
    const words = ['-D', dataDir, '-p', String(port), '-c', 'listen_addresses=127.0.0.1'];
    const [command, rest] = commandOf(binaries.postgres, [...words, '-c', 'unix_socket_directories=']);
    // A session of its own: Ctrl+C in the terminal is for the tests, the guardian does the rest.
    const child = spawn(command, rest, {
      cwd: directory,
      env: environment(),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      ...runAs?.spawn,
    });
    server = child;
    child.unref();
    await log.close();
    const deadline = Date.now() + 30_000;
    while (Date.now() < deadline) {
      if (child.exitCode !== null || child.signalCode !== null) return false;
      if (await ready()) return true;
      await sleep(10);
    }
    child.kill('SIGQUIT');
    return false;
  }

  async function start(): Promise<void> {
    // After kill -9 the old server's processes need a moment to notice and let go.
    for (let attempt = 1; attempt <= 20; attempt++) {
      if (await launch()) return;
      const log = await readFile(logFile, 'utf8');
      const retry = /pre-existing shared memory block|Address already in use/.test(log.slice(-1500));
      if (!retry) break;
      await sleep(100);
    }
    throw new Error(`The test server did not start:\n${(await readFile(logFile, 'utf8')).slice(-1500)}`);
  }

  function running(): ChildProcess & { pid: number } {
    if (server?.pid === undefined || server.exitCode !== null || server.signalCode !== null) {
      throw new Error('The test server is not running.');
    }
    return server as ChildProcess & { pid: number };
  }

  async function stop(signal: NodeJS.Signals): Promise<void> {
    const child = running();
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.ref();
    child.kill(signal);
    await gone;
  }

  const remove = () => guardian.finish();

  try {
    await initialise();
    for (let attempt = 1; !(await launch()); attempt++) {
      if (attempt === 5) throw new Error((await readFile(logFile, 'utf8')).slice(-1500));
      port = await freePort();
    }
  } catch (error) {
    await remove();
    throw new Error('No test server could be started', { cause: error });
  }
  return {
    origin: binaries.origin,
    dataDir,
    port,
    password,
    pid: () => running().pid,
    start,
    stop,
    kill: (signal) => void running().kill(signal),
    write,
    remove,
  };
}
