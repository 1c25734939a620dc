import { expect, type Page } from '@playwright/test';
import { command } from '../../test/e2e/support/desk.ts';
import { button, type Step, saying } from './walk.ts';

const signer = 'Ana Pérez';
const words = 'Muy bien planteado. ¿Qué le pasa a $\\frac{x^2-4}{x-2}$ cuando $x \\to 2$?';

/** What was just said, with its author: the bank has the words too, and has nobody's name. */
const saidBefore = (page: Page) =>
  page
    .getByRole('complementary')
    .getByRole('listitem')
    .filter({ hasText: 'Muy bien planteado' })
    .filter({ hasText: signer });

/** From a computer that has never seen Tiza to the first published comment, and back. */
export const teacherSteps: readonly Step[] = [
  {
    section: 1,
    async go({ page, t }) {
      await page.getByRole('button', { name: t.welcome.sample.title }).waitFor();
    },
    picture: { name: 'welcome' },
  },
  {
    section: 2,
    async go({ page, t }) {
      await page.getByRole('button', { name: t.welcome.sample.title }).click();
      await expect(page.getByRole('heading', { name: t.help.tour.offer.title })).toBeVisible({
        timeout: 30_000,
      });
      await button(page, t.help.tour.offer.start).click();
      await expect(page.getByRole('heading', { name: t.help.tour.stops.queue.title })).toBeVisible();
    },
    picture: { name: 'tour' },
  },
  {
    section: 2,
    async go({ app, page, t }) {
      const { tour } = t.help;
      const shown = (stop: keyof typeof tour.stops) =>
        expect(page.getByRole('heading', { name: tour.stops[stop].title })).toBeVisible();
      const chosen = page.getByRole('listbox').locator('[aria-selected="true"]');
      // The desk is alive under it.
      const first = await chosen.getAttribute('aria-posinset');
      await page.keyboard.press('j');
      await expect(chosen).not.toHaveAttribute('aria-posinset', first ?? '');
      await page.keyboard.press('k');
      await button(page, tour.next).click();
      await shown('read');
      await page.keyboard.press('Enter');
      await shown('write');
      await page.keyboard.press('ArrowLeft');
      await shown('read');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await shown('publish');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('heading', { name: tour.stops.publish.title })).toHaveCount(0);
      await expect(page.getByRole('heading', { name: tour.offer.title })).toHaveCount(0);
      await command(app, 'show-tour');
      await shown('queue');
      await page.keyboard.press('Escape');
    },
  },
  {
    section: 3,
    async go({ page, t }) {
      await page
        .getByRole('navigation', { name: t.desk.sidebar })
        .getByRole('button', { name: 'Foro 3' })
        .click();
      const name = page.getByRole('main').getByRole('heading', { level: 1 });
      await expect(page.locator('#queue-title')).toContainText('Foro 3');
      await expect(page.getByRole('main').getByRole('table')).toBeVisible();
      const before = await name.innerText();
      await page.keyboard.press('j');
      await expect(name).not.toHaveText(before);
      await page.keyboard.press('k');
      await expect(name).toHaveText(before);
      await page.keyboard.press('r');
      await page.keyboard.press('r');
    },
  },
  {
    section: 4,
    async go({ page, t }) {
      await page.keyboard.press('c');
      await page.keyboard.insertText(words);
      const pane = page.getByRole('complementary', { name: t.feedback.pane });
      await expect(pane.locator('.katex').first()).toBeVisible();
      await expect(pane).toContainText(saying(t.feedback.draft.kept));
    },
    picture: { name: 'writing' },
  },
  {
    section: 5,
    async go({ page, t }) {
      await page.keyboard.press('Control+Enter');
      const sign = page.getByRole('dialog', { name: t.feedback.sign.title });
      await sign.getByRole('textbox').fill(signer);
    },
    picture: { name: 'sign' },
  },
  {
    section: 5,
    async go({ page, t }) {
      const name = page.getByRole('main').getByRole('heading', { level: 1 });
      const before = await name.innerText();
      await button(page, t.feedback.sign.go).click();
      await expect(name).not.toHaveText(before);
      await expect(page.getByRole('region', { name: t.undo.label })).toContainText(saying(t.outbox.told.new));
    },
  },
  {
    section: 6,
    async go({ page }) {
      await page.keyboard.press('k');
      await expect(saidBefore(page)).toHaveCount(1, { timeout: 20_000 });
    },
    picture: { name: 'published' },
  },
  {
    section: 6,
    async go({ page, t }) {
      await page.keyboard.press('Control+z');
      await expect(saidBefore(page)).toHaveCount(0, { timeout: 20_000 });
      await expect(page.getByRole('main')).toContainText(t.queue.state.awaiting);
    },
  },
];
