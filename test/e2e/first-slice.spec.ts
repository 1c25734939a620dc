import type { Page } from '@playwright/test';
import status from '../../renderer/i18n/es/status.json' with { type: 'json' };
import {
  activityItem,
  calm,
  chip,
  command,
  openSample,
  queueList,
  sampleButton,
  sidebar,
} from './support/desk.ts';
import { expect, test } from './support/launch.ts';

/** The figure an item of the sidebar or a chip ends with. */
function figureIn(text: string): number {
  return Number(text.replaceAll('.', '').match(/\d+$/)?.[0]);
}

async function figures(page: Page): Promise<{ inbox: number; activities: number[] }> {
  const texts = await sidebar(page).getByRole('button').allInnerTexts();
  // What is not graded ends with no figure.
  const [inbox, ...activities] = texts.map(figureIn).filter((figure) => !Number.isNaN(figure));
  return { inbox: inbox ?? Number.NaN, activities };
}

test('from the welcome screen to a submission, with the keyboard', async ({ launch }) => {
  const { page } = await launch();
  await expect(page.getByRole('heading', { name: 'Tiza' })).toBeVisible();
  await openSample(page);

  await test.step('the sidebar counts what awaits in each activity', async () => {
    const { inbox, activities } = await figures(page);
    expect(activities).toHaveLength(8);
    expect(activities.reduce((sum, figure) => sum + figure, 0)).toBe(inbox);
    expect(inbox).toBeGreaterThan(100);
  });

  await test.step('an activity lists what its count says', async () => {
    await activityItem(page, 'Foro 1').click();
    await calm(page);
    const awaiting = figureIn(await activityItem(page, 'Foro 1').innerText());
    expect(figureIn(await chip(page, 'awaiting').innerText())).toBe(awaiting);
    await expect(queueList(page).getByRole('option').first()).toHaveAttribute('aria-setsize', `${awaiting}`);
  });

  await test.step('J opens the next submission and shows its answers', async () => {
    const options = queueList(page).getByRole('option');
    const names = await options.locator('b').allInnerTexts();
    expect(names.length).toBeGreaterThan(2);
    const submission = page.getByRole('main');
    for (const [key, index] of [
      ['j', 1],
      ['j', 2],
      ['k', 1],
    ] as const) {
      await page.keyboard.press(key);
      await expect(options.nth(index)).toHaveAttribute('aria-selected', 'true');
      await expect(submission.getByRole('heading', { level: 1 })).toHaveText(names[index] ?? '');
    }
    await expect(submission.locator('article, section').filter({ hasText: /\S/ }).first()).toBeVisible();
    await expect(submission.getByText('@uni.example')).toBeVisible();
  });

  await test.step('the status bar says where the data comes from', async () => {
    const bar = page.getByRole('contentinfo');
    await expect(bar.getByRole('status')).toHaveText(status.link.ready);
    await expect(bar).toContainText(status.sample);
    await expect(bar).toContainText(/\d ms/);
  });
});

test('images and tables of a submission are shown', async ({ launch }) => {
  const { page } = await launch({ args: ['--sample'] });
  await queueList(page).waitFor({ timeout: 30_000 });
  await activityItem(page, 'Foro 5').click();
  await calm(page);
  const widths = await page
    .getByRole('main')
    .getByRole('img')
    .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth));
  expect(widths.some((width) => width > 200)).toBe(true);

  await activityItem(page, 'Foro 3').click();
  const cells = page.getByRole('main').getByRole('table').getByRole('cell');
  await expect(cells.first()).toBeVisible();
  expect(await cells.count()).toBeGreaterThanOrEqual(21);
});

test('the course is there again the next time, and closing it leads back', async ({ launch }) => {
  const first = await launch();
  await openSample(first.page);
  const before = await figures(first.page);
  await first.app.close();

  const { app, page } = await launch({ userData: first.userData, args: ['--sample'] });
  await queueList(page).waitFor({ timeout: 15_000 });
  expect(await figures(page)).toEqual(before);
  await command(app, 'close-course');
  await expect(sampleButton(page)).toBeEnabled();
});
