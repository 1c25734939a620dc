import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedServer } from '../../main/embedded/server.ts';
import { createTestServer } from './server.ts';

/** A server whose roles a test may change as it likes. */
export interface OwnServer {
  host: string;
  port: number;
  user: string;
  password: string;
  remove(): Promise<void>;
}

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

async function embedded(): Promise<OwnServer> {
  const directory = await mkdtemp(join(await realpath(tmpdir()), 'tiza-embedded-'));
  const server = await startEmbeddedServer({ directory, settings: { fsync: 'off' }, log });
  return {
    ...server.address,
    async remove() {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Rules for roles changed with 16: what is tested on this machine's server is tested on the one that ships, too. */
export const versions: { name: string; start(): Promise<OwnServer> }[] = [
  { name: "this machine's PostgreSQL", start: () => createTestServer() },
  { name: 'the PostgreSQL that ships with Tiza', start: embedded },
];
