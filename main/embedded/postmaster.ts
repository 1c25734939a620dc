import { spawn } from 'node:child_process';
import type { Binaries } from './binaries.ts';
import { embeddedError, failureOf } from './failures.ts';
import { runGuarded } from './guardian.ts';
import { accessFile, dataFolder } from './layout.ts';
import { postmasterPid } from './leftover.ts';
import { environment, type RunAs } from './run-as.ts';

export interface Postmaster {
  /** Resolves when the server and all its processes are gone. */
  ended: Promise<number | null>;
  /** The end of what the server said. */
  output(): string;
  stop(): Promise<void>;
}

export interface PostmasterOptions {
  directory: string;
  binaries: Binaries;
  runAs: RunAs;
  settings: Record<string, string>;
  port: number;
}

// Recovery after a crash reads at most `max_wal_size`; a slow disk may take its time over it.
const startPatience = 60_000;
const stopPatience = 12_000;

// Small and quiet, for one person on a laptop. Durable all the same: what was published in the
// sample course must still be there after a power cut.
const defaults: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  // Sockets would be open to whoever can reach their folder, and too long a path breaks them.
  unix_socket_directories: '',
  max_connections: '20',
  shared_buffers: '32MB',
  huge_pages: 'off',
  // Nobody replicates: bulk loads into new tables need no write-ahead log, and fewer processes run.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  max_wal_size: '128MB',
  min_wal_size: '32MB',
  io_method: 'sync',
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  autovacuum_naptime: '5min',
  autovacuum_max_workers: '1',
  // Its log comes to us and must not carry what people wrote.
  log_destination: 'stderr',
  logging_collector: 'off',
  log_error_verbosity: 'terse',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
};

function serverCommand({ directory, binaries, settings, port }: PostmasterOptions): string[] {
  const all = { ...defaults, ...settings, hba_file: accessFile(directory) };
  const parameters = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return [binaries.postgres, '-D', dataFolder(directory), '-p', String(port), ...parameters];
}

// Windows has no signals: PostgreSQL's own tool speaks to the server through a named pipe.
function stopOnWindows(binaries: Binaries, directory: string): void {
  const parameters = ['stop', '-D', dataFolder(directory), '-m', 'fast', '-W'];
  spawn(binaries.pgCtl, parameters, { stdio: 'ignore', env: environment(), windowsHide: true }).on(
    'error',
    () => undefined,
  );
}

function within<Value>(promise: Promise<Value>, milliseconds: number): Promise<Value | 'too late'> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('too late'), milliseconds);
    promise.then((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}

async function killNow(directory: string): Promise<void> {
  const pid = await postmasterPid(dataFolder(directory));
  if (pid === undefined) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended in this very moment.
  }
}

/** Starts the server and waits until it takes connections. */
export async function startPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  const { directory, binaries, runAs } = options;
  const guarded = runGuarded(serverCommand(options), runAs, directory);

  async function stop(): Promise<void> {
    if (process.platform === 'win32') stopOnWindows(binaries, directory);
    guarded.finish();
    if ((await within(guarded.ended, stopPatience)) === 'too late') await killNow(directory);
    await guarded.ended;
  }

  const ready = new Promise<'ready'>((resolve) => {
    guarded.onOutput(() => {
      if (guarded.output().includes('database system is ready to accept connections')) resolve('ready');
    });
  });
  const outcome = await within(Promise.race([ready, guarded.ended.then(() => 'ended')]), startPatience);
  if (outcome === 'too late') {
    await stop();
    throw embeddedError('embedded-too-slow', directory, new Error(guarded.output()));
  }
  if (outcome === 'ended') throw failureOf(guarded.output(), directory, 'embedded-damaged');
  return { ended: guarded.ended, output: guarded.output, stop };
}
