import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import exchange from '../../renderer/i18n/es/exchange.json' with { type: 'json' };
import { readPdf } from '../support/pdf-text.ts';
import { violations } from './support/accessibility.ts';
import { command, queueList } from './support/desk.ts';
import { expect, test } from './support/launch.ts';

const { out, pdf, cancel } = exchange;

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tiza-papel-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** From now on the system's dialog answers with that folder. */
async function answerWith(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, path);
}

/** Somebody of the sample course who was told something about what is commented least, and all they were told. */
function somebodyTold(page: Page) {
  return page.evaluate(async () => {
    const answer = await window.tiza.grading.activities();
    const told = answer.ok ? answer.value.filter(({ counts }) => counts.reviewed > 0) : [];
    const [least] = told.toSorted((one, other) => one.counts.reviewed - other.counts.reviewed);
    const queue = await window.tiza.grading.queue({
      activity: least?.key,
      states: ['reviewed'],
      limit: 1,
      order: 'oldest',
    });
    const student = queue.ok ? queue.value.items[0]?.student : undefined;
    const work = await window.tiza.classroom.student({ student: student?.id ?? '' });
    const everything = work.ok ? work.value.feedback : [];
    return {
      name: student?.name ?? '',
      about: everything.find(({ activity }) => activity === least?.key),
      told: everything,
    };
  });
}

const bare = (text: string) => text.replace(/\s+/g, '');
const only = (names: string[]) => {
  expect(names).toHaveLength(1);
  return join(folder, names[0] ?? '');
};

test('what was said goes out as PDF, one for each activity or student, and a cancelled export leaves nothing', async ({
  launch,
}) => {
  test.setTimeout(120_000);
  const { app, page, process } = await launch({ args: ['--sample'] });
  await queueList(page).waitFor({ timeout: 40_000 });
  await answerWith(app, folder);
  const { name, told, about } = await somebodyTold(page);
  expect(about).toBeDefined();
  await command(app, 'open-exchange');
  const part = page.getByRole('region', { name: out.title });
  await part.getByText('PDF', { exact: true }).click();
  const go = part.getByRole('button', { name: pdf.go });

  await test.step('one for each activity, without names', async () => {
    await part.getByText(pdf.activity, { exact: true }).click();
    await part.getByRole('checkbox', { name: pdf.names }).uncheck();
    expect(await violations(page)).toEqual([]);
    await go.click();
    await expect(part.getByRole('status')).toBeVisible({ timeout: 60_000 });
    const made = only(readdirSync(folder));
    const paper = readPdf(readFileSync(join(made, `${about?.activityTitle}.pdf`)));
    const said = paper.pages.join('');
    expect(paper.title).toBe(about?.activityTitle);
    expect(said).toContain(bare(about?.comment ?? ''));
    expect(said).not.toContain(bare(name));
    expect(paper.pages[0]).toContain(`1/${paper.pages.length}`);
    rmSync(made, { recursive: true });
  });

  await test.step('cancelled in the middle nothing is left', async () => {
    await part.getByText(pdf.student, { exact: true }).click();
    await part.getByRole('checkbox', { name: pdf.names }).check();
    await go.click();
    await expect.poll(() => readdirSync(folder).some((one) => one.endsWith('.part'))).toBe(true);
    await part.getByRole('button', { name: cancel }).click();
    await expect(part.getByText(out.cancelled)).toBeVisible();
    expect(readdirSync(folder)).toEqual([]);
  });

  await test.step('one for each student of an activity, by name', async () => {
    await part.getByRole('combobox', { name: out.activity }).selectOption(about?.activityTitle ?? '');
    await go.click();
    await expect(part.getByRole('status')).toContainText('PDF', { timeout: 60_000 });
    const made = only(readdirSync(folder));
    const paper = readPdf(readFileSync(join(made, `${name}.pdf`)));
    const said = paper.pages.join('');
    expect(paper.title).toBe(name);
    for (const { comment, activityTitle } of told) {
      expect(said.includes(bare(comment))).toBe(activityTitle === about?.activityTitle);
    }
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  await test.step('closing the window in the middle ends it, and leaves nothing either', async () => {
    await part.getByRole('combobox', { name: out.activity }).selectOption('');
    rmSync(only(readdirSync(folder)), { recursive: true });
    await go.click();
    await expect.poll(() => readdirSync(folder).some((one) => one.endsWith('.part'))).toBe(true);
    const ended = new Promise((resolve) => process.once('close', resolve));
    await app
      .evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
      .catch(() => undefined);
    await ended;
    expect(readdirSync(folder)).toEqual([]);
  });
});
