import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import backups from '../../renderer/i18n/es/backups.json' with { type: 'json' };
import feedback from '../../renderer/i18n/es/feedback.json' with { type: 'json' };
import { calm, command, openSample, queueList } from '../e2e/support/desk.ts';
import { expect, test } from '../e2e/support/launch.ts';

const app = process.env.TIZA_UNPACKED;

test('the packed app opens the sample course, publishes a comment and makes a backup', async ({ launch }) => {
  test.setTimeout(120_000);
  expect(app, 'run it with npm run package:check').toBeDefined();
  const folder = mkdtempSync(join(tmpdir(), 'tiza-packed-'));
  const { app: running, page } = await launch({ ...(app === undefined ? {} : { app }) });
  try {
    await openSample(page);
    await calm(page);
    await expect(queueList(page).getByRole('option').first()).toBeVisible();

    await test.step('a comment is published', async () => {
      await page.keyboard.press('c');
      await page.keyboard.type('Escrito desde el paquete.');
      await page.keyboard.press('Control+Enter');
      const sign = page.getByRole('dialog', { name: feedback.sign.title });
      await sign.getByRole('textbox').fill('Ana Pérez');
      await page.keyboard.press('Enter');
      await expect(sign).toBeHidden();
      await page.keyboard.press('k');
      const said = page.getByRole('complementary').getByRole('listitem');
      await expect(said.filter({ hasText: 'Escrito desde el paquete.' }).first()).toBeVisible();
    });

    await test.step('a backup is made, restored aside and compared', async () => {
      await running.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
      }, folder);
      await command(running, 'back-up');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: backups.start.chooseFolder }).click();
      await dialog.getByLabel(backups.start.passphrase, { exact: true }).fill('cuatro palabras al azar');
      await dialog.getByLabel(backups.start.again).fill('cuatro palabras al azar');
      await dialog.getByRole('button', { name: backups.start.go }).click();
      const row = page.getByRole('table', { name: backups.table.label }).locator('tbody tr').first();
      await expect(row).toContainText(backups.levels.drilled, { timeout: 60_000 });
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
