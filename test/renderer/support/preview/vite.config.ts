import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The window without main: only for looking at it. `npx vite build --config <this file>`.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: { target: 'chrome140', outDir: '../../../../out/preview', emptyOutDir: true },
});
