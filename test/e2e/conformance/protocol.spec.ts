import { get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, fetchText, test } from '../support/conformance.ts';

test('main sees app:// addresses, with their query', async ({ shared: { page } }) => {
  expect(await fetchText(page, '/address?a=1&b=%20')).toBe('app://tiza/address?a=1&b=%20');
});

test('the page is a secure context', async ({ shared: { page } }) => {
  expect(await page.evaluate(() => [isSecureContext, typeof crypto.subtle])).toEqual([true, 'object']);
});

test('status and headers arrive as given', async ({ shared: { page } }) => {
  const response = await page.evaluate(async () => {
    const { status, ok, headers } = await fetch('/status');
    return { status, ok, reason: headers.get('x-reason'), type: headers.get('content-type') };
  });
  expect(response).toEqual({ status: 410, ok: false, reason: 'moved out', type: 'text/plain' });
});

test('request headers, methods and bodies reach the handler', async ({ shared: { page } }) => {
  expect(await fetchText(page, '/range', { headers: { range: 'bytes=3-7' } })).toBe('bytes=3-7');
  expect(await fetchText(page, '/posted', { method: 'POST', body: 'a body' })).toBe('POST a body');
});

test('HEAD gets headers and no body', async ({ shared: { page } }) => {
  const head = await page.evaluate(async () => {
    const response = await fetch('/status', { method: 'HEAD' });
    return [response.status, (await response.text()).length];
  });
  expect(head).toEqual([410, 0]);
});

test('a tag that still fits is answered without the content', async ({ shared: { page } }) => {
  const statuses = await page.evaluate(async () => {
    const first = await fetch('/etag');
    const tag = first.headers.get('etag') ?? '';
    const second = await fetch('/etag', { headers: { 'if-none-match': tag } });
    return [first.status, tag, second.status];
  });
  expect(statuses).toEqual([200, '"one"', 304]);
});

test('a stream is shown while it grows', async ({ shared: { page } }) => {
  const arrivals = await page.evaluate(async () => {
    const reader = (await fetch('/stream')).body?.pipeThrough(new TextDecoderStream()).getReader();
    const parts: [string, number][] = [];
    for (;;) {
      const part = await reader?.read();
      if (!part?.value) return parts;
      parts.push([part.value, performance.now()]);
    }
  });
  expect(arrivals.map(([text]) => text).join('')).toBe('one two three');
  const [first = 0, last = 0] = [arrivals[0]?.[1], arrivals.at(-1)?.[1]];
  expect(last - first).toBeGreaterThan(150);
});

test('a handler that throws is a failed request', async ({ shared: { page } }) => {
  const name = await page.evaluate(() => fetch('/broken').catch((error: Error) => error.name));
  expect(name).toBe('TypeError');
});

test('the policy in the header binds the page', async ({ shared: { page } }) => {
  const outcome = await page.evaluate(async () => {
    const refused = new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
    });
    const script = document.createElement('script');
    script.textContent = 'window.smuggled = true';
    document.body.append(script);
    return [await refused, 'smuggled' in window];
  });
  expect(outcome).toEqual(['script-src-elem', false]);
});

test('images load, and no HTTP cache stands between the window and main', async ({ shared: { page } }) => {
  const load = () =>
    page.evaluate(async () => {
      const image = new Image();
      image.src = '/image.svg';
      await image.decode();
      await fetch('/image.svg');
      return image.naturalWidth;
    });
  const before = Number(await fetchText(page, '/count'));
  expect(await load()).toBe(7);
  await page.reload();
  await load();
  expect(Number(await fetchText(page, '/count'))).toBeGreaterThan(before + 2);
});

test('no other program on this machine can read what the app serves', async ({
  shared: { app, page },
  lane,
}) => {
  test.skip(lane === 'electron', 'Electron needs no port to serve its own window');
  const port = await app.evaluate(() => {
    const handles = (process as unknown as { _getActiveHandles(): object[] })._getActiveHandles();
    const server = handles.find((handle) => handle.constructor.name === 'Server') as Server;
    return (server.address() as AddressInfo).port;
  });
  const status = await new Promise((resolve, reject) => {
    const headers = { host: 'tiza.app.localhost' };
    get({ host: '127.0.0.1', port, path: '/status', headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });
  expect(status).toBe(403);
  expect(await page.evaluate(() => document.cookie)).toBe('');
});
