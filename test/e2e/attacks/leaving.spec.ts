import { expect, expectUnharmed, logOf, refusalsOf, test } from '../support/attacked.ts';

// Ways to lead the window, or a frame in it, to somebody else's page.

const outside = 'https://outside.invalid/';

const leads: Record<string, string> = {
  'an address set by a script': `location.href = '${outside}'`,
  'an address replaced by a script': `location.replace('${outside}?replaced')`,
  'a link': `{ const a = document.createElement('a'); a.href = '${outside}?link'; document.body.append(a); a.click(); a.remove(); }`,
  'a file of this machine': `location.href = 'file:///etc/passwd'`,
  'a page in the address itself': `location.href = 'data:text/html,<h1>evil</h1>'`,
  'another host under our scheme': `location.href = 'app://evil/'`,
  'a host that only begins like ours': `location.href = 'app://tiza.evil/'`,
  'our host under another scheme': `location.href = 'https://tiza/'`,
  'a script in a link': `{ const a = document.createElement('a'); a.href = 'javascript:document.title="owned"'; document.body.append(a); a.click(); a.remove(); }`,
  'a path that we do not have': `location.href = '/nowhere'`,
  'an image of ours': `location.href = '/media/foro5/1/imagen_1?v=1'`,
  'a form': `{ const f = document.createElement('form'); f.action = '${outside}?form'; document.body.append(f); f.submit(); f.remove(); }`,
  'a refreshing meta element': `{ const m = document.createElement('meta'); m.httpEquiv = 'refresh'; m.content = '0;url=${outside}?meta'; document.head.append(m); setTimeout(() => m.remove(), 50); }`,
  'a base element and a link': `{ const b = document.createElement('base'); b.href = '${outside}'; document.head.append(b); const a = document.createElement('a'); a.href = 'x'; document.body.append(a); a.click(); a.remove(); b.remove(); }`,
};

/** What Chromium itself stops, or never takes for a way out, before main is asked. */
const neverAsked = new Set([
  'a file of this machine',
  'a page in the address itself',
  'a script in a link',
  'a form',
]);

for (const [how, script] of Object.entries(leads)) {
  test(`the window stays with ${how}`, async ({ attacked }) => {
    const { page } = attacked;
    const before = page.url();
    const refused = refusalsOf(attacked).length;
    await page.evaluate(script);
    if (neverAsked.has(how)) await page.waitForTimeout(120);
    else await expect.poll(() => refusalsOf(attacked).length).toBeGreaterThan(refused);
    expect(page.url()).toBe(before);
    expect(await page.title()).not.toBe('owned');
    await expectUnharmed(attacked);
  });
}

test('the window stays when an answer of its own redirects it', async ({ launch }) => {
  const launched = await launch();
  const { app, page } = launched;
  await page.waitForSelector('h1');
  const before = page.url();
  const target = `${outside}?redirected`;
  await app.evaluate(({ protocol }, location) => {
    protocol.unhandle('app');
    protocol.handle('app', () => new Response(null, { status: 302, headers: { location } }));
  }, target);
  // Tiza's own page, to which it may go: only the answer leads away.
  await page.evaluate(`location.href = '/?again'`);
  await expect.poll(() => refusalsOf(launched).join()).toContain(target);
  expect(page.url()).toBe(before);
  await expectUnharmed(launched);
});

test('a new window is never opened', async ({ attacked }) => {
  const { page } = attacked;
  const opened = await page.evaluate((address) => {
    const link = document.createElement('a');
    Object.assign(link, { href: address, target: '_blank' });
    document.body.append(link);
    link.click();
    link.remove();
    return [window.open(address), window.open('about:blank'), window.open('/')].map((each) => each === null);
  }, outside);
  expect(opened).toEqual([true, true, true]);
  await expectUnharmed(attacked);
  expect(logOf(attacked)).toContain('New window refused');
});

test('no frame shows somebody else’s page, and none has the bridge', async ({ attacked }) => {
  const { page } = attacked;
  const frames = await page.evaluate(async (address) => {
    const seen: string[] = [];
    for (const source of [address, '/', 'about:blank', 'data:text/html,hello', 'blob:']) {
      const frame = document.createElement('iframe');
      const url =
        source === 'blob:' ? URL.createObjectURL(new Blob(['<p>hello'], { type: 'text/html' })) : source;
      frame.src = url;
      document.body.append(frame);
      await new Promise((resolve) => setTimeout(resolve, 60));
      const inside = frame.contentWindow as (Window & { tiza?: unknown }) | null;
      try {
        seen.push(`${typeof inside?.tiza} ${inside?.document.body?.innerText ?? ''}`.trim());
      } catch {
        seen.push('closed to us');
      }
      frame.remove();
    }
    return seen;
  }, outside);
  for (const frame of frames) expect(['undefined', 'closed to us']).toContain(frame);
  await expectUnharmed(attacked);
});

test('a webview is only a name', async ({ attacked }) => {
  const { page } = attacked;
  const kind = await page.evaluate((address) => {
    const view = document.createElement('webview');
    view.setAttribute('src', address);
    view.setAttribute('nodeintegration', '');
    document.body.append(view);
    const found = [Object.prototype.toString.call(view), 'executeJavaScript' in view];
    view.remove();
    return found;
  }, outside);
  expect(kind).toEqual(['[object HTMLElement]', false]);
  await expectUnharmed(attacked);
});

for (const [what, data] of Object.entries({
  'a file': { files: ['/etc/hostname'], items: [] },
  'a link': { files: [], items: [{ mimeType: 'text/uri-list', data: outside }] },
})) {
  test(`${what} dropped on the window goes nowhere`, async ({ attacked }) => {
    const { page } = attacked;
    const before = page.url();
    const session = await page.context().newCDPSession(page);
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', {
        type,
        x: 300,
        y: 300,
        data: { ...data, dragOperationsMask: 1 },
      });
    }
    await session.detach();
    await page.waitForTimeout(150);
    expect(page.url()).toBe(before);
    await expectUnharmed(attacked);
  });
}

test('whoever asks for a permission is told no', async ({ attacked }) => {
  const { page } = attacked;
  const states = await page.evaluate(async () => {
    const asked = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'];
    const answers = asked.map(async (name) => {
      const { state } = await navigator.permissions.query({ name: name as PermissionName });
      return state;
    });
    return Promise.all(answers);
  });
  expect(states).not.toContain('granted');
  const used = await page.evaluate(() => {
    const refused = (attempt: Promise<unknown> | undefined) =>
      attempt === undefined
        ? 'not there'
        : attempt.then(
            () => 'allowed',
            () => 'refused',
          );
    return Promise.all([
      refused(navigator.clipboard?.readText()),
      refused(navigator.mediaDevices?.getUserMedia({ video: true })),
      refused(
        Notification.requestPermission().then((answer) =>
          answer === 'granted' ? answer : Promise.reject(answer),
        ),
      ),
      refused(
        new Promise((resolve, reject) =>
          navigator.geolocation.getCurrentPosition(resolve, reject, { timeout: 500 }),
        ),
      ),
    ]);
  });
  expect(used).not.toContain('allowed');
  await expectUnharmed(attacked);
});
