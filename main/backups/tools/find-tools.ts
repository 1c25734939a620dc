import { execFile } from 'node:child_process';
import { access, constants, readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { withoutPostgresWords } from './libpq-environment.ts';

const run = promisify(execFile);

export type ToolName = 'pg_dump' | 'pg_restore';

export interface Tool {
  path: string;
  /** As it says it: `15.18`. */
  version: string;
  major: number;
}

const suffix = process.platform === 'win32' ? '.exe' : '';

/** Where installers put one version beside another. */
const usualPlaces: readonly [root: string, inside: string][] = [
  ['/usr/lib/postgresql', 'bin'],
  ['/usr', 'bin'],
  ['/opt/homebrew/opt', 'bin'],
  ['/usr/local/opt', 'bin'],
  ['/Applications/Postgres.app/Contents/Versions', 'bin'],
  ['C:\\Program Files\\PostgreSQL', 'bin'],
];
const ofPostgres = /^(\d+(\.\d+)?|latest|pgsql-\d+|postgresql(@\d+)?|libpq)$/;

async function folders(): Promise<string[]> {
  const places = await Promise.all(
    usualPlaces.map(async ([root, inside]) => {
      const names = await readdir(root).catch(() => []);
      return names.filter((name) => ofPostgres.test(name)).map((name) => join(root, name, inside));
    }),
  );
  const onPath = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...new Set([...places.flat(), ...onPath])];
}

/** What the program at that place says of itself; `null`: it is not there, or something else. */
export async function askVersion(path: string, name: ToolName): Promise<Tool | null> {
  try {
    await access(path, constants.X_OK);
    const { stdout } = await run(path, ['--version'], { env: withoutPostgresWords(), timeout: 5000 });
    const [, version, major] = new RegExp(`^${name} \\(PostgreSQL\\) ((\\d+)[\\w.]*)`).exec(stdout) ?? [];
    return version === undefined ? null : { path, version, major: Number(major) };
  } catch {
    return null;
  }
}

/** The newest of them on this computer; a newer one reads and writes for every older server. */
export async function findTool(name: ToolName, places?: readonly string[]): Promise<Tool | null> {
  const paths = (places ?? (await folders())).map((folder) => join(folder, `${name}${suffix}`));
  const found = await Promise.all(paths.map((path) => askVersion(path, name)));
  return (
    found
      .filter((tool) => tool !== null)
      .sort((one, other) => other.version.localeCompare(one.version, undefined, { numeric: true }))[0] ?? null
  );
}
