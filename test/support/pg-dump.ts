import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { findBinaries } from './postgres-binaries.ts';

export interface DumpAddress {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}

/** Where pg_dump is, beside the server's own programs; the package that ships with Tiza has none. */
export async function findPgDump(): Promise<string | undefined> {
  const program = join(dirname((await findBinaries()).postgres), 'pg_dump');
  return existsSync(program) ? program : undefined;
}

/** What pg_dump prints, without the lines that differ from run to run. */
export async function pgDump(address: DumpAddress, words: string[]): Promise<string> {
  const program = await findPgDump();
  if (program === undefined) throw new Error('There is no pg_dump on this machine.');
  const { host, port, user, password, database } = address;
  const { stdout } = await promisify(execFile)(program, words, {
    env: { PGHOST: host, PGPORT: String(port), PGUSER: user, PGPASSWORD: password, PGDATABASE: database },
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout
    .split('\n')
    .filter((line) => !line.startsWith('\\restrict') && !line.startsWith('\\unrestrict'))
    .join('\n');
}

/** The statements of a dump of definitions, each on one line, for comparing two of them. */
export function statementsIn(dump: string): string[] {
  return dump
    .split('\n')
    .filter((line) => !line.startsWith('--'))
    .join('\n')
    .split(/;\n/)
    .map((statement) => statement.replaceAll(/\s+/g, ' ').trim())
    .filter((statement) => statement !== '');
}
