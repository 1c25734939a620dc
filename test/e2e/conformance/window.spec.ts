import { basename, join } from 'node:path';
import { conformanceApp, eventsOf, expect, expectEvent, test } from '../support/conformance.ts';

const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

test('Playwright finds the window of a page', async ({ shared: { app, page } }) => {
  const window = await app.browserWindow(page);
  expect(await window.evaluate((window) => [window.id, window.getTitle(), window.isDestroyed()])).toEqual([
    1,
    expect.any(String),
    false,
  ]);
});

test('main runs in what looks like Electron', async ({ shared: { app, userData } }) => {
  const facts = await app.evaluate(({ app }) => ({
    version: app.getVersion(),
    name: app.getName(),
    packaged: app.isPackaged,
    ready: app.isReady(),
    type: (process as { type?: string }).type,
    electron: process.versions.electron?.split('.')[0],
    path: app.getAppPath(),
    userData: app.getPath('userData'),
    locale: app.getLocale().slice(0, 2),
    preferred: app.getPreferredSystemLanguages()[0]?.slice(0, 2),
    last: process.argv.at(-1),
  }));
  expect(facts).toEqual({
    version: '3.2.1',
    name: 'Conformance',
    packaged: false,
    ready: true,
    type: 'browser',
    electron: '45',
    path: conformanceApp,
    userData,
    locale: 'es',
    preferred: 'es',
    last: '--lang=es',
  });
});

test('the page is as large as the window was asked to be', async ({ launch }) => {
  const { app, page } = await launch({ app: conformanceApp });
  const bounds = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds());
  expect(await bounds()).toMatchObject({ width: 900, height: 600 });
  expect(await page.evaluate(() => innerWidth)).toBe(900);
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ width: 1000, height: 700 }),
  );
  await expectEvent(app, 'resize');
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(1000);
  expect(await bounds()).toMatchObject({ width: 1000, height: 700 });
});

test('a page drawn larger has fewer points, and keeps its window', async ({ launch }) => {
  const { app, page } = await launch({ app: conformanceApp });
  const zoom = (factor: number) =>
    app.evaluate(({ BrowserWindow }, wanted) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.webContents.setZoomFactor(wanted);
      return [window?.webContents.getZoomFactor(), window?.getNormalBounds().width];
    }, factor);
  const points = () => page.evaluate(() => [innerWidth, innerHeight, devicePixelRatio]);
  expect(await zoom(1.5)).toEqual([1.5, 900]);
  await expect.poll(points).toEqual([600, 400, 1.5]);
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ width: 1200, height: 600 }),
  );
  await expect.poll(points).toEqual([800, 400, 1.5]);
  await zoom(1);
  await expect.poll(points).toEqual([1200, 600, 1]);
});

test('a window is never smaller than its minimum', async ({ launch }) => {
  const { app } = await launch({ app: conformanceApp });
  const size = await app.evaluate(async ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    window?.setBounds({ width: 10, height: 10 });
    await new Promise((resolve) => setTimeout(resolve, 300));
    return window?.getBounds();
  });
  expect(size).toMatchObject({ width: 400, height: 300 });
});

test('a maximized window remembers where it was', async ({ launch }) => {
  const { app } = await launch({ app: conformanceApp });
  const place = await app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const maximized = new Promise((resolve) => window?.once('maximize', () => resolve(undefined)));
    window?.maximize();
    await maximized;
    return { maximized: window?.isMaximized(), now: window?.getBounds(), normal: window?.getNormalBounds() };
  });
  expect(place.maximized).toBe(true);
  expect(place.normal).toMatchObject({ width: 900, height: 600 });
  expect(place.now?.width).toBeGreaterThan(900);
});

test('a picture of the page is a PNG of its size', async ({ shared: { app } }) => {
  const picture = await app.evaluate(async ({ BrowserWindow }) => {
    const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
    return {
      start: image?.toPNG().subarray(1, 4).toString(),
      size: image?.getSize(),
      empty: image?.isEmpty(),
    };
  });
  expect(picture).toEqual({ start: 'PNG', size: { width: 900, height: 600 }, empty: false });
});

