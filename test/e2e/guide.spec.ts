import { teacherSteps } from '../../scripts/guide/teacher-steps.ts';
import { textsIn } from '../../scripts/guide/walk.ts';
import { violations } from './support/accessibility.ts';
import { calm, command } from './support/desk.ts';
import { expect, test } from './support/launch.ts';

// What administrators are told to do is done by connect, database and backups, each in its own spec.

test('the guide for teachers leads from nothing to a published comment, and is read in the window', async ({
  launch,
}) => {
  test.slow();
  const { app, page } = await launch();
  const walk = { app, page, t: textsIn('es'), folder: '' };
  for (const { section, go, picture } of teacherSteps) {
    await test.step(`section ${section}`, () => go(walk));
    if (picture?.name === 'tour') expect(await violations(page)).toEqual([]);
  }

  await test.step('the guide itself, with its pictures and without a network', async () => {
    await command(app, 'open-guide');
    const sheet = page.getByRole('article');
    await expect(sheet).toBeFocused();
    await calm(page);
    const widths = await sheet
      .getByRole('img')
      .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth));
    expect(widths.length).toBeGreaterThan(3);
    expect(Math.min(...widths)).toBeGreaterThan(200);
    expect(await violations(page)).toEqual([]);
    await sheet.getByRole('link').last().click();
    await expect(sheet.getByRole('table').first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(sheet).toHaveCount(0);
  });
});
