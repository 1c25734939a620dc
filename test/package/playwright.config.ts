import { defineConfig } from '@playwright/test';
import { findElectron, hasDisplay } from '../../scripts/electron-binary.ts';
import type { LaneOptions } from '../e2e/support/launch.ts';

// The app out of its package: on Electron where it is, otherwise on the one that plays it.
const lane = findElectron() && hasDisplay() ? 'electron' : 'stand-in';

export default defineConfig<LaneOptions>({
  testDir: '.',
  outputDir: '../../out/test/package',
  globalSetup: '../e2e/support/prepare.ts',
  timeout: 60_000,
  expect: { timeout: 8_000 },
  workers: 1,
  reporter: [['list']],
  projects: [{ name: lane, use: { lane } }],
});
