import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { calm } from './desk.ts';

/** What would keep somebody from using the screen as it is now. */
export async function violations(page: Page): Promise<string[]> {
  await calm(page);
  // Electron has no blank page for axe to gather its results in.
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id} at ${target.join(' ')}: ${html}`));
}
