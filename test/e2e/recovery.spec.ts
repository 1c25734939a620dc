import type { ElectronApplication } from '@playwright/test';
import es from '../../main/texts/es.json' with { type: 'json' };
import common from '../../renderer/i18n/es/common.json' with { type: 'json' };
import errors from '../../renderer/i18n/es/errors.json' with { type: 'json' };
import feedback from '../../renderer/i18n/es/feedback.json' with { type: 'json' };
import reasons from '../../renderer/i18n/es/reasons.json' with { type: 'json' };
import { violations } from './support/accessibility.ts';
import { calm, openSample, sampleButton } from './support/desk.ts';
import { expect, test } from './support/launch.ts';

/** A sentence up to its first gap. */
const beginning = (sentence: string) => sentence.split('{{')[0] ?? '';

interface Asked {
  messages: string[];
  folders: number;
}

/** A person who presses these buttons, one after the other. */
async function answering(app: ElectronApplication, presses: string[]): Promise<void> {
  await app.evaluate(({ dialog, shell }, left) => {
    const seen: Asked = { messages: [], folders: 0 };
    Object.assign(globalThis, { seen });
    dialog.showMessageBox = (async (options: { message: string; buttons: string[] }) => {
      seen.messages.push(options.message);
      return { response: options.buttons.indexOf(left.shift() ?? ''), checkboxChecked: false };
    }) as unknown as typeof dialog.showMessageBox;
    shell.openPath = async () => {
      seen.folders += 1;
      return '';
    };
  }, presses);
}

const asked = (app: ElectronApplication) =>
  app.evaluate(() => (globalThis as unknown as { seen: Asked }).seen);

async function countEnds(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    Object.assign(globalThis, { gone: 0 });
    BrowserWindow.getAllWindows()[0]?.webContents.on('render-process-gone', () => {
      (globalThis as unknown as { gone: number }).gone += 1;
    });
  });
}

/** How often a page's process has ended so far. */
function gone(app: ElectronApplication): Promise<number> {
  return app.evaluate(() => (globalThis as unknown as { gone: number }).gone);
}

test('a window whose page ends comes back where it was, with what was being typed; one that keeps ending asks', async ({
  launch,
}) => {
  test.slow();
  const { app, page } = await launch();
  await openSample(page);
  await calm(page);
  await answering(app, [es.recovery.gone.logs, es.recovery.gone.again]);
  await countEnds(app);
  await page.keyboard.press('c');
  await page.keyboard.type('Lo que no se debe perder');
  await expect(page.getByRole('complementary')).toContainText(beginning(feedback.draft.kept));
  // Playwright gives a page up that crashed once: from here on it is asked over a line of its own.
  const line = await page.context().newCDPSession(page);
  const see = async (expression: string) =>
    (await line.send('Runtime.evaluate', { expression }).catch(() => undefined))?.result.value;
  const rows = () => see(`document.querySelectorAll('[role=listbox] [role=option]').length`);
  const typed = () => see(`document.querySelector('aside textarea')?.value`);
  const before = await rows();
  expect(before).toBeGreaterThan(3);
  const back = async () => {
    await expect.poll(rows, { timeout: 25_000 }).toBe(before);
    await expect.poll(typed).toBe('Lo que no se debe perder');
  };

  for (const time of [1, 2, 3]) {
    void line.send('Page.crash').catch(() => undefined);
    await expect.poll(() => gone(app)).toBe(time);
    await back();
  }
  expect(await asked(app)).toEqual({ messages: Array(2).fill(es.recovery.gone.message), folders: 1 });
});

test('a screen that cannot be drawn says so, and what was typed is there again after a new start', async ({
  launch,
}) => {
  const { app, page } = await launch();
  await openSample(page);
  await calm(page);
  const box = page.getByRole('textbox', { name: feedback.box.label });
  await page.keyboard.press('c');
  await page.keyboard.type('Tampoco esto');
  await expect(page.getByRole('complementary')).toContainText(beginning(feedback.draft.kept));
  // What no version of main would say.
  await app.evaluate(({ BrowserWindow }) => {
    const status = { link: 'ready', course: { id: 'sample', name: { no: 'name' } } };
    BrowserWindow.getAllWindows()[0]?.webContents.send('tiza:event:course-status', status);
  });
  const notice = page.getByRole('alert');
  await expect(notice).toContainText(reasons['window-broken'].title);
  expect(await violations(page)).toEqual([]);
  await notice.getByRole('button', { name: errors.broken.copy }).click();
  await expect(notice.getByRole('button', { name: errors.broken.copied })).toBeVisible();
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toContain('Tiza: ');
  await notice.getByRole('button', { name: common.retry }).click();
  await expect(box).toHaveValue('Tampoco esto', { timeout: 20_000 });
});

test('the menu under the pointer saves an image of an answer and nothing else', async ({ launch }) => {
  const { app, page } = await launch();
  await expect(sampleButton(page)).toBeVisible();
  const labels = await app.evaluate(({ BrowserWindow, Menu }) => {
    const shown: string[][] = [];
    const build = Menu.buildFromTemplate.bind(Menu);
    Menu.buildFromTemplate = (template) => {
      const menu = build(template);
      menu.popup = () => shown.push(menu.items.map(({ label }) => label));
      return menu;
    };
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const under = {
      x: 1,
      y: 1,
      mediaType: 'none',
      srcURL: '',
      isEditable: false,
      selectionText: '',
      misspelledWord: '',
      dictionarySuggestions: [],
    };
    const emit = (params: object) => contents?.emit('context-menu', {}, { ...under, ...params });
    emit({});
    emit({ mediaType: 'image', srcURL: 'https://outside.invalid/x.png' });
    emit({ mediaType: 'image', srcURL: 'app://tiza/media/foro5/1/imagen_1?v=1' });
    emit({ isEditable: true, misspelledWord: 'limite', dictionarySuggestions: ['límite'] });
    Menu.buildFromTemplate = build;
    return shown;
  });
  expect(labels).toHaveLength(2);
  expect(labels[0]).toHaveLength(2);
  expect(labels[1]?.[0]).toBe('límite');
});
