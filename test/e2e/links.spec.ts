import links from '../../renderer/i18n/es/links.json' with { type: 'json' };
import { calm, command, openSample, queueList, sampleButton } from './support/desk.ts';
import { expect, test } from './support/launch.ts';
import { openAsOnMac, openOutside } from './support/outside.ts';

test('a link to a submission is copied, opened from outside, and followed', async ({ launch }) => {
  const { app, page, userData } = await launch();
  await openSample(page);
  await calm(page);
  const heading = page.getByRole('main').getByRole('heading', { level: 1 });
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('j');
  await calm(page);
  const name = await heading.innerText();
  await page.keyboard.press('y');
  await expect(page.getByText(links.copied)).toBeVisible();
  const link = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(link).toMatch(/^tiza:\/\/sample\/[a-z0-9]+\/\d+\?name=C%C3%A1lculo%20I$/);

  await test.step('while the course is open, it is there at once', async () => {
    await page.keyboard.press('k');
    await expect(heading).not.toHaveText(name);
    await openOutside(app, userData, link);
    await expect(heading).toHaveText(name);
  });

  await test.step('where no course is open, its course is opened first', async () => {
    await command(app, 'close-course');
    await sampleButton(page).waitFor();
    await openOutside(app, userData, link);
    await queueList(page).waitFor({ timeout: 15_000 });
    await expect(heading).toHaveText(name);
  });

  await test.step('one that was tampered with opens nothing, and says so', async () => {
    const dialog = page.getByRole('dialog');
    await openOutside(app, userData, 'tiza://sample/foro5/1?next=https://evil.example');
    await expect(dialog).toContainText(links.refused.title);
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await openOutside(app, userData, 'tiza://0123456789abcdef/foro5/1?name=%C3%81lgebra');
    await expect(dialog).toContainText('«Álgebra»');
    await page.keyboard.press('Escape');
    await expect(heading).toHaveText(name);
  });

  await test.step('a Mac brings it as an event', async () => {
    await page.keyboard.press('k');
    await expect(heading).not.toHaveText(name);
    await openAsOnMac(app, link);
    await expect(heading).toHaveText(name);
  });
});
