import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { InlineConfig } from 'vite';
import { standInBuilds } from '../test/support/electron/vite.ts';

interface Part {
  /** What the build reads; when none of it changed, what is there is still right. */
  sources: string[];
  result: string;
  builds: InlineConfig[];
}

const shared = ['package.json', 'package-lock.json', 'preload/contract'];

const parts = {
  main: {
    sources: [...shared, 'main', 'migrations', 'vite.main.config.ts'],
    result: 'out/build/main/index.cjs',
    builds: [{ configFile: 'vite.main.config.ts' }],
  },
  preload: {
    sources: [...shared, 'preload/index.ts', 'vite.preload.config.ts'],
    result: 'out/build/preload/index.cjs',
    builds: [{ configFile: 'vite.preload.config.ts' }],
  },
  renderer: {
    sources: [...shared, 'renderer', 'vite.renderer.config.ts'],
    result: 'out/build/renderer/index.html',
    builds: [{ configFile: 'vite.renderer.config.ts' }],
  },
  'stand-in': {
    sources: [
      'package-lock.json',
      'test/support/electron',
      'scripts/chromium.ts',
      'scripts/electron-binary.ts',
    ],
    result: 'out/build/stand-in/index.cjs',
    builds: standInBuilds,
  },
} satisfies Record<string, Part>;

export type PartName = keyof typeof parts;
export const everyPart = Object.keys(parts) as PartName[];

/** Builds what changed since it was last built, all of it at once. Answers with the names of what it built. */
export async function build(names: PartName[] = everyPart): Promise<PartName[]> {
  const stale = names.filter((name) => !isFresh(parts[name]));
  if (stale.length === 0) return stale;
  const { build: run } = await import('vite');
  await Promise.all(
    stale.map(async (name) => {
      const part: Part = parts[name];
      const digest = digestOf(part.sources);
      await Promise.all(part.builds.map((config) => run({ logLevel: 'warn', ...config })));
      writeFileSync(stampOf(part), digest);
    }),
  );
  return stale;
}

function stampOf({ result }: Part): string {
  return `${result}.built-from`;
}

function isFresh(part: Part): boolean {
  const stamp = stampOf(part);
  return (
    existsSync(part.result) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digestOf(part.sources)
  );
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

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const started = performance.now();
  const asked = everyPart.filter((name) => process.argv.includes(name));
  const built = await build(asked.length > 0 ? asked : everyPart);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(built.length === 0 ? 'Everything is built.' : `Built ${built.join(', ')} in ${seconds} s.`);
}
