import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type DumpAddress, findPgDump, pgDump } from '../../../../support/pg-dump.ts';
import { findBinaries } from '../../../../support/postgres-binaries.ts';

/** psql stands beside the machine's own server; the one that ships with Tiza comes without. */
export async function findPsql(): Promise<string | undefined> {
  const program = join(dirname((await findBinaries()).postgres), 'psql');
  return existsSync(program) ? program : undefined;
}

/** Restores as anybody would; what psql complains of is the error. */
export async function psql(address: DumpAddress, script: Buffer | string): Promise<void> {
  const program = await findPsql();
  if (program === undefined) throw new Error('There is no psql on this machine.');
  const { host, port, user, password, database } = address;
  const env = {
    PGHOST: host,
    PGPORT: String(port),
    PGUSER: user,
    PGPASSWORD: password,
    PGDATABASE: database,
    PGOPTIONS: '-c client_min_messages=warning',
  };
  const child = spawn(program, ['-X', '-q', '-f', '-'], { env, stdio: ['pipe', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (words: string) => {
    said += words;
  });
  // It leaves early when it stops at an error.
  child.stdin.on('error', () => undefined);
  child.stdin.end(script);
  const status = await new Promise((resolve) => child.once('close', resolve));
  if (status !== 0 || said !== '') throw new Error(`psql ended with ${String(status)}: ${said}`);
}

/** What pg_dump says of a database: definitions and rows. */
export async function facesOf(address: DumpAddress): Promise<{ definitions: string; rows: string }> {
  const [definitions, rows] = [await pgDump(address, ['-s']), await pgDump(address, ['-a'])];
  return { definitions, rows };
}

/** A plain dump as it comes, with owners, grants and the lines that only psql obeys. */
export async function plainPgDump(address: DumpAddress): Promise<Buffer> {
  const program = await findPgDump();
  if (program === undefined) throw new Error('There is no pg_dump on this machine.');
  const { host, port, user, password, database } = address;
  const env = {
    PGHOST: host,
    PGPORT: String(port),
    PGUSER: user,
    PGPASSWORD: password,
    PGDATABASE: database,
  };
  const { stdout } = await promisify(execFile)(program, [], {
    env,
    encoding: 'buffer',
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}
