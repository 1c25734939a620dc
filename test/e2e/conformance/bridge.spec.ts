import { expect, test } from '../support/conformance.ts';

test('the bridge is there before the page’s own scripts', async ({ shared: { page } }) => {
  expect(await page.evaluate(() => (window as unknown as { bridgeAtStart: string }).bridgeAtStart)).toBe(
    'object',
  );
});

test('the page cannot change, replace or remove it', async ({ shared: { page } }) => {
  const outcome = await page.evaluate(() => {
    const attempt = (action: () => unknown) => {
      try {
        return action();
      } catch (error) {
        return (error as Error).name;
      }
    };
    return {
      frozen: Object.isFrozen(window.bridge) && Object.isFrozen(window.bridge.nested.list),
      assign: attempt(() => Object.assign(window.bridge, { invoke: 1 })),
      replace: attempt(() => Object.defineProperty(window, 'bridge', { value: 1 })),
      remove: attempt(() => Reflect.deleteProperty(window, 'bridge')),
    };
  });
  expect(outcome).toEqual({ frozen: true, assign: 'TypeError', replace: 'TypeError', remove: false });
});

test('the worlds share the document and nothing else', async ({ shared: { page } }) => {
  const seen = await page.evaluate(() => ({
    preload: typeof (globalThis as Record<string, unknown>).onlyInThePreload,
    require: typeof (globalThis as Record<string, unknown>).require,
    process: typeof (globalThis as Record<string, unknown>).process,
    page: window.bridge.seesPage(),
    title: window.bridge.sameDocument(),
  }));
  expect(seen).toEqual({
    preload: 'undefined',
    require: 'undefined',
    process: 'undefined',
    page: 'undefined',
    title: 'Conformance page',
  });
});

test('what crosses belongs to the world it arrives in', async ({ shared: { page } }) => {
  const own = await page.evaluate(() => [
    Object.getPrototypeOf(window.bridge.nested.list) === Array.prototype,
    window.bridge.nested.when instanceof Date,
    window.bridge.invoke instanceof Function,
    window.bridge.invoke('echo') instanceof Promise,
    Object.getPrototypeOf(window.bridge.nested) === Object.prototype,
  ]);
  expect(own).toEqual([true, true, true, true, true]);
});

test('an instance loses its class', async ({ shared: { page } }) => {
  expect(await page.evaluate(() => [window.bridge.point.x, typeof window.bridge.point.method])).toEqual([
    1,
    'undefined',
  ]);
});

test('the page’s prototypes cannot reach into the preload', async ({ shared: { page } }) => {
  const answer = await page.evaluate(async () => {
    const push = Array.prototype.push;
    const toText = JSON.stringify;
    const seen: unknown[] = [];
    Array.prototype.push = (...items) => {
      seen[seen.length] = items;
      return 0;
    };
    JSON.stringify = () => 'poisoned';
    const result = await window.bridge.invoke('echo', ['clean']);
    Array.prototype.push = push;
    JSON.stringify = toText;
    return result;
  });
  expect(answer).toEqual([['clean']]);
});

test('functions and their results cross in both directions', async ({ shared: { page } }) => {
  const result = await page.evaluate(() =>
    window.bridge.callBack((value: { from: string; list: number[] }) => ({
      ...value,
      sum: value.list.reduce((total, next) => total + next, 0),
    })),
  );
  expect(result).toEqual({ from: 'preload', list: [1, 2], sum: 3 });
});

test('a function passed twice arrives as two', async ({ shared: { page } }) => {
  const same = await page.evaluate(() => {
    const listener = () => undefined;
    window.bridge.remember(listener);
    window.bridge.remember(listener);
    return window.bridge.remembered();
  });
  expect(same).toBe(false);
});

test('cloneable values arrive as what they are', async ({ shared: { page } }) => {
  const kinds = await page.evaluate(() =>
    window.bridge.kinds({
      map: new Map(),
      bytes: new Uint8Array(1),
      when: new Date(),
      pattern: /x/,
      none: null,
    }),
  );
  expect(kinds).toEqual([
    'map:[object Map]',
    'bytes:[object Uint8Array]',
    'when:[object Date]',
    'pattern:[object RegExp]',
    'none:[object Null]',
  ]);
});

test('errors keep their message and lose the rest', async ({ shared: { page } }) => {
  const errors = await page.evaluate(async () => {
    const describe = (error: unknown) =>
      error instanceof Error ? [true, error.name, error.message] : [false, typeof error, String(error)];
    const thrown = (() => {
      try {
        return window.bridge.boom();
      } catch (error) {
        return error;
      }
    })();
    const rejected = await window.bridge.reject().catch((error: unknown) => error);
    return { thrown: describe(thrown), rejected: describe(rejected) };
  });
  expect(errors.thrown).toEqual([true, 'Error', expect.stringContaining('thrown in the preload')]);
  expect(errors.rejected).toEqual([true, 'Error', 'rejected in the preload']);
});

test('a name is given once', async ({ shared: { page } }) => {
  expect(await page.evaluate(() => window.bridge.exposeAgain())).toBe(
    'Cannot bind an API on top of an existing property on the window object',
  );
});

test('the preload is sandboxed: it knows Electron, and Node only by name', async ({ shared: { page } }) => {
  expect(await page.evaluate(() => window.bridge.node())).toEqual(['string', 'function']);
  expect(await page.evaluate(() => window.bridge.requireFs())).toBe('module not found: node:fs');
});
