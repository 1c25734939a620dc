import type { Page } from '@playwright/test';
import enBank from '../../renderer/i18n/en/bank.json' with { type: 'json' };
import enFeedback from '../../renderer/i18n/en/feedback.json' with { type: 'json' };
import enOutbox from '../../renderer/i18n/en/outbox.json' with { type: 'json' };
import esBank from '../../renderer/i18n/es/bank.json' with { type: 'json' };
import esFeedback from '../../renderer/i18n/es/feedback.json' with { type: 'json' };
import esOutbox from '../../renderer/i18n/es/outbox.json' with { type: 'json' };
import { violations } from './support/accessibility.ts';
import { calm, queueList } from './support/desk.ts';
import { expect, test } from './support/launch.ts';

const words = {
  es: { bank: esBank, feedback: esFeedback, outbox: esOutbox },
  en: { bank: enBank, feedback: enFeedback, outbox: enOutbox },
};

const heading = (page: Page) => page.getByRole('main').getByRole('heading', { level: 1 });
const chosen = (page: Page) => queueList(page).locator('[aria-selected="true"]');
const line = (page: Page) => page.getByRole('complementary').getByRole('status').first();
/** A sentence up to its first gap. */
const beginning = (sentence: string) => sentence.split('{{')[0] ?? '';

for (const language of ['es', 'en'] as const) {
  const { bank, feedback, outbox } = words[language];

  test(`grading by keyboard alone, ${language}`, async ({ launch }) => {
    test.slow();
    const first = await launch({ args: ['--sample'], language });
    const { page } = first;
    await queueList(page).waitFor({ timeout: 40_000 });
    await calm(page);
    const box = page.getByRole('textbox', { name: feedback.box.label });
    const one = await heading(page).innerText();

    await test.step('C leads into the box, and what is typed is kept on this computer', async () => {
      await page.keyboard.press('c');
      await expect(box).toBeFocused();
      await page.keyboard.type('Muy bien, {nombre}. ');
      await page.keyboard.press('Control+Space');
      await expect(page.getByRole('combobox', { name: bank.search.label })).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(box).toBeFocused();
      await expect(line(page)).toContainText(beginning(feedback.draft.kept));
      expect(await violations(page)).toEqual([]);
    });

    await test.step('Ctrl+Enter publishes, signed, and shows the next', async () => {
      await page.keyboard.press('Control+Enter');
      const sign = page.getByRole('dialog', { name: feedback.sign.title });
      await sign.getByRole('textbox').waitFor();
      await page.keyboard.type('Ana Pérez');
      await page.keyboard.press('Enter');
      await expect(sign).toBeHidden();
      await expect(heading(page)).not.toHaveText(one);
      await page.keyboard.press('k');
      await expect(heading(page)).toHaveText(one);
      await expect(line(page)).toContainText(beginning(outbox.done.new));
      const said = page.getByRole('complementary').getByRole('listitem').filter({ hasText: 'Muy bien,' });
      await expect(said.first()).toContainText(`Muy bien, ${one.split(' ')[0]}.`);
      await expect(said.first()).toContainText('Ana Pérez');
    });

    await test.step('E says that there is nothing to say, and Ctrl+Z takes it back', async () => {
      await page.keyboard.press('j');
      const two = await heading(page).innerText();
      await page.keyboard.press('e');
      await expect(heading(page)).not.toHaveText(two);
      await page.keyboard.press('Control+z');
      await page.keyboard.press('k');
      await expect(heading(page)).toHaveText(two);
      await expect(chosen(page).locator('[data-state="awaiting"]')).toHaveCount(1);
    });

    await test.step('a digit puts in what was said before, which is published and taken back', async () => {
      const name = await heading(page).innerText();
      const offered = `Muy bien, ${name.split(' ')[0]}.`;
      await page.getByRole('button', { name: offered }).waitFor();
      await page.keyboard.press('1');
      await expect(box).toHaveValue(offered);
      await page.keyboard.press('Control+Enter');
      await expect(heading(page)).not.toHaveText(name);
      await page.keyboard.press('Control+z');
      await expect(heading(page)).toHaveText(name);
      await expect(chosen(page).locator('[data-state="awaiting"], [data-state="draft"]')).toHaveCount(1);
    });

    await test.step('what was not published is there again the next time', async () => {
      await page.keyboard.press('c');
      await page.keyboard.press('Control+a');
      await page.keyboard.type('A medias, todavía');
      await expect(line(page)).toContainText(beginning(feedback.draft.kept));
      const name = await heading(page).innerText();
      // What was typed a quarter of a second ago is on the disk; a busy machine gets a little more.
      await page.waitForTimeout(500);
      first.process.kill('SIGKILL');
      await first.app.close().catch(() => undefined);
      const { page: again } = await launch({ userData: first.userData, args: ['--sample'], language });
      await queueList(again).waitFor({ timeout: 20_000 });
      await again.getByRole('contentinfo').getByRole('button').first().click();
      const found = again.getByRole('dialog').getByRole('listitem');
      await expect(found).toContainText('A medias, todavía');
      await expect(found).toContainText(name);
      expect(await violations(again)).toEqual([]);
    });
  });
}
