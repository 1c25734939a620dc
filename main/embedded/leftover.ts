import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Log } from '../logging/log.ts';
import { embeddedError } from './failures.ts';

const run = promisify(execFile);

/** The process id that the last server of this data directory left behind, running or not. */
export async function postmasterPid(dataDir: string): Promise<number | undefined> {
  const content = await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '');
  // A single-user server writes its number negative.
  const pid = Math.abs(Number.parseInt(content, 10));
  return pid > 1 ? pid : undefined;
}

async function commandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    const words = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return words.replaceAll('\0', ' ');
  }
  const { stdout } = await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).catch(() => ({
    stdout: '',
  }));
  return stdout;
}

/** True while that process is a server of this very directory, not a stranger who got the same number. */
async function isServer(pid: number, dataDir: string): Promise<boolean> {
  return (await commandLine(pid)).includes(` -D ${dataDir} `);
}

async function waitForEnd(pid: number, dataDir: string, milliseconds: number): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (await isServer(pid, dataDir)) {
    if (Date.now() > deadline) return false;
    await sleep(20);
  }
  return true;
}

/**
 * Ends a server that outlived the Tiza it belonged to, and clears what it left.
 * On Windows the system has ended it already, and PostgreSQL itself sees through a stale file.
 */
export async function endLeftover(dataDir: string, log: Log): Promise<void> {
  if (process.platform === 'win32') return;
  const pid = await postmasterPid(dataDir);
  if (pid === undefined) return;

  for (const [signal, patience] of [
    ['SIGINT', 5000],
    ['SIGQUIT', 6000],
    ['SIGKILL', 2000],
  ] as const) {
    if (!(await isServer(pid, dataDir))) break;
    log.warn('Ending a server that outlived its Tiza', { pid, signal });
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (await isServer(pid, dataDir)) throw embeddedError('embedded-still-running', dataDir, error);
    }
    if (await waitForEnd(pid, dataDir, patience)) break;
  }
  if (await isServer(pid, dataDir)) throw embeddedError('embedded-still-running', dataDir);

  // A number given to somebody else since would keep PostgreSQL from starting. Its own lock on the
  // shared memory still refuses when processes of the old server are alive.
  if ((await postmasterPid(dataDir)) === pid) await rm(join(dataDir, 'postmaster.pid'), { force: true });
}
