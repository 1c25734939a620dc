import { spawn } from 'node:child_process';
import { conformanceApp, eventsOf, expect, expectEvent, lastDiary, test } from '../support/conformance.ts';

test('things happen in Electron’s order', async ({ launch }) => {
  const { app } = await launch({ app: conformanceApp });
  await expectEvent(app, 'ready-to-show');
  const events = await eventsOf(app);
  expect(events.slice(0, 3)).toEqual(['ready true', 'when-ready', 'web-contents-created']);
  expect(events.slice(3).sort()).toEqual(['loaded', 'ready-to-show']);
});

test('quitting closes the windows first', async ({ launch }) => {
  const { app } = await launch({ app: conformanceApp });
  const diary = lastDiary(app);
  await app.evaluate(({ app }) => app.quit());
  expect((await diary).slice(-4)).toEqual(['before-quit', 'close', 'closed', 'will-quit']);
});

test('closing the last window lets the app decide', async ({ launch }) => {
  const { app } = await launch({ app: conformanceApp });
  const diary = lastDiary(app);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  expect((await diary).slice(-5)).toEqual([
    'close',
    'closed',
    'window-all-closed',
    'before-quit',
    'will-quit',
  ]);
});

test('a window that stays open stops the quitting', async ({ launch }) => {
  const { app } = await launch({ app: conformanceApp });
  await app.evaluate(({ app }) => {
    globalThis.diary.keepOpen = true;
    app.quit();
  });
  await expectEvent(app, 'close');
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(await eventsOf(app)).not.toContain('will-quit');
  const diary = lastDiary(app);
  await app.evaluate(({ app }) => {
    globalThis.diary.keepOpen = false;
    app.quit();
  });
  expect((await diary).slice(-2)).toEqual(['closed', 'will-quit']);
});

test('the app may finish its work before it goes', async ({ launch }) => {
  const { app } = await launch({ app: conformanceApp });
  await app.evaluate(({ app }) => {
    globalThis.diary.keepRunning = true;
    app.quit();
  });
  await expectEvent(app, 'will-quit');
  const diary = lastDiary(app);
  await app.evaluate(({ app }) => {
    globalThis.diary.keepRunning = false;
    app.quit();
  });
  expect((await diary).slice(-3)).toEqual(['will-quit', 'before-quit', 'will-quit']);
});

test('exit asks nobody and passes its code on', async ({ launch }) => {
  const { app } = await launch({ app: conformanceApp });
  const code = new Promise((resolve) => app.process().once('exit', resolve));
  await app.evaluate(({ app }) => {
    globalThis.diary.keepOpen = true;
    app.exit(7);
  });
  expect(await code).toBe(7);
});

test('SIGTERM asks the app to quit', async ({ launch }) => {
  test.skip(process.platform === 'win32', 'Windows has no signals');
  const { app } = await launch({ app: conformanceApp });
  const diary = lastDiary(app);
  app.process().kill('SIGTERM');
  expect((await diary).slice(-4)).toEqual(['before-quit', 'close', 'closed', 'will-quit']);
});

test('a second instance hands its arguments over and goes', async ({ launch }) => {
  const { app, userData } = await launch({ app: conformanceApp });
  const binary = app.process().spawnfile;
  const second = spawn(
    binary,
    ['--no-sandbox', conformanceApp, `--user-data-dir=${userData}`, 'tiza://open/7'],
    { stdio: 'ignore', cwd: conformanceApp },
  );
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  await expectEvent(app, `second-instance tiza://open/7 ${conformanceApp}`);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('a link that the system brings to the app that runs can be kept from it', async ({ launch }) => {
  const { app } = await launch({ app: conformanceApp });
  const kept = await app.evaluate(({ app }) => {
    let prevented = 0;
    const event = {
      preventDefault() {
        prevented += 1;
      },
    };
    return [app.emit('open-url', event, 'tiza://open/7'), prevented];
  });
  expect(kept).toEqual([true, 1]);
  expect(await eventsOf(app)).toContain('open-url tiza://open/7');
});

test('a lock whose owner was killed is free', async ({ launch }) => {
  const first = await launch({ app: conformanceApp });
  const ended = new Promise((resolve) => first.process.once('close', resolve));
  first.process.kill('SIGKILL');
  await ended;
  const again = await launch({ app: conformanceApp, userData: first.userData });
  expect(await again.page.evaluate(() => document.title)).toBe('Conformance page');
});

test('the app survives what it did not catch', async ({ launch }) => {
  const { app, page } = await launch({ app: conformanceApp });
  await app.evaluate(({ dialog }) => {
    dialog.showErrorBox = (_title, content) =>
      void globalThis.diary.events.push(content.split('\n')[1] ?? '');
    setTimeout(() => {
      throw new Error('nobody caught this');
    });
  });
  await expectEvent(app, 'Error: nobody caught this');
  expect(await page.evaluate(() => window.bridge.invoke('echo', 'still here'))).toEqual(['still here']);
});
