import type { Page } from '@playwright/test';
import { activityItem, calm, chip, queueList } from './support/desk.ts';
import { expect, test } from './support/launch.ts';

const heading = (page: Page) => page.getByRole('main').getByRole('heading', { level: 1 });
const chosen = (page: Page) => queueList(page).locator('[aria-selected="true"]');

test('reading with the keyboard: formulas, search, names, and the same desk the next day', async ({
  launch,
}) => {
  const first = await launch({ args: ['--sample'] });
  const { page } = first;
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) refused.push(message.text());
  });
  await queueList(page).waitFor({ timeout: 30_000 });
  await activityItem(page, 'Examen 2').click();
  await chip(page, 'all').click();
  await calm(page);

  await test.step('formulas are drawn with their own fonts, and R shows what was typed', async () => {
    const formulas = page.getByRole('main').locator('.katex');
    for (let turn = 0; turn < 10 && (await formulas.count()) === 0; turn += 1) {
      await page.keyboard.press('j');
      await calm(page);
    }
    await expect(formulas.first()).toBeVisible();
    await page.evaluate(() => document.fonts.ready);
    expect(await page.evaluate(() => document.fonts.check('16px KaTeX_Main'))).toBe(true);
    await page.keyboard.press('r');
    await expect(formulas).toHaveCount(0);
    await page.keyboard.press('r');
    await expect(formulas.first()).toBeVisible();
  });

  await test.step('the search finds names and answers', async () => {
    const before = await queueList(page).getByRole('option').first().getAttribute('aria-setsize');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('cadena');
    await expect
      .poll(() => queueList(page).getByRole('option').first().getAttribute('aria-setsize'))
      .not.toBe(before);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(queueList(page)).toBeFocused();
    await expect(queueList(page).getByRole('option').first()).toHaveAttribute('aria-setsize', before ?? '');
  });

  await test.step('M hides every name', async () => {
    const name = await heading(page).innerText();
    await page.keyboard.press('m');
    await expect(heading(page)).toHaveText(/^Estudiante \d+$/);
    expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain(name);
    expect(await page.title()).not.toContain(name);
  });

  await test.step('V shows the images large, with keys of its own', async () => {
    await activityItem(page, 'Foro 5').click();
    const pictures = page.getByRole('main').getByRole('figure').getByRole('img');
    for (let turn = 0; turn < 10 && (await pictures.count()) < 2; turn += 1) {
      await page.keyboard.press('j');
      await calm(page);
    }
    await page.keyboard.press('v');
    const viewer = page.getByRole('dialog');
    await expect(viewer.getByRole('img')).toHaveCount(1);
    await page.keyboard.press('x');
    await expect(viewer.getByRole('img')).toHaveCount(2);
    await page.keyboard.press('r');
    await expect(viewer.getByRole('img').first()).toHaveAttribute('style', /rotate\(90deg\)/);
    await page.keyboard.press('+');
    const narrowest = () =>
      viewer
        .getByRole('img')
        .evaluateAll((images) =>
          Math.min(...images.map((image) => (image as HTMLImageElement).naturalWidth)),
        );
    await expect.poll(narrowest).toBeGreaterThan(100);
    await page.keyboard.press('Escape');
    await expect(viewer).toHaveCount(0);
    await activityItem(page, 'Examen 2').click();
    await calm(page);
  });

  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const left = {
    name: await heading(page).innerText(),
    row: await chosen(page).getAttribute('aria-posinset'),
  };
  // The desk is written down once the keys have come to rest.
  await page.waitForTimeout(900);
  await first.app.close();

  const { page: again } = await launch({ userData: first.userData, args: ['--sample'] });
  await queueList(again).waitFor({ timeout: 15_000 });
  await expect(again.locator('#queue-title')).toContainText('Examen 2');
  await expect(heading(again)).toHaveText(left.name);
  await expect(chosen(again)).toHaveAttribute('aria-posinset', left.row ?? '');
  expect(refused).toEqual([]);
});
