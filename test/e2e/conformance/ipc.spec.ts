import { expect, test } from '../support/conformance.ts';

test('a handler’s answer reaches the page', async ({ shared: { page } }) => {
  expect(await page.evaluate(() => window.bridge.invoke('echo', 1, 'two', [3], { four: 4 }))).toEqual([
    1,
    'two',
    [3],
    { four: 4 },
  ]);
});

test('values keep their kind on the way to main', async ({ shared: { page } }) => {
  const inspected = await page.evaluate(() =>
    window.bridge.invoke('describe', {
      date: new Date(0),
      map: new Map([['key', new Set([1])]]),
      bytes: new Uint8Array([1, 2]),
      floats: new Float64Array([0.5]),
      buffer: new ArrayBuffer(2),
      pattern: /a+/gi,
      big: 12n,
      nothing: undefined,
      odd: [Number.NaN, -0, Number.POSITIVE_INFINITY],
      invalid: new Date(Number.NaN),
    }),
  );
  for (const part of [
    'date: 1970-01-01T00:00:00.000Z',
    "map: Map(1) { 'key' => Set(1) { 1 } }",
    'bytes: Uint8Array(2) [ 1, 2 ]',
    'floats: Float64Array(1) [ 0.5 ]',
    'buffer: ArrayBuffer {',
    'pattern: /a+/gi',
    'big: 12n',
    'nothing: undefined',
    'odd: [ NaN, -0, Infinity ]',
    'invalid: Invalid Date',
  ]) {
    expect(inspected).toContain(part);
  }
});

test('values keep their kind on the way back', async ({ shared: { page } }) => {
  const kinds = await page.evaluate(async () => {
    const sent = [new Date(5), new Map([[1, 2]]), new Uint16Array([7]), undefined, 3n, new RangeError('far')];
    const back = await window.bridge.invoke('echo', ...sent);
    if (!Array.isArray(back)) throw new Error('The echo came back as one thing.');
    return back.map((value) => `${Object.prototype.toString.call(value)} ${value}`);
  });
  expect(kinds).toEqual([
    expect.stringContaining('[object Date]'),
    '[object Map] [object Map]',
    '[object Uint16Array] 7',
    '[object Undefined] undefined',
    '[object BigInt] 3',
    '[object Error] Error: far',
  ]);
});

test('an object that contains itself arrives whole', async ({ shared: { page } }) => {
  const inspected = await page.evaluate(() => {
    const ring = new Map<string, unknown>([['name', 'ring']]);
    ring.set('self', ring);
    return window.bridge.invoke('describe', ring);
  });
  expect(inspected).toContain("'self' => [Circular");
});

test('functions cannot be sent', async ({ shared: { page } }) => {
  const message = await page.evaluate(() =>
    window.bridge.invoke('echo', { call: () => 1 }).catch((error: Error) => error.message),
  );
  expect(message).toBe('An object could not be cloned.');
});

test('an error of a handler is worded by Electron', async ({ shared: { page } }) => {
  const messages = await page.evaluate(() =>
    Promise.all(
      ['throw', 'unknown', 'uncloneable'].map((channel) =>
        window.bridge.invoke(channel).catch((error: Error) => error.message),
      ),
    ),
  );
  expect(messages).toEqual([
    "Error invoking remote method 'throw': TypeError: what went wrong",
    "Error invoking remote method 'unknown': Error: No handler registered for 'unknown'",
    "Error invoking remote method 'uncloneable': Error: An object could not be cloned.",
  ]);
});

test('main answers a message; a removed listener hears no more', async ({ shared: { page } }) => {
  const heard = await page.evaluate(async () => {
    const settle = () => window.bridge.invoke('echo');
    window.bridge.listen();
    window.bridge.send('message', 'first');
    await settle();
    window.bridge.unlisten();
    window.bridge.send('message', 'second');
    await settle();
    return window.bridge.heard();
  });
  expect(heard).toEqual([['first']]);
});

test('messages keep their order', async ({ shared: { app, page } }) => {
  await page.evaluate(() => window.bridge.listen());
  await app.evaluate(({ BrowserWindow }) => {
    for (let index = 0; index < 200; index += 1) {
      BrowserWindow.getAllWindows()[0]?.webContents.send('answer', 'in order', index);
    }
  });
  const numbers = () =>
    page.evaluate(() =>
      window.bridge
        .heard()
        .filter(([kind]) => kind === 'in order')
        .map(([, index]) => index),
    );
  await expect.poll(async () => (await numbers()).length).toBe(200);
  expect(await numbers()).toEqual(Array.from({ length: 200 }, (_, index) => index));
  await page.evaluate(() => window.bridge.unlisten());
});

test('main knows who is calling', async ({ shared: { page } }) => {
  expect(await page.evaluate(() => window.bridge.invoke('sender'))).toEqual({
    url: 'app://tiza/',
    isMain: true,
    hasParent: false,
    isWindow: true,
    address: 'app://tiza/',
  });
});

test('main refuses to send what cannot be cloned', async ({ shared: { app } }) => {
  const message = await app.evaluate(({ BrowserWindow }) => {
    try {
      BrowserWindow.getAllWindows()[0]?.webContents.send('answer', () => 1);
      return 'sent';
    } catch (error) {
      return (error as Error).message;
    }
  });
  expect(message).toBe('Failed to serialize arguments');
});
