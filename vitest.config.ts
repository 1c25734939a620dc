import { defineConfig } from 'vitest/config';

// A stray runtime import of Electron would try to download it.
const noElectron = { electron: new URL('./test/support/no-electron.ts', import.meta.url).pathname };

export default defineConfig({
  test: {
    // Left to itself it keeps one core free, which on two leaves half the machine idle.
    maxWorkers: '100%',
    projects: [
      {
        resolve: { alias: noElectron },
        test: {
          name: 'unit',
          testTimeout: 30_000,
          include: ['test/{main,preload,renderer,scripts,support}/**/*.spec.{ts,tsx}'],
        },
      },
      {
        resolve: { alias: noElectron },
        test: {
          name: 'database',
          include: ['test/database/**/*.spec.ts'],
          globalSetup: 'test/support/postgres-setup.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias: noElectron },
        test: {
          name: 'faults',
          include: ['test/faults/**/*.spec.ts'],
          globalSetup: 'test/support/postgres-setup.ts',
          testTimeout: process.env.FAULTS === 'full' ? 1_800_000 : 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
