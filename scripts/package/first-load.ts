import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { megabytes } from './contents.ts';

/** What must be read and parsed before the first screen is there, in bytes. Everything else is loaded when it is asked for. */
export const startBudgets = { main: 1_550_000, scripts: 740_000, styles: 130_000 };

/** The files a page names in its head. */
export function filesNamedBy(html: string): { scripts: string[]; styles: string[] } {
  const named = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, path = '']) => path);
  return {
    scripts: [
      ...named(/<script[^>]*\ssrc="([^"]+)"/g),
      ...named(/<link[^>]*\srel="modulepreload"[^>]*\shref="([^"]+)"/g),
    ],
    styles: named(/<link[^>]*\srel="stylesheet"[^>]*\shref="([^"]+)"/g),
  };
}

/** What of the built app is heavier at its start than agreed, one sentence each. */
export async function heavyStart(build: string): Promise<string[]> {
  const renderer = join(build, 'renderer');
  const { scripts, styles } = filesNamedBy(await readFile(join(renderer, 'index.html'), 'utf8'));
  const weigh = async (files: string[]) => {
    const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
    return sizes.reduce((sum, size) => sum + size, 0);
  };
  const inRenderer = (paths: string[]) => paths.map((path) => join(renderer, path));
  const parts = [
    { what: 'main', bytes: await weigh([join(build, 'main/index.cjs')]), limit: startBudgets.main },
    {
      what: 'scripts of the first screen',
      bytes: await weigh(inRenderer(scripts)),
      limit: startBudgets.scripts,
    },
    {
      what: 'styles of the first screen',
      bytes: await weigh(inRenderer(styles)),
      limit: startBudgets.styles,
    },
  ];
  console.log(
    parts.map(({ what, bytes }) => `  ${what.padEnd(52)}${megabytes(bytes).padStart(10)}`).join('\n'),
  );
  return parts
    .filter(({ bytes, limit }) => bytes > limit)
    .map(
      ({ what, bytes, limit }) =>
        `To start, ${what} takes ${megabytes(bytes)}; ${megabytes(limit)} were agreed on.`,
    );
}
