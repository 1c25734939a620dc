import { defineConfig } from '@playwright/test';
import { findElectron, hasDisplay } from './scripts/electron-binary.ts';
import type { LaneOptions } from './test/e2e/support/launch.ts';

// The same specs run on Electron itself and on the stand-in that plays it.
const lanes: LaneOptions['lane'][] = findElectron() && hasDisplay() ? ['electron', 'stand-in'] : ['stand-in'];

export default defineConfig<LaneOptions>({
  testDir: 'test/e2e',
  outputDir: 'out/test/e2e',
  globalSetup: './test/e2e/support/prepare.ts',
  timeout: 45_000,
  expect: { timeout: 8_000 },
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  projects: lanes.map((lane) => ({ name: lane, use: { lane } })),
});
