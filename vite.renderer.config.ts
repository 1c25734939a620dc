import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'renderer',
  plugins: [react()],
  build: {
    target: 'chrome140',
    outDir: '../out/build/renderer',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
  },
});
