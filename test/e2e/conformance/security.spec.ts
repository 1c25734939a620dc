import { conformanceApp, eventsOf, expect, expectEvent, test } from '../support/conformance.ts';

const outside = 'https://outside.invalid/';

for (const [how, leave] of Object.entries({
  'a script': `location.href = '${outside}'`,
  'a form': `{ const form = document.createElement('form'); form.action = '${outside}'; document.body.append(form); form.submit(); }`,
  'a link': `{ const link = document.createElement('a'); link.href = '${outside}'; document.body.append(link); link.click(); }`,
})) {
  test(`main may refuse that ${how} leads the window elsewhere`, async ({ launch }) => {
    const { app, page } = await launch({ app: conformanceApp });
    const before = page.url();
    await page.evaluate(leave);
    await expectEvent(
      app,
      how === 'a form' ? `will-frame-navigate ${outside}?` : `will-frame-navigate ${outside}`,
    );
    expect(page.url()).toBe(before);
    expect(await page.evaluate(() => document.title)).toBe('Conformance page');
  });
}

test('a foreign host of our own scheme is a foreign place', async ({ launch }) => {
  const { app, page } = await launch({ app: conformanceApp });
  await page.evaluate(() => {
    location.href = 'app://evil/';
  });
  await expectEvent(app, 'will-frame-navigate app://evil/');
  expect(await page.evaluate(() => document.title)).toBe('Conformance page');
});

test('frames are asked about too', async ({ launch }) => {
  const { app, page } = await launch({ app: conformanceApp });
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.src = '/address';
    document.body.append(frame);
  });
  await expectEvent(app, 'will-frame-navigate app://tiza/address');
});

test('main may refuse a redirect', async ({ launch }) => {
  const { app, page } = await launch({ app: conformanceApp });
  await app.evaluate(() => {
    globalThis.diary.deny = false;
  });
  await page.evaluate(() => {
    location.href = '/redirect';
  });
  await expectEvent(app, 'will-redirect app://tiza/elsewhere');
});

test('what main loads itself is not asked about', async ({ launch }) => {
  const { app } = await launch({ app: conformanceApp });
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.loadURL('app://tiza/address'));
  expect((await eventsOf(app)).filter((event) => event.startsWith('will-'))).toEqual([]);
});

test('no new window: not by script, not by a link', async ({ launch }) => {
  const { app, page } = await launch({ app: conformanceApp });
  expect(await page.evaluate((url) => window.open(url) === null, outside)).toBe(true);
  await expectEvent(app, `window-open ${outside}`);
  await page.locator('#out').click();
  await expect
    .poll(async () => (await eventsOf(app)).filter((event) => event.startsWith('window-open')).length)
    .toBe(2);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await expect.poll(() => app.windows().length).toBe(1);
});

test('permissions follow main’s handlers', async ({ launch }) => {
  const { page } = await launch({ app: conformanceApp });
  const outcome = await page.evaluate(async () => {
    const code = (error: { name?: string; code?: number }) => error.name ?? error.code;
    return {
      notifications: await Notification.requestPermission(),
      query: (await navigator.permissions.query({ name: 'geolocation' })).state,
      geolocation: await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          ({ code }) => resolve(code),
        ),
      ),
      camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'granted', code),
      clipboardRead: await navigator.clipboard.readText().then(() => 'granted', code),
      clipboardWrite: await navigator.clipboard.writeText('x').then(() => 'granted', code),
    };
  });
  expect(outcome).toEqual({
    notifications: 'denied',
    query: 'denied',
    geolocation: 1,
    // A machine without a camera says so instead.
    camera: expect.stringMatching(/^Not(Allowed|Found)Error$/),
    clipboardRead: 'NotAllowedError',
    clipboardWrite: 'NotAllowedError',
  });
});

test('a webview is only a name', async ({ launch }) => {
  const { page } = await launch({ app: conformanceApp });
  const made = await page.evaluate(() => {
    const view = document.createElement('webview');
    view.setAttribute('src', 'app://tiza/');
    document.body.append(view);
    return [view.constructor.name, 'executeJavaScript' in view];
  });
  expect(made).toEqual([expect.stringMatching(/HTML(Unknown)?Element/), false]);
});
