import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { test as base, end, expect, type Launched, start } from './launch.ts';

interface Attacked {
  /** One running app for all attacks: each must leave it as it was. */
  attacked: Launched;
}

export const test = base.extend<object, Attacked>({
  attacked: [
    async ({ lane }, use) => {
      const launched = await start(lane, {});
      await use(launched);
      await end(launched);
    },
    { scope: 'worker' },
  ],
});

export { expect } from './launch.ts';

/** Empty as long as nothing has been worth a line. */
export function logOf({ userData }: Launched): string {
  const path = join(userData, 'logs', 'tiza.log');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

/** Each way out of the page that main refused, as it was logged. */
export function refusalsOf(launched: Launched): string[] {
  return logOf(launched)
    .split('\n')
    .filter((line) => line.includes('Navigation refused'));
}

/** The window still shows Tiza, still alone, still with its bridge. */
export async function expectUnharmed({ app, page }: Launched): Promise<void> {
  // Not through a locator, which would wait for a navigation that was refused.
  expect(await page.evaluate(() => document.querySelector('h1') !== null)).toBe(true);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(await page.evaluate(() => typeof window.tiza.app.info)).toBe('function');
}

/** Runs on its own, after the debugger that carried it here has let go: the page's policy binds it. */
export function onItsOwn<Value>(page: Page, run: () => Value): Promise<Value | string> {
  return page.evaluate(
    (source) =>
      new Promise<Value | string>((resolve) => {
        // biome-ignore lint/security/noGlobalEval: made while the debugger may, called when it is gone
        const attack = eval(`(${source})`) as () => Value;
        setTimeout(() => {
          try {
            resolve(attack());
          } catch (error) {
            resolve(error instanceof Error ? error.name : String(error));
          }
        }, 20);
      }),
    run.toString(),
  );
}