test('pages see the theme that main chose', async ({ shared: { app, page } }) => {
  const dark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  for (const source of ['dark', 'light'] as const) {
    await app.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source;
    }, source);
    await expect.poll(dark).toBe(source === 'dark');
    expect(await app.evaluate(({ nativeTheme }) => nativeTheme.shouldUseDarkColors)).toBe(source === 'dark');
  }
  await page.reload();
  expect(await dark()).toBe(false);
});

test('what the page stores is there after a restart', async ({ launch }) => {
  const first = await launch({ app: conformanceApp });
  await first.page.evaluate(() => localStorage.setItem('kept', 'yes'));
  await first.app.close();
  const second = await launch({ app: conformanceApp, userData: first.userData });
  expect(await second.page.evaluate(() => localStorage.getItem('kept'))).toBe('yes');
});

test('menu items can be found and clicked', async ({ shared: { app } }) => {
  const clicked = await app.evaluate(({ Menu }) => {
    const done: string[] = [];
    const template = ['a', 'b'].map((id) => ({
      id,
      label: id,
      type: 'radio' as const,
      click: () => void done.push(id),
    }));
    Menu.setApplicationMenu(Menu.buildFromTemplate([{ label: 'View', submenu: template }]));
    const menu = Menu.getApplicationMenu();
    menu?.getMenuItemById('b')?.click();
    return [done, menu?.items[0]?.label, menu?.items[0]?.submenu?.items.map(({ checked }) => checked)];
  });
  expect(clicked).toEqual([['b'], 'View', [false, true]]);
});

test('the clipboard of main keeps text', async ({ shared: { app } }) => {
  const text = await app.evaluate(async ({ clipboard }) => {
    await clipboard.writeText('postgres://…');
    return clipboard.readText();
  });
  expect(text).toBe('postgres://…');
});

test('the clipboard of main keeps a picture', async ({ shared: { app } }) => {
  const kept = await app.evaluate(async ({ clipboard, ClipboardItem }, base64) => {
    const picture = new Blob([Buffer.from(base64, 'base64')], { type: 'image/png' });
    await clipboard.write([new ClipboardItem({ 'image/png': picture })]);
    const [item] = await clipboard.read();
    const blob = (await item?.getType('image/png')) as Blob | undefined;
    const bytes = new Uint8Array((await blob?.arrayBuffer()) ?? []);
    return [item?.types, [...bytes.subarray(1, 4)], (await clipboard.readText()) === ''];
  }, onePixel);
  expect(kept).toEqual([['image/png'], [0x50, 0x4e, 0x47], true]);
});

test('a page that Playwright closes is a window that closes', async ({ launch }) => {
  const { app, page } = await launch({ app: conformanceApp });
  await app.evaluate(({ app }) => {
    app.removeAllListeners('window-all-closed');
    app.on('window-all-closed', () => undefined);
  });
  await page.close();
  await expectEvent(app, 'closed');
  expect(await eventsOf(app)).toContain('close');
});

test('a page whose process ends can be loaded again', async ({ launch }) => {
  const { app, page } = await launch({ app: conformanceApp });
  const session = await app.context().newCDPSession(page);
  void session.send('Page.crash').catch(() => undefined);
  await expectEvent(app, 'render-process-gone crashed');
  const answer = await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    await contents?.loadURL('app://tiza/');
    return contents?.getURL();
  });
  expect(answer).toBe('app://tiza/');
  const picture = await app.evaluate(async ({ BrowserWindow }) =>
    (await BrowserWindow.getAllWindows()[0]?.webContents.capturePage())?.isEmpty(),
  );
  expect(picture).toBe(false);
});

test('relative and file paths of an app lead to it', async ({ launch }) => {
  const { app } = await launch({ app: join(conformanceApp, 'main.cjs') });
  expect(basename(await app.evaluate(({ app }) => app.getAppPath()))).toBe('conformance-app');
});
