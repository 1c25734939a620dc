import { expect, type Locator, type Page } from '@playwright/test';
import type { Place } from '../../test/e2e/support/database.ts';
import { button, type Step, saying, type Walk } from './walk.ts';

export interface AdminWalk extends Walk {
  /** The course as its host hands it out, and an empty database for it to move to. */
  course: Place;
  elsewhere: Place;
}

const passphrase = 'cuatro palabras al azar';
const dialog = (page: Page) => page.getByRole('dialog');
const card = (page: Page, title: string): Locator => page.getByRole('region', { name: title });
const goTo = (page: Page, place: string) =>
  page.getByRole('navigation').getByRole('button', { name: place }).click();
const psqlLine = ({ host, port, user, password, database }: Place) =>
  `PGPASSWORD='${password}' psql -h ${host} -p ${port} -U ${user} ${database}`;

async function paste({ page, t }: Walk, place: Place): Promise<void> {
  const field = page.getByRole('textbox', { name: new RegExp(`${t.paste.label}|${t.paste.masked}`) });
  await field.evaluate((element, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, psqlLine(place));
  await expect(page.getByLabel(t.connect.fields.database, { exact: true })).toHaveValue(place.database);
}

/** From the line a host gives to a course that lives on another server. */
export const adminSteps: readonly Step<AdminWalk>[] = [
  {
    section: 1,
    async go(walk) {
      const { page, t, course } = walk;
      await page.getByRole('button', { name: t.welcome.connect.title }).click();
      // Where nobody listens, so that it fails the same way on every machine.
      await paste(walk, { ...course, port: 1 });
      await button(page, t.connect.test).click();
      await page.getByText(t.connect.testAgain, { exact: true }).waitFor();
    },
    picture: { name: 'connect-failed', of: (page) => page.locator('form') },
  },
  {
    section: 1,
    async go(walk) {
      const { page, t, course } = walk;
      await button(page, t.paste.clear).click();
      await paste(walk, course);
      await expect(page.getByLabel(t.connect.fields.port, { exact: true })).toHaveValue(String(course.port));
      await page.getByLabel(t.connect.fields.name, { exact: true }).fill('Cálculo I · 2026-2');
      await button(page, t.connect.testAgain).click();
      await expect(page.getByText(saying(t.connect.steps.platform.whole)).first()).toBeVisible();
    },
    picture: { name: 'connect', of: (page) => page.locator('form') },
  },
  {
    section: 2,
    async go({ page, t }) {
      const { state, apply, understood, applied } = t.database.course;
      await button(page, t.connect.open).click();
      await page.getByRole('listbox').waitFor();
      await goTo(page, t.desk.database);
      await page.getByRole('tab', { name: t.database.sections.course }).click();
      const tables = card(page, state);
      await tables.getByRole('button', { name: apply }).click();
      await tables.getByRole('checkbox', { name: understood }).check();
      await tables.getByRole('button', { name: apply }).click();
      await expect(tables).toContainText(applied);
      await page.getByRole('heading', { level: 1 }).first().scrollIntoViewIfNeeded();
    },
    picture: { name: 'prepare' },
  },
  {
    section: 2,
    async go({ page, t }) {
      await page.getByRole('tab', { name: t.database.sections.names }).click();
      await button(page, t.database.names.confirm).click();
      await expect(page.getByText(t.database.names.saved)).toBeVisible();
    },
  },
  {
    section: 3,
    async go({ page, t }) {
      const { teachers } = t.database;
      await page.getByRole('tab', { name: t.database.sections.teachers }).click();
      await page.getByLabel(teachers.add.nameOf).fill('Luis Ospina');
      await button(page, teachers.add.plan).click();
      await expect(page.getByRole('dialog', { name: teachers.planTitle })).toContainText('luis_ospina');
    },
    picture: { name: 'teachers', of: dialog },
  },
  {
    section: 3,
    async go({ page, t }) {
      const { teachers } = t.database;
      await button(page, teachers.agree).click();
      const fresh = card(page, teachers.passwords.title);
      await expect(fresh).toContainText('luis_ospina');
      await expect(fresh.getByText(teachers.share)).toBeVisible();
      await button(page, teachers.passwords.done).click();
      await expect(card(page, teachers.title)).toContainText('luis_ospina');
    },
  },
  {
    section: 4,
    async go({ app, page, t, folder }) {
      const { start, actions } = t.backups;
      await app.evaluate(({ dialog: system }, chosen) => {
        system.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
      }, folder);
      await goTo(page, t.desk.backups);
      await page.getByRole('main').getByRole('button', { name: actions.backUp }).click();
      await button(page, start.chooseFolder).click();
      await dialog(page).getByLabel(start.passphrase, { exact: true }).fill(passphrase);
      await dialog(page).getByLabel(start.again).fill(passphrase);
      const store = dialog(page).getByRole('checkbox', { name: start.remember });
      if ((await store.count()) > 0) await store.uncheck();
    },
    picture: { name: 'backup-start', of: dialog },
  },
  {
    section: 4,
    async go({ page, t }) {
      await button(page, t.backups.start.go).click();
      await expect(page.getByRole('table', { name: t.backups.table.label })).toContainText(
        t.backups.levels.drilled,
        { timeout: 60_000 },
      );
      await expect(page.getByRole('progressbar')).toHaveCount(0);
    },
    picture: { name: 'backups' },
  },
  {
    section: 5,
    async go({ page, t }) {
      const { restore, actions, table } = t.backups;
      const row = page.getByRole('table', { name: table.label }).locator('tbody tr').first();
      await row.getByRole('button', { name: actions.restore }).click();
      const unlock = dialog(page).getByRole('button', { name: restore.unlock, exact: true });
      const compare = dialog(page).getByRole('button', { name: restore.compare });
      await compare.waitFor();
      if ((await unlock.count()) > 0) {
        await dialog(page).getByLabel(restore.passphrase, { exact: true }).fill(passphrase);
        await unlock.click();
      }
      await dialog(page).getByRole('radio', { name: restore.targets['new-database'] }).check();
      await dialog(page).getByRole('textbox', { name: restore.newName }).fill('calculo_recuperado');
      await compare.click();
      await expect(dialog(page)).toContainText('feedback');
    },
    picture: { name: 'restore', of: dialog },
  },
  {
    section: 5,
    async go({ page, t }) {
      await dialog(page).getByRole('button', { name: t.backups.restore.go, exact: true }).click();
      await expect(page.getByText(saying(t.backups.job.done.restore))).toBeVisible({ timeout: 60_000 });
    },
  },
  {
    section: 6,
    async go(walk) {
      const { page, t, elsewhere } = walk;
      await button(page, t.backups.move.link).click();
      await button(page, t.backups.move.connect).click();
      await paste(walk, elsewhere);
      await page.getByLabel(t.connect.fields.name, { exact: true }).fill('Servidor nuevo');
      await button(page, t.connect.saveOnly).click();
      const place = dialog(page).getByLabel(t.backups.move.choose);
      await expect(place).toContainText('Servidor nuevo');
      await place.selectOption({ label: `Servidor nuevo · ${elsewhere.host}` });
    },
    picture: { name: 'move', of: dialog },
  },
  {
    section: 6,
    async go({ page, t }) {
      const { move, start } = t.backups;
      await button(page, move.begin).click();
      const goOn = button(page, move.continue);
      await goOn.waitFor();
      const first = dialog(page).getByLabel(start.passphrase, { exact: true });
      if ((await first.count()) > 0) {
        await first.fill(passphrase);
        await dialog(page).getByLabel(start.again).fill(passphrase);
      }
      await goOn.click();
      await expect(dialog(page)).toContainText(move.same, { timeout: 90_000 });
      await button(page, move.switch).click();
      await expect(dialog(page)).toContainText(move.done);
      await button(page, move.reopen).click();
      await expect(page.getByRole('contentinfo')).toContainText('calculo_nuevo', { timeout: 30_000 });
    },
  },
];
