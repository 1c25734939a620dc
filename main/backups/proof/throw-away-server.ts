import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lease } from '../../database/database.ts';
import { createDatabase, type PooledDatabase } from '../../database/pool.ts';
import type { Target } from '../../database/target.ts';
import { createSecret } from '../../embedded/scram.ts';
import { startEmbeddedServer } from '../../embedded/server.ts';
import type { Log } from '../../logging/log.ts';

/** The newest server whose backups can be tried here. */
export const embeddedMajor = 18;

export interface ThrowAwayServer {
  target: Target;
  database: PooledDatabase;
  /** As whoever set it up, for statements of ours alone: nothing that the backup brought is called. */
  administer<Value>(work: (lease: Lease) => Promise<Value>): Promise<Value>;
  /** Ends it and removes everything that was in it. */
  dispose(): Promise<void>;
}

// Nobody needs it after a power cut: what it holds is in the backup.
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  shared_buffers: '64MB',
  max_wal_size: '1GB',
  // Rows are read in the order they lie in.
  synchronize_seqscans: 'off',
};

const name = 'prueba';
const removal = { recursive: true, force: true, maxRetries: 5 } as const;

/** What a Tiza that was killed left of its own: students' data in the open. What resists goes the next time. */
export async function removeOldServers(folder: string, log: Log): Promise<void> {
  for (const entry of await readdir(folder).catch(() => [])) {
    await rm(join(folder, entry), removal).catch((error: unknown) =>
      log.warn('An old throw-away server could not be removed', { error }),
    );
  }
}

/**
 * An empty database on a server of its own, on this computer only, under a password nobody knows. What a backup
 * holds is run there, perhaps a stranger's: its login owns the database and may neither start a program nor read
 * or write a file of this computer, as the one that set the server up may.
 */
export async function startThrowAwayServer(folder: string, log: Log): Promise<ThrowAwayServer> {
  const directory = join(folder, randomBytes(6).toString('hex'));
  await mkdir(directory, { recursive: true });
  const clear = () => rm(directory, removal);
  try {
    const server = await startEmbeddedServer({ directory, settings, log });
    const { host, port, user, password } = server.address;
    const targetOf = (database: string, login: { user: string; password: string }): Target => ({
      host,
      port,
      user: login.user,
      database,
      password: async () => login.password,
      tls: { mode: 'disable', channelBinding: 'prefer', oldPasswordMethods: false },
    });
    const secret = createSecret();
    const first = createDatabase(targetOf('postgres', { user, password }));
    try {
      await first.rows({ text: `CREATE ROLE ${name} LOGIN BYPASSRLS PASSWORD '${secret.verifier}'` });
      await first.rows({ text: `CREATE DATABASE ${name} TEMPLATE template0 OWNER ${name}` });
    } finally {
      await first.close();
    }
    const target = targetOf(name, { user: name, password: secret.password });
    const database = createDatabase(target);
    return {
      target,
      database,
      async administer(work) {
        const administrator = createDatabase(targetOf(name, { user, password }));
        try {
          return await administrator.tx(work, { settings: { search_path: 'pg_catalog' } });
        } finally {
          await administrator.close();
        }
      },
      async dispose() {
        await database.close();
        await server.stop();
        await clear();
      },
    };
  } catch (error) {
    await clear();
    throw error;
  }
}
