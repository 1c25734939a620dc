import { violations } from './support/accessibility.ts';
import { activityItem, command, openSample } from './support/desk.ts';
import { expect, test } from './support/launch.ts';

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
