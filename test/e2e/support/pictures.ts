import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';

/** The window's first screen has its data and its fonts, and nothing moves any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset.settled === 'true');
}

/** Saves what the window shows as `out/pictures/NAME.png`. */
export async function picture(page: Page, name: string): Promise<string> {
  const path = join('out', 'pictures', `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  return path;
}
