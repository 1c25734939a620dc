import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { InlineConfig } from 'vite';
import { standInBuilds } from '../test/support/electron/vite.ts';

interface Part {
  /** What the build reads; when none of it changed, what is there is still right. */
  sources: string[];
  builds: InlineConfig[];
}

const shared = ['package.json', 'package-lock.json', 'preload/contract'];

const parts = {
  main: {
    sources: [...shared, 'main', 'migrations', 'vite.main.config.ts'],
    builds: [{ configFile: 'vite.main.config.ts' }],
  },
  preload: {
    sources: [...shared, 'preload/index.ts', 'vite.preload.config.ts'],
    builds: [{ configFile: 'vite.preload.config.ts' }],
  },
  renderer: {
    // The guide is read in the window too.
    sources: [...shared, 'renderer', 'docs/guide', 'vite.renderer.config.ts'],
    builds: [{ configFile: 'vite.renderer.config.ts' }],
  },
  'stand-in': {
    sources: [
      'package-lock.json',
      'test/support/electron',
      'scripts/chromium.ts',
      'scripts/electron-binary.ts',
    ],
    builds: standInBuilds,
  },
} satisfies Record<string, Part>;

export type PartName = keyof typeof parts;
export const everyPart = Object.keys(parts) as PartName[];

const folderOf = (name: PartName) => join('out/build', name);
const stampOf = (name: PartName) => join(folderOf(name), '.built-from');

/** Builds what changed since it was last built, all of it at once. Answers with the names of what it built. */
export async function build(names: PartName[] = everyPart): Promise<PartName[]> {
  const stale = names.filter((name) => !isFresh(name));
  if (stale.length === 0) return stale;
  const { build: run } = await import('vite');
  await Promise.all(stale.map((name) => buildPart(name, run)));
  return stale;
}

/** Beside the old one, which stays until the new one is whole: somebody may be running it. */
async function buildPart(name: PartName, run: typeof import('vite').build): Promise<void> {
  const part: Part = parts[name];
  const digest = digestOf(part.sources);
  const fresh = resolve('out/build', `.${name}-${process.pid}`);
  mkdirSync(fresh, { recursive: true });
  try {
    const into = { outDir: fresh, emptyOutDir: false };
    await Promise.all(
      part.builds.map((config) => run({ logLevel: 'warn', ...config, build: { ...config.build, ...into } })),
    );
    writeFileSync(join(fresh, '.built-from'), digest);
    rmSync(folderOf(name), { recursive: true, force: true });
    renameSync(fresh, folderOf(name));
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function isFresh(name: PartName): boolean {
  const stamp = stampOf(name);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === digestOf(parts[name].sources);
}

function digestOf(sources: string[]): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesIn)) hash.update(file).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}

async function main(): Promise<void> {
  const asked = everyPart.filter((name) => process.argv.includes(name));
  const started = performance.now();
  const built = await build(asked.length > 0 ? asked : everyPart);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(built.length === 0 ? 'Everything is built.' : `Built ${built.join(', ')} in ${seconds} s.`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
