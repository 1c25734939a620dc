import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, chown, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Issued } from './certificates.ts';

export interface TestBouncer {
  host: '127.0.0.1';
  port: number;
  user: string;
  password: string;
  close(): Promise<void>;
}

interface Behind {
  host: string;
  port: number;
  user: string;
  password: string;
}

export interface BouncerOptions {
  mode?: 'transaction' | 'session';
  poolSize?: number;
  tls?: Issued;
}

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('The system gave no free port.');
  return address.port;
}

/** PgBouncer refuses to be root, and any other user will do. */
async function account(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const [, uid, gid] = /^nobody:[^:]*:(\d+):(\d+):/m.exec(await readFile('/etc/passwd', 'utf8')) ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}

async function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    const say = (yes: boolean) => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('connect', () => say(true)).once('error', () => say(false));
  });
}

function settings(behind: Behind, port: number, options: BouncerOptions, directory: string): string {
  const tlsLines = options.tls
    ? [
        'client_tls_sslmode = require',
        `client_tls_key_file = ${directory}/key`,
        `client_tls_cert_file = ${directory}/cert`,
      ]
    : [];
  return [
    '[databases]',
    `* = host=${behind.host} port=${behind.port}`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${port}`,
    'unix_socket_dir =',
    'auth_type = scram-sha-256',
    `auth_file = ${directory}/users`,
    `pool_mode = ${options.mode ?? 'transaction'}`,
    `default_pool_size = ${options.poolSize ?? 2}`,
    'max_client_conn = 100',
    'server_tls_sslmode = prefer',
    'query_wait_timeout = 15',
    `logfile = ${directory}/log`,
    ...tlsLines,
    '',
  ].join('\n');
}

/** A real PgBouncer before a server, gone with the process that started it even after kill -9. */
export async function createBouncer(behind: Behind, options: BouncerOptions = {}): Promise<TestBouncer> {
  const directory = await mkdtemp(join(tmpdir(), 'tiza-bouncer-'));
  const owner = await account();
  const port = await freePort();
  const files = {
    ini: settings(behind, port, options, directory),
    users: `"${behind.user}" "${behind.password}"\n`,
    ...options.tls,
  };
  await chmod(directory, 0o700);
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(directory, name), content, { mode: 0o600 });
    if (owner) await chown(join(directory, name), owner.uid, owner.gid);
  }
  if (owner) await chown(directory, owner.uid, owner.gid);

  const script = 'pgbouncer -q "$1/ini" </dev/null & bouncer=$!; cat >/dev/null; kill -KILL $bouncer; wait';
  const path = `${process.env.PATH ?? ''}:/usr/sbin`;
  const child: ChildProcess = spawn('sh', ['-c', script, 'sh', directory], {
    env: { PATH: path },
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
    ...owner,
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));

  async function close(): Promise<void> {
    child.stdin?.end();
    await gone;
    await rm(directory, { recursive: true, force: true });
  }

  for (let attempt = 0; attempt < 500; attempt++) {
    if (await answers(port))
      return { host: '127.0.0.1', port, user: behind.user, password: behind.password, close };
    await sleep(10);
  }
  const log = await readFile(join(directory, 'log'), 'utf8').catch(() => 'no log');
  await close();
  throw new Error(`PgBouncer did not start:\n${log}`);
}
