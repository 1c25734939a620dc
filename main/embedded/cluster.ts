import { spawn } from 'node:child_process';
import { chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { embeddedError, failureOf } from './failures.ts';
import { runGuarded } from './guardian.ts';
import { accessFile, dataFolder, superuser } from './layout.ts';
import { environment, type RunAs } from './run-as.ts';

const freshPrefix = 'fresh-';

async function removeUnfinished(directory: string): Promise<void> {
  const names = await readdir(directory);
  const unfinished = names.filter((name) => name.startsWith(freshPrefix));
  await Promise.all(
    unfinished.map((name) => rm(join(directory, name), { recursive: true, force: true, maxRetries: 5 })),
  );
}

/** Makes the data directory if there is none. It gets its name last, so that it is whole or not there. */
export async function ensureCluster(directory: string, binaries: Binaries, runAs: RunAs): Promise<void> {
  await removeUnfinished(directory);
  const data = dataFolder(directory);
  if (await stat(data).catch(() => undefined)) return;

  const fresh = join(directory, `${freshPrefix}${process.pid}`);
  await mkdir(fresh, { mode: 0o700 });
  if (runAs.owner) await chown(fresh, runAs.owner.uid, runAs.owner.gid);
  const command = [
    binaries.initdb,
    `--pgdata=${fresh}`,
    `--username=${superuser}`,
    // Nobody gets in before the first password is set; pg_hba.conf is ours anyway.
    '--auth=reject',
    '--encoding=UTF8',
    // The same letters and cases on every system, whatever locales it has.
    '--no-locale',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-sync',
    '--no-instructions',
  ];
  const initdb = runGuarded(command, runAs, directory);
  if ((await initdb.ended) !== 0) {
    await rm(fresh, { recursive: true, force: true, maxRetries: 5 });
    throw failureOf(initdb.output(), directory, 'embedded-binaries-incomplete');
  }
  await rename(fresh, data);
}

/** Refuses a directory of another major version, which this server cannot read. */
export async function checkVersion(directory: string, runAs: RunAs): Promise<void> {
  const version = await readFile(join(dataFolder(directory), 'PG_VERSION'), 'utf8').catch(() => '');
  if (version.trim() !== runAs.major) {
    throw embeddedError('embedded-damaged', directory, new Error(`PG_VERSION says "${version.trim()}"`));
  }
}

/**
 * Only the password opens, and only from this machine. Outside the data directory because the
 * server's user owns that one, and root must not write where somebody else lays the paths.
 */
export async function writeAccess(directory: string): Promise<void> {
  await writeFile(accessFile(directory), 'host all all 127.0.0.1/32 scram-sha-256\n');
}

/**
 * Sets the password before anybody can connect: a single-user server listens nowhere and reads
 * the statement from our pipe. It also repairs what a killed server left.
 */
export async function setPassword(
  verifier: string,
  directory: string,
  binaries: Binaries,
  runAs: RunAs,
): Promise<void> {
  const command = [...runAs.prefix, binaries.postgres, '--single', '-D', dataFolder(directory)];
  const settings = ['exit_on_error=on', 'log_min_error_statement=panic', 'io_method=sync'];
  const [program = '', ...parameters] = [...command, ...settings.flatMap((one) => ['-c', one]), 'postgres'];
  const child = spawn(program, parameters, {
    cwd: directory,
    env: environment(),
    stdio: ['pipe', 'ignore', 'pipe'],
    windowsHide: true,
    ...runAs.spawn,
  });
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk;
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(`ALTER ROLE ${superuser} PASSWORD '${verifier}'\n`);
  const code = await new Promise<number | null>((resolve) => {
    child.on('error', (error) => {
      output += String(error);
      resolve(null);
    });
    child.on('close', resolve);
  });
  // Whatever names no cause outside the data directory is damage inside it: there are too many
  // ways of saying that to list them.
  if (code !== 0) throw failureOf(output, directory, 'embedded-damaged');
}
