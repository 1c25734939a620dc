import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { activityItem, calm, command, openSample } from './support/desk.ts';
import { expect, test } from './support/launch.ts';

async function violations(page: Page): Promise<string[]> {
  await calm(page);
  // Electron has no blank page for axe to gather its results in.
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id} at ${target.join(' ')}: ${html}`));
}

for (const theme of ['light', 'dark'] as const) {
  test(`welcome and desk are for everybody, ${theme}`, async ({ launch }) => {
    const { app, page } = await launch();
    await command(app, `theme-${theme}`);
    await page.waitForSelector(`[data-mantine-color-scheme="${theme}"]`, { state: 'attached' });
    expect(await violations(page)).toEqual([]);

    await openSample(page);
    expect(await violations(page)).toEqual([]);
    for (const title of ['Foro 3', 'Foro 5']) {
      await activityItem(page, title).click();
      expect(await violations(page)).toEqual([]);
    }
  });
}
