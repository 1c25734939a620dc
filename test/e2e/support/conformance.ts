import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { test as base, end, expect, type Launched, root, start } from './launch.ts';

export const conformanceApp = join(root, 'test/support/conformance-app');

declare global {
  interface Window {
    // biome-ignore lint/suspicious/noExplicitAny: what the bridge hands over is what these tests are about
    bridge: any;
  }
  var diary: { events: string[]; keepOpen: boolean; keepRunning: boolean; deny: boolean };
}

interface Shared {
  /** One running app for all tests that leave it as they found it. */
  shared: Launched;
}

export const test = base.extend<object, Shared>({
  shared: [
    async ({ lane }, use) => {
      const launched = await start(lane, { app: conformanceApp });
      await use(launched);
      await end(launched);
    },
    { scope: 'worker' },
  ],
});

/** What the app wrote into its diary so far. */
export function eventsOf(app: ElectronApplication): Promise<string[]> {
  return app.evaluate(() => globalThis.diary.events);
}

export async function expectEvent(app: ElectronApplication, event: string): Promise<void> {
  await expect.poll(() => eventsOf(app)).toContain(event);
}

/** What the app wrote to its output when it ended. */
export async function lastDiary(app: ElectronApplication): Promise<string[]> {
  const child = app.process();
  let output = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  await new Promise((resolve) => child.once('close', resolve));
  const line = output.split('\n').find((text) => text.startsWith('diary:'));
  return JSON.parse(line?.slice('diary:'.length) ?? 'null');
}

export async function fetchText(page: Page, path: string, init?: RequestInit): Promise<string> {
  return page.evaluate(async ([path, init]) => (await fetch(path, init)).text(), [path, init] as const);
}

export { expect } from './launch.ts';
