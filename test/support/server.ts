import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { createCluster, settingsFile } from './cluster.ts';

/** A throw-away PostgreSQL server that a fault test may kill, restart and reconfigure. */
export interface TestServer {
  host: '127.0.0.1';
  port: number;
  /** A superuser whom no pg_hba of a test locks out. */
  user: string;
  password: string;
  dataDir: string;
  pid(): number;
  url(database?: string): string;
  query<Row = Record<string, unknown>>(text: string, values?: unknown[], database?: string): Promise<Row[]>;
  /** Takes effect before it resolves: a reload, or a fast restart where a setting needs one. */
  configure(settings: Record<string, string>, hba?: string): Promise<void>;
  restart(mode: 'smart' | 'fast' | 'immediate'): Promise<void>;
  stop(mode?: 'smart' | 'fast' | 'immediate'): Promise<void>;
  start(): Promise<void>;
  kill(signal: NodeJS.Signals): void;
  /** Stops the server, if it still runs, and removes its directory. */
  remove(): Promise<void>;
}

export interface TestServerOptions {
  settings?: Record<string, string>;
  /** Lines of pg_hba.conf for everybody but `user`. */
  hba?: string;
  /** Paths of PEM files. */
  tls?: { key: string; cert: string };
}

const signals = { smart: 'SIGTERM', fast: 'SIGINT', immediate: 'SIGQUIT' } as const;
const host = '127.0.0.1';
const user = 'tiza';
const everybody = 'host all all 127.0.0.1/32 scram-sha-256';

function hbaFile(hba: string): string {
  return `host all ${user} 127.0.0.1/32 scram-sha-256\n${hba}\n`;
}

export async function createTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const cluster = await createCluster(options.settings);
  const { port, password, dataDir } = cluster;
  const configured: Record<string, string> = {};

  const url = (database = 'postgres') => `postgres://${user}:${password}@${host}:${port}/${database}`;

  async function query<Row>(text: string, values: unknown[] = [], database?: string): Promise<Row[]> {
    const client = new pg.Client({ connectionString: url(database) });
    // A server killed under the query says so twice: the rejection is enough.
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(text, values)).rows as Row[];
    } finally {
      await client.end();
    }
  }

  async function reload(): Promise<void> {
    const loadedAt = 'select (extract(epoch from pg_conf_load_time()) * 1e6)::bigint::text as at';
    const [before] = await query<{ at: string }>(loadedAt);
    cluster.kill('SIGHUP');
    for (let attempt = 0; attempt < 500; attempt++) {
      const [now] = await query<{ at: string }>(loadedAt);
      if (now?.at !== before?.at) return;
      await sleep(10);
    }
    throw new Error('The test server did not reload its configuration.');
  }

  async function configure(settings: Record<string, string>, hba?: string): Promise<void> {
    Object.assign(configured, settings);
    await cluster.write('postgresql.auto.conf', settingsFile(configured));
    if (hba !== undefined) await cluster.write('pg_hba.conf', hbaFile(hba));
    await reload();
    const wrong = await query<{ error: string }>(
      `select error from pg_file_settings f where error is not null
           and not exists (select 1 from pg_settings s where s.name = f.name and s.pending_restart)
       union all select error from pg_hba_file_rules where error is not null`,
    );
    if (wrong.length > 0) throw new Error(wrong.map(({ error }) => error).join('\n'));
    const waiting = await query('select 1 from pg_settings where pending_restart');
    if (waiting.length > 0) await restart('fast');
  }

  async function restart(mode: 'smart' | 'fast' | 'immediate'): Promise<void> {
    await cluster.stop(signals[mode]);
    await cluster.start();
  }

  async function applyOptions(): Promise<void> {
    if (options.hba === undefined && !options.tls) return;
    if (options.tls) {
      await cluster.write('server.key', await readFile(options.tls.key, 'utf8'));
      await cluster.write('server.crt', await readFile(options.tls.cert, 'utf8'));
    }
    const tls = {
      ssl: 'on',
      ssl_key_file: join(dataDir, 'server.key'),
      ssl_cert_file: join(dataDir, 'server.crt'),
    };
    await configure(options.tls ? tls : {}, options.hba ?? everybody);
  }

  try {
    await applyOptions();
  } catch (error) {
    await cluster.remove();
    throw error;
  }
  return {
    host,
    port,
    user,
    password,
    dataDir,
    pid: cluster.pid,
    url,
    query,
    configure,
    restart,
    stop: (mode = 'fast') => cluster.stop(signals[mode]),
    start: cluster.start,
    kill: cluster.kill,
    remove: cluster.remove,
  };
}
