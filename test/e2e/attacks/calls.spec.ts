import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, expectUnharmed, logOf, test } from '../support/attacked.ts';

// What a page that is no longer ours could say to main.

type Said = { ok: boolean; error?: { code: string; message: string }; ms: number };

/** Calls a method with what no honest page would send; made in the page, where it can be as large as needed. */
function say(page: Page, method: string, make: string): Promise<Said> {
  return page.evaluate(
    async ([method, make]) => {
      const [space = '', name = ''] = method.split('.');
      const bridge = window.tiza as unknown as Record<
        string,
        Record<string, (input: unknown) => Promise<Said>>
      >;
      // biome-ignore lint/security/noGlobalEval: the value is made here, under the debugger
      const value = eval(`(${make})`);
      const since = performance.now();
      const answer = await bridge[space]?.[name]?.(value);
      const { ok = false, error } = answer ?? {};
      return { ok, ...(error === undefined ? {} : { error }), ms: performance.now() - since };
    },
    [method, make] as const,
  );
}

const oversized: [string, string][] = [
  ['grading.queue', `{ search: 'a'.repeat(2_000_000) }`],
  ['grading.queue', `{ cursor: 'a'.repeat(2_000_000) }`],
  ['grading.open', `{ activity: 'a'.repeat(2_000_000), id: '1' }`],
  ['grading.open', `{ activity: 'foro1', id: '9'.repeat(2_000_000) }`],
  ['app.reportProblem', `{ message: 'a'.repeat(2_000_000), stack: 'a'.repeat(2_000_000) }`],
  ['connect.readPasted', `{ text: 'postgres://' + 'a'.repeat(2_000_000) }`],
  ['course.open', `{ id: 'a'.repeat(2_000_000), password: 'a'.repeat(2_000_000) }`],
  [
    'desk.remember',
    `{ places: Object.fromEntries(Array.from({ length: 50_000 }, (_, n) => ['a' + n, { activity: 'foro1', id: '1' }])) }`,
  ],
  ['app.setPreferences', `Array.from({ length: 200_000 }, (_, n) => ({ n }))`],
  [
    'app.setPreferences',
    `(() => { let deep = {}; for (let n = 0; n < 2000; n++) deep = { deep }; return deep; })()`,
  ],
];

test('what is far too large is refused, quickly and in few words', async ({ attacked }) => {
  for (const [method, make] of oversized) {
    const said = await say(attacked.page, method, make);
    const what = `${method}(${make.slice(0, 50)})`;
    // A preference nobody knows is ignored; everything else is refused.
    if (method !== 'app.setPreferences') expect([what, said.ok]).toEqual([what, false]);
    expect([what, (said.error?.message ?? '').length < 1000]).toEqual([what, true]);
    expect([what, said.ms < 5000]).toEqual([what, true]);
  }
  await expectUnharmed(attacked);
});

test('what is of the wrong kind is refused', async ({ attacked }) => {
  const wrong = [
    'null',
    '42',
    '"foro1"',
    '[]',
    'new Date()',
    'new Map([["activity", "foro1"]])',
    '{ activity: { toString: 1 }, id: [] }',
    'new Uint8Array(8)',
  ];
  for (const make of wrong) {
    const said = await say(attacked.page, 'grading.open', make);
    expect([make, said.ok, said.error?.code]).toEqual([make, false, 'invalid-input']);
  }
  await expectUnharmed(attacked);
});

test('prototypes stay clean, in memory and in what is stored', async ({ attacked }) => {
  const { app, page, userData } = attacked;
  const poison = `JSON.parse('{"__proto__":{"poisoned":true},"constructor":{"prototype":{"poisoned":true}},"theme":"dark"}')`;
  await say(page, 'app.setPreferences', poison);
  await say(page, 'app.setPreferences', `{ keys: ${poison}, panes: { wide: ${poison} } }`);
  await say(page, 'desk.remember', poison);
  await say(page, 'care.saveLabels', `{ activities: ${poison} }`);
  const inMain = await app.evaluate(() => [
    ({} as { poisoned?: boolean }).poisoned,
    ([] as { poisoned?: boolean }).poisoned,
    (Object.prototype as { poisoned?: boolean }).poisoned,
  ]);
  expect(inMain.every((each) => each === undefined || each === null)).toBe(true);
  expect(readFileSync(join(userData, 'settings.json'), 'utf8')).not.toContain('poisoned');
  await say(page, 'app.setPreferences', `{ theme: 'system' }`);
  await expectUnharmed(attacked);
});

test('a channel outside the agreement does not exist', async ({ attacked: { page } }) => {
  const reached = await page.evaluate(() => {
    const bridge = window.tiza as unknown as Record<string, Record<string, unknown>>;
    return ['eval', 'query', 'sql', 'exec', '__proto__.call', 'app.quit'].filter((path) => {
      const [space = '', name] = path.split('.');
      const there = Object.hasOwn(bridge, space) ? bridge[space] : undefined;
      return there !== undefined && (name === undefined || Object.hasOwn(there, name));
    });
  });
  expect(reached).toEqual([]);
});

test('a frame has nothing to call with', async ({ attacked }) => {
  const { page } = attacked;
  const found = await page.evaluate(async () => {
    const frames = ['srcdoc=<p>hello', 'src=about:blank', 'src=app://evil/'].map((from) => {
      const [name = '', value = ''] = from.split('=');
      const frame = document.createElement('iframe');
      frame.setAttribute(name, value);
      return frame;
    });
    document.body.append(...frames);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const reached = frames.map(({ contentWindow }) => {
      try {
        const inside = contentWindow as unknown as Record<string, unknown>;
        return ['tiza', 'require', 'process', 'electron', 'ipcRenderer'].filter((name) => name in inside);
      } catch {
        return [];
      }
    });
    for (const frame of frames) frame.remove();
    return reached;
  });
  expect(found).toEqual([[], [], []]);
  await expectUnharmed(attacked);
});

test('another page that got hold of the bridge is refused, and that is logged', async ({ attacked }) => {
  const { app, page } = attacked;
  const opened = app.waitForEvent('window');
  await app.evaluate(({ app: electron, BrowserWindow }) => {
    const preload = `${electron.getAppPath()}/out/build/preload/index.cjs`;
    const stranger = new BrowserWindow({ show: false, webPreferences: { preload } });
    // Main itself leads there, past everything that would refuse the page the way.
    void stranger.loadURL('app://evil/');
  });
  const stranger = await opened;
  await stranger.waitForURL((url) => url.protocol !== 'about:');
  const said = await say(stranger, 'app.info', 'undefined');
  expect([said.ok, said.error?.code]).toEqual([false, 'forbidden']);
  expect(logOf(attacked)).toContain('The caller is not our own page');
  await stranger.close();
  expect((await say(page, 'app.info', 'undefined')).ok).toBe(true);
  await expectUnharmed(attacked);
});
