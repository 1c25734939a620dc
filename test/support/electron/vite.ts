import { builtinModules } from 'node:module';
import type { InlineConfig } from 'vite';

const nodeModules = builtinModules.flatMap((name) => [name, `node:${name}`]);
const folder = 'test/support/electron';
const outDir = 'out/build/stand-in';

const shared = { configFile: false, logLevel: 'warn', publicDir: false } satisfies InlineConfig;
const quick = { emptyOutDir: false, minify: false, reportCompressedSize: false, outDir } as const;

/** One script for each world of a page: it is handed to Chromium as text. */
function world(name: string, variable: string): InlineConfig {
  const entry = `${folder}/page/${name}.ts`;
  const lib = { entry, formats: ['iife' as const], name: variable, fileName: () => `${name}.js` };
  return { ...shared, build: { ...quick, target: 'chrome140', lib } };
}

export const standInBuilds: InlineConfig[] = [
  {
    ...shared,
    build: {
      ...quick,
      target: 'node20',
      sourcemap: true,
      lib: { entry: `${folder}/start.ts`, formats: ['cjs'], fileName: () => 'index.cjs' },
      rollupOptions: { external: nodeModules },
    },
  },
  world('page-world', 'pageWorld'),
  world('preload-world', 'preloadWorld'),
];
