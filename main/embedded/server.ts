import { mkdir, realpath } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../logging/log.ts';
import { findBinaries } from './binaries.ts';
import { checkVersion, ensureCluster, setPassword, writeAccess } from './cluster.ts';
import { named, reasonOf } from './failures.ts';
import { dataFolder, superuser } from './layout.ts';
import { endLeftover } from './leftover.ts';
import { type Postmaster, startPostmaster } from './postmaster.ts';
import { findRunAs } from './run-as.ts';
import { createSecret } from './scram.ts';

/** How to reach a PostgreSQL that Tiza runs itself: loopback only, a password nobody chose. */
export interface EmbeddedAddress {
  host: '127.0.0.1';
  port: number;
  user: string;
  password: string;
}

export interface EmbeddedServer {
  readonly address: EmbeddedAddress;
  /** False once it has ended for good and only a new start helps. */
  running(): boolean;
  /** The end of what the server wrote to its log. */
  said(): string;
  stop(): Promise<void>;
}

export interface EmbeddedServerOptions {
  /** The server's own folder, made if it is not there: its data, and what Tiza keeps beside them. */
  directory: string;
  /** Settings of PostgreSQL beyond Tiza's own, e.g. `fsync: 'off'` for a throw-away server. */
  settings?: Record<string, string>;
  log: Log;
  freePort?: () => Promise<number>;
}

const attempts = 50;
const revivals = 3;
const minute = 60_000;

function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** Tries again what only has to wait for something else to get out of the way. */
async function insist<Value>(work: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const reason = reasonOf(error);
      // Somebody took the port between our look and the server's; or the last processes of a
      // killed server are still letting go of their shared memory.
      const passing = reason === 'embedded-port-taken' || reason === 'embedded-still-running';
      if (!passing || attempt === attempts) throw error;
      if (reason === 'embedded-still-running') await sleep(100);
    }
  }
}

async function bringUp(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const { settings = {}, log, freePort = anyFreePort } = options;
  await mkdir(options.directory, { recursive: true });
  // A leftover server is known by this path: it must be the same by whatever way we came.
  const directory = await realpath(options.directory);
  const binaries = await findBinaries();
  const runAs = await findRunAs(binaries, directory);
  const data = dataFolder(directory);

  await endLeftover(data, log);
  await ensureCluster(directory, binaries, runAs);
  await checkVersion(directory, runAs);
  await writeAccess(directory);
  const { password, verifier } = createSecret();
  await insist(() => setPassword(verifier, directory, binaries, runAs));

  const launch = (port: number) => startPostmaster({ directory, binaries, runAs, settings, port });
  const first = await insist(async () => {
    const port = await freePort();
    return { port, postmaster: await launch(port) };
  });
  const { port } = first;
  let postmaster: Postmaster | undefined = first.postmaster;
  let stopping = false;
  let reviving: Promise<void> = Promise.resolve();
  const deaths: number[] = [];

  // A server that dies under an open course comes back at the same address with the same
  // password, so that the course's own reconnecting finds it; not for ever, if it keeps dying.
  function watch(current: Postmaster): void {
    current.ended.then((code) => {
      if (!stopping) reviving = revive(current, code);
    });
  }

  async function revive(dead: Postmaster, code: number | null): Promise<void> {
    log.warn('The embedded server ended unexpectedly', { code, said: dead.output().slice(-1000) });
    postmaster = undefined;
    deaths.push(Date.now());
    if (deaths.filter((when) => when > Date.now() - minute).length > revivals) return;
    try {
      await endLeftover(data, log);
      const next = await insist(() => launch(port));
      postmaster = next;
      watch(next);
    } catch (error) {
      log.error('The embedded server could not be started again', { error: String(error) });
    }
  }
  watch(first.postmaster);

  return {
    address: { host: '127.0.0.1', port, user: superuser, password },
    running: () => postmaster !== undefined,
    said: () => postmaster?.output() ?? '',
    async stop() {
      stopping = true;
      await reviving;
      await postmaster?.stop();
      postmaster = undefined;
    },
  };
}

/**
 * Starts the server of a directory: makes its data directory the first time, recovers whatever an
 * earlier end left behind, and never leaves a process behind when this one dies.
 */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  try {
    return await bringUp(options);
  } catch (error) {
    throw named(error, options.directory);
  }
}
