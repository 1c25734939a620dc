import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import backups from '../../renderer/i18n/es/backups.json' with { type: 'json' };
import { violations } from './support/accessibility.ts';
import { command, openSample, queueList } from './support/desk.ts';
import { expect, root, test } from './support/launch.ts';

const { start, table, levels, restore, job } = backups;
const passphrase = 'cuatro palabras al azar';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tiza-copias-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** From now on the system's dialog answers with that folder. */
async function answerWith(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, path);
}

const dialog = (page: Page) => page.getByRole('dialog');
const rows = (page: Page) => page.getByRole('table', { name: table.label }).locator('tbody tr');

test('the sample course is backed up, proven green and restored into a new database', async ({ launch }) => {
  test.setTimeout(120_000);
  const { app, page, userData } = await launch();
  await openSample(page);
  await answerWith(app, folder);

  await test.step('nothing begins before the passphrase was typed twice alike', async () => {
    await command(app, 'back-up');
    await dialog(page).getByRole('button', { name: start.chooseFolder }).click();
    await expect(dialog(page).getByRole('textbox', { name: start.folder })).toHaveValue(folder);
    const go = dialog(page).getByRole('button', { name: start.go });
    await expect(go).toBeDisabled();
    await dialog(page).getByLabel(start.passphrase, { exact: true }).fill(passphrase);
    await dialog(page).getByLabel(start.again).fill('cuatro palabras al revés');
    await expect(dialog(page)).toContainText(start.differ);
    await dialog(page).getByLabel(start.again).fill(passphrase);
    expect(await violations(page)).toEqual([]);
    await go.click();
  });

  await test.step('it is shown at work, and green once it was restored and compared', async () => {
    await expect(page.getByRole('progressbar')).toBeVisible();
    await expect(rows(page).first()).toContainText(levels.drilled, { timeout: 60_000 });
    await expect(rows(page)).toHaveCount(1);
    expect(readdirSync(folder).sort()).toEqual([
      expect.stringMatching(/^calculo-i-.*\.sql\.gz\.tiza$/),
      expect.stringMatching(/\.tiza\.json$/),
    ]);
    expect(await violations(page)).toEqual([]);
  });

  await test.step('what it holds is seen before it is restored beside the course', async () => {
    await rows(page).first().getByRole('button', { name: backups.actions.restore }).click();
    await dialog(page).getByRole('textbox', { name: restore.newName }).fill('recuperado');
    expect(await violations(page)).toEqual([]);
    await dialog(page).getByRole('button', { name: restore.compare }).click();
    await expect(dialog(page)).toContainText('feedback');
    await dialog(page).getByRole('button', { name: restore.go, exact: true }).click();
    const done = job.done.restore.replace('{{database}}', 'recuperado');
    await expect(page.getByText(done)).toBeVisible({ timeout: 30_000 });
  });

  const held = 'respuestas_foro5';
  const path = join(folder, readdirSync(folder).find((name) => name.endsWith('.tiza')) ?? '');
  const outside = new URL(`file://${path}`).href;

  await test.step('opened outside, it is shown and nothing is done with it', async () => {
    const second = spawn(
      app.process().spawnfile,
      ['--no-sandbox', root, `--user-data-dir=${userData}`, outside],
      { stdio: 'ignore', cwd: root },
    );
    await new Promise((resolve) => second.once('exit', resolve));
    await expect(dialog(page)).toContainText('Cálculo I');
    await expect(dialog(page)).toContainText(held);
    await expect(page.getByRole('progressbar')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    // A Mac brings it as an event.
    await app.evaluate(({ app: electron }, file) => {
      electron.emit('open-file', { preventDefault() {} }, file);
    }, path);
    await expect(dialog(page)).toContainText(held);
    await page.keyboard.press('Escape');
    await command(app, 'close-course');
  });

  await test.step('Tiza can be started for it, and looks into it without a course', async () => {
    await app.close();
    const again = await launch({ userData, args: [path] });
    const asked = dialog(again.page);
    await expect(asked).toContainText(restore.locked);
    await asked.getByLabel(restore.passphrase).fill(passphrase);
    await asked.getByRole('button', { name: restore.unlock, exact: true }).click();
    await expect(asked).toContainText(held);
    expect(await violations(again.page)).toEqual([]);
    await asked.getByRole('button', { name: backups.actions.inside }).click();
    await queueList(again.page).waitFor({ timeout: 40_000 });
    await expect(again.page.getByText('Copia de Cálculo I').first()).toBeVisible();
  });
});
