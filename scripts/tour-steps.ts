import type { Page } from '@playwright/test';
import backups from '../renderer/i18n/es/backups.json' with { type: 'json' };
import bank from '../renderer/i18n/es/bank.json' with { type: 'json' };
import connect from '../renderer/i18n/es/connect.json' with { type: 'json' };
import questions from '../renderer/i18n/es/questions.json' with { type: 'json' };
import { button, openSheet, pasteText, steps as testSteps } from '../test/e2e/support/connect.ts';
import { openDatabase } from '../test/e2e/support/database.ts';
import { activityItem, chip, queueList } from '../test/e2e/support/desk.ts';

export interface Step {
  /** Its pictures are called so. */
  name: string;
  /** Also taken at the smallest size the desk is made for. */
  main?: true;
  /** From where the step before left the window, which speaks Spanish while walking. */
  go(page: Page): Promise<void>;
}

const line = (host: string) => `PGPASSWORD=pizarra psql -h ${host} -U calculo_app calculo_i`;

/** The main screens in the order they are walked; a feature with a screen adds a line here. */
export const steps: readonly Step[] = [
  { name: 'welcome', main: true, go: async () => undefined },
  {
    name: 'connect',
    main: true,
    async go(page) {
      await openSheet(page);
      await pasteText(page, line('db.example.edu'));
      await page.locator('[value="calculo_app"]').waitFor();
    },
  },
  {
    name: 'connect-failed',
    async go(page) {
      // Where nobody listens, so that it fails the same way on every machine.
      await pasteText(page, line('127.0.0.1 -p 1'));
      await page.locator('[value="127.0.0.1"]').waitFor();
      await button(page, connect.test).click();
      await testSteps(page).and(page.locator('[data-state="failed"]')).waitFor();
    },
  },
  {
    name: 'desk',
    main: true,
    async go(page) {
      await button(page, connect.sampleInstead).click();
      await queueList(page).waitFor({ timeout: 30_000 });
    },
  },
  { name: 'forum-text', go: (page) => activityItem(page, 'Foro 1').click() },
  {
    name: 'forum-table',
    main: true,
    async go(page) {
      await activityItem(page, 'Foro 3').click();
      await page.getByRole('table').scrollIntoViewIfNeeded();
    },
  },
  { name: 'forum-images', main: true, go: (page) => activityItem(page, 'Foro 5').click() },
  {
    name: 'images-viewer',
    async go(page) {
      await page.getByRole('figure').first().waitFor();
      await page.keyboard.press('v');
      await page.keyboard.press('x');
    },
  },
  {
    name: 'queue-options',
    main: true,
    async go(page) {
      await page.keyboard.press('Escape');
      await activityItem(page, 'Examen 2').click();
      await page.keyboard.press('m');
      await page.getByRole('region', { name: 'Examen 2' }).locator('header button').first().click();
    },
  },
  {
    name: 'formulas',
    async go(page) {
      await page.keyboard.press('Escape');
      await page.keyboard.press('m');
      await page.getByRole('listbox').focus();
    },
  },
  { name: 'exam', go: (page) => activityItem(page, 'Examen 1').click() },
  { name: 'done', go: (page) => chip(page, 'done').click() },
  {
    name: 'empty',
    async go(page) {
      await activityItem(page, 'Examen 2').click();
      await chip(page, 'new').click();
    },
  },
  {
    name: 'writing',
    main: true,
    async go(page) {
      await activityItem(page, 'Foro 3').click();
      await chip(page, 'awaiting').click();
      await queueList(page).waitFor();
      await page.keyboard.press('c');
      await page.keyboard.insertText('Vas muy bien. Compara $\\lim_{x \\to 2^-} f(x)$ con el de la derecha.');
      await page.getByRole('complementary').locator('.katex').waitFor();
    },
  },
  {
    name: 'publishing-many',
    main: true,
    async go(page) {
      await page.getByRole('button', { name: /^1 borrador$/ }).click();
      await page.getByRole('checkbox').first().waitFor();
    },
  },
  {
    name: 'drafts',
    async go(page) {
      await page.getByRole('contentinfo').getByRole('button').first().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'bank',
    async go(page) {
      await page.keyboard.press('Escape');
      await activityItem(page, 'Foro 3').click();
      await page.getByRole('button', { name: bank.manage }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'student',
    main: true,
    async go(page) {
      await page.keyboard.press('Escape');
      await activityItem(page, 'Foro 3').click();
      await chip(page, 'all').click();
      await queueList(page).focus();
      await page.keyboard.press('s');
      await page.locator('#student-title').waitFor();
    },
  },
  {
    name: 'grid',
    main: true,
    async go(page) {
      await page.keyboard.press('Escape');
      await page.keyboard.press('g');
      await page.getByRole('rowheader').first().waitFor();
      await page.keyboard.press('ArrowRight');
    },
  },
  {
    name: 'questions',
    main: true,
    async go(page) {
      await activityItem(page, 'Foro 1').click();
      await page.keyboard.press('q');
      await page.locator('#stack-0').waitFor();
      await page.keyboard.press('j');
    },
  },
  {
    name: 'question-stack',
    async go(page) {
      await page.getByRole('listbox').focus();
      for (const key of ['ArrowRight', 'a', 'j', 'a', 'x']) await page.keyboard.press(key);
      await page.locator('#member-0 b').waitFor();
    },
  },
  {
    name: 'question-table',
    async go(page) {
      await activityItem(page, 'Foro 3').click();
      await page.keyboard.press('q');
      await page.getByRole('navigation', { name: questions.nav }).getByRole('button', { name: /^6/ }).click();
      await page.getByRole('table').getByRole('button').nth(1).click();
      await page.locator('#stack-0').waitFor();
    },
  },
  { name: 'database-course', main: true, go: (page) => openDatabase(page, 'course') },
  { name: 'database-teachers', go: (page) => openDatabase(page, 'teachers') },
  { name: 'database-speed', go: (page) => openDatabase(page, 'speed') },
  { name: 'database-passwords', go: (page) => openDatabase(page, 'passwords') },
  { name: 'database-names', main: true, go: (page) => openDatabase(page, 'names') },
  {
    name: 'backups',
    main: true,
    async go(page) {
      await page.getByRole('navigation').getByRole('button', { name: backups.title }).click();
      await page.getByRole('heading', { name: backups.title }).waitFor();
    },
  },
  {
    name: 'backups-start',
    main: true,
    async go(page) {
      await page.getByRole('main').getByRole('button', { name: backups.actions.backUp }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
];
