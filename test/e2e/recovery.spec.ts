import type { ElectronApplication } from '@playwright/test';
import { calm, openSample, sampleButton } from './support/desk.ts';
import { expect, test } from './support/launch.ts';

/** How often a page's process has ended so far. */
function gone(app: ElectronApplication): Promise<number> {
  return app.evaluate(() => (globalThis as unknown as { gone: number }).gone);
}

test('a window whose page ends comes back by itself, where it was', async ({ launch }) => {
  const { app, page } = await launch();
  await openSample(page);
  await calm(page);
  await app.evaluate(({ BrowserWindow }) => {
    Object.assign(globalThis, { gone: 0 });
    BrowserWindow.getAllWindows()[0]?.webContents.on('render-process-gone', () => {
      (globalThis as unknown as { gone: number }).gone += 1;
    });
  });
  // Playwright gives a page up that crashed once: from here on it is asked over a line of its own.
  const line = await page.context().newCDPSession(page);
  const rows = async () => {
    const expression = `document.querySelectorAll('[role=listbox] [role=option]').length`;
    const answer = await line.send('Runtime.evaluate', { expression }).catch(() => undefined);
    return Number(answer?.result.value ?? 0);
  };
  const before = await rows();
  expect(before).toBeGreaterThan(3);
  void line.send('Page.crash').catch(() => undefined);
  await expect.poll(() => gone(app)).toBe(1);
  await expect.poll(rows, { timeout: 20_000 }).toBe(before);
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
