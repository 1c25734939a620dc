import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';
import type { Format } from '../../../main/backups/engine/engine.ts';
import type { TestServer } from '../../support/server.ts';
import { milliseconds } from '../rounds.ts';
import type { EngineAnswer, EngineRun } from './engine-run.ts';

const entry = fileURLToPath(new URL('./engine-run.ts', import.meta.url));

/** As main is built, in one file: a loader of TypeScript would hold more memory than the engine. */
async function built(directory: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '#contract': fileURLToPath(new URL('../../../preload/contract', import.meta.url)) } },
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir: directory,
      minify: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'engine-run.mjs' } },
    },
  });
  return join(directory, 'engine-run.mjs');
}

/** The engine and PostgreSQL's own programs, on the same server and the same disk. */
export interface Ways {
  /** Milliseconds; what ours held in memory is remembered. */
  ours(work: EngineRun['work'], format: Format): Promise<number>;
  /** Words for a shell, with the file they write; whatever they have written is brought to the disk. */
  theirs(words: string, file: string): Promise<number>;
  /** For `restore` and psql: a database with nothing in it. */
  emptyTarget(): Promise<void>;
  fileOf(format: Format | 'custom' | 'piped'): string;
  mostMegabytes(work: EngineRun['work'], format: Format): number;
}

export async function createWays(server: TestServer, directory: string, programs: string): Promise<Ways> {
  const script = await built(join(directory, 'built'));
  const { host, port, user, password } = server;
  const memory = new Map<string, number>();
  const fileOf: Ways['fileOf'] = (format) => join(directory, `images.${format}`);

  return {
    fileOf,
    async ours(work, format) {
      const database = work === 'restore' ? 'target' : 'images';
      const run: EngineRun = {
        work,
        format,
        file: fileOf(format),
        place: { host, port, user, password, database },
      };
      const options = { env: { ...process.env, ENGINE_RUN: JSON.stringify(run) } };
      const { stdout } = await promisify(execFile)(process.execPath, [script], options);
      const { ms, megabytes } = JSON.parse(stdout) as EngineAnswer;
      const name = `${work} ${format}`;
      memory.set(name, Math.max(megabytes, memory.get(name) ?? 0));
      return ms;
    },
    theirs(words, file) {
      const env = {
        PATH: `${programs}:${process.env.PATH ?? ''}`,
        PGHOST: host,
        PGPORT: String(port),
        PGUSER: user,
        PGPASSWORD: password,
      };
      const whole = `set -o pipefail; ${words} && sync ${file}`;
      return milliseconds(() => promisify(execFile)('bash', ['-c', whole], { env }));
    },
    async emptyTarget() {
      await server.query('DROP DATABASE IF EXISTS target');
      await server.query('CREATE DATABASE target');
      await server.query('CHECKPOINT');
    },
    mostMegabytes: (work, format) => memory.get(`${work} ${format}`) ?? Number.NaN,
  };
}
