import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'renderer',
  plugins: [react()],
  build: {
    target: 'chrome140',
    outDir: '../out/build/renderer',
    emptyOutDir: true,
    // A font written into its style sheet would be refused: fonts come from our own origin alone.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What is too heavy says scripts/package/first-load.ts.
    chunkSizeWarningLimit: 1000,
    rollupOptions: {
      output: {
        // What the first screen needs comes in one piece: each one more costs a question to main.
        codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] },
      },
    },
  },
});
