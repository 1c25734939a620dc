import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import sharp from 'sharp';
import { build, preview } from 'vite';
import { findChromium } from '../../../../scripts/chromium.ts';
import type { FakeBridgeOptions } from '../fake-bridge.ts';
import { fakeStatus } from '../fake-status.ts';
import { backupLooks } from './backup-looks.ts';
import { classLooks } from './class-looks.ts';
import { comfortParts, largestParts } from './comfort-looks.ts';
import { connectStates } from './connect-looks.ts';
import { databaseParts } from './database-looks.ts';
import { settingsLooks } from './settings-looks.ts';
import { writingLooks } from './writing-looks.ts';

// Takes pictures of the window as it is without main: `npx tsx test/renderer/support/preview/look.ts`.

interface Look {
  name: string;
  width: number;
  height: number;
  /** How much larger everything is drawn. */
  scale?: number;
  options: FakeBridgeOptions;
  before?: (page: Page) => Promise<void>;
}

const config = join(import.meta.dirname, 'vite.config.ts');
const folder = 'out/look';
const wide = { width: 1440, height: 900 };
const narrow = { width: 1024, height: 700 };
const smallest = { width: 683, height: 467, scale: 1.5 };
const openDesk = (activity: string) => async (page: Page) => {
  await page.getByRole('button', { name: new RegExp(`^${activity}`) }).click();
};
const openAndGo = (activity: string, steps: number) => async (page: Page) => {
  await openDesk(activity)(page);
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('j');
};
const openRepeated = async (page: Page) => {
  await openAndGo('Foro 3', 2)(page);
  await page.keyboard.press('d');
  await page.locator('ins').first().waitFor();
};
const openViewer =
  (...keys: string[]) =>
  async (page: Page) => {
    await openDesk('Foro 5')(page);
    await page.getByRole('figure').first().waitFor();
    for (const key of ['v', ...keys]) await page.keyboard.press(key);
  };

function optionsFor(
  language: 'es' | 'en',
  theme: 'light' | 'dark',
  more: FakeBridgeOptions = {},
): FakeBridgeOptions {
  return { ...more, info: { preferences: { language, theme }, ...more.info } };
}

function withLook(
  options: FakeBridgeOptions,
  language: 'es' | 'en',
  theme: 'light' | 'dark',
): FakeBridgeOptions {
  return {
    ...options,
    info: { ...options.info, preferences: { ...options.info?.preferences, language, theme } },
  };
}

const desk = { status: fakeStatus };
const notices = {
  info: { startupNotices: [{ key: 'settings-corrupt', detail: 'settings.corrupt-1.json' }] },
};
const problem = {
  code: 'busy',
  message: '',
  retryable: true,
  details: { reason: 'too-many-connections' },
  reference: 'k7m2qd9x',
} as const;

const looks: Look[] = [
  { name: 'welcome-es-light', ...wide, options: optionsFor('es', 'light') },
  {
    name: 'welcome-en-dark',
    ...narrow,
    options: optionsFor('en', 'dark', { ...notices, status: { link: 'none', problem } }),
  },
  { name: 'desk-en-light', ...wide, options: optionsFor('en', 'light', desk), before: openDesk('Foro 3') },
  { name: 'desk-es-dark', ...wide, options: optionsFor('es', 'dark', desk), before: openDesk('Foro 3') },
  { name: 'images-es-light', ...wide, options: optionsFor('es', 'light', desk), before: openDesk('Foro 5') },
  {
    name: 'narrow-es-light',
    ...narrow,
    options: optionsFor('es', 'light', desk),
    before: openDesk('Foro 3'),
  },
  { name: 'inbox-en-dark', ...narrow, options: optionsFor('en', 'dark', desk) },
  {
    name: 'large-en-light',
    width: 2560,
    height: 1440,
    options: optionsFor('en', 'light', desk),
    before: openDesk('Foro 3'),
  },
  {
    name: 'formulas-es-light',
    ...wide,
    options: optionsFor('es', 'light', desk),
    before: openAndGo('Foro 1', 5),
  },
  {
    name: 'formulas-en-dark',
    ...narrow,
    options: optionsFor('en', 'dark', desk),
    before: openAndGo('Foro 1', 5),
  },
  ...connectLooks(),
  {
    name: 'options-es-light',
    ...wide,
    options: optionsFor('es', 'light', desk),
    before: async (page) => {
      await page.getByRole('listbox').waitFor();
      await page.keyboard.press('m');
      await page.getByRole('button', { name: 'Orden y filtros' }).click();
    },
  },
  {
    name: 'changes-es-light',
    ...wide,
    options: optionsFor('es', 'light', desk),
    before: openRepeated,
  },
  {
    name: 'changes-en-dark',
    ...narrow,
    options: optionsFor('en', 'dark', desk),
    before: openRepeated,
  },
  {
    name: 'viewer-es-light',
    ...wide,
    options: optionsFor('es', 'light', desk),
    before: openViewer(),
  },
  {
    name: 'viewer-en-dark',
    ...narrow,
    options: optionsFor('en', 'dark', desk),
    before: openViewer('x', 'r', 'i'),
  },
  ...settingsLooks.flatMap(({ name, before, more }): Look[] => [
    { name: `${name}-es-light`, ...wide, options: optionsFor('es', 'light', { ...desk, ...more }), before },
    { name: `${name}-en-dark`, ...narrow, options: optionsFor('en', 'dark', { ...desk, ...more }), before },
  ]),
  { name: 'empty-es-light', ...wide, options: optionsFor('es', 'light', desk), before: openDesk('Examen 2') },
  ...writingLooks.flatMap(({ name, options, go }): Look[] => [
    { name: `${name}-es-light`, ...wide, options: optionsFor('es', 'light', options), before: go },
    { name: `${name}-en-dark`, ...narrow, options: optionsFor('en', 'dark', options), before: go },
  ]),
  ...classLooks.flatMap(({ name, go }): Look[] => [
    { name: `${name}-es-light`, ...wide, options: optionsFor('es', 'light', desk), before: go },
    { name: `${name}-en-dark`, ...narrow, options: optionsFor('en', 'dark', desk), before: go },
  ]),
  ...backupLooks.flatMap(({ name, options, go }): Look[] => [
    { name: `${name}-es-light`, ...wide, options: optionsFor('es', 'light', options), before: go },
    { name: `${name}-en-dark`, ...narrow, options: optionsFor('en', 'dark', options), before: go },
  ]),
  ...comfortParts.flatMap(({ name, options, before }): Look[] => [
    { name: `${name}-es-light`, ...wide, options: withLook(options, 'es', 'light'), before },
    { name: `${name}-en-dark`, ...narrow, options: withLook(options, 'en', 'dark'), before },
  ]),
  ...largestParts.map(
    ({ name, options, before }): Look => ({
      name: `largest-${name}`,
      ...smallest,
      options: withLook(options, 'es', 'light'),
      before,
    }),
  ),
  ...databaseParts.flatMap(({ es, en, ...part }): Look[] => [
    { name: `${part.name}-es-light`, ...wide, options: optionsFor('es', 'light', part.options), before: es },
    { name: `${part.name}-en-dark`, ...narrow, options: optionsFor('en', 'dark', part.options), before: en },
  ]),
];

function connectLooks(): Look[] {
  return Object.entries(connectStates).flatMap(([name, { options, before }]): Look[] => [
    { name: `${name}-es-light`, ...wide, options: optionsFor('es', 'light', options), before },
    { name: `${name}-en-dark`, ...narrow, options: optionsFor('en', 'dark', options), before },
  ]);
}

async function take(browser: Browser, address: string, look: Look): Promise<void> {
  const page = await browser.newPage({
    viewport: { width: look.width, height: look.height },
    deviceScaleFactor: look.scale ?? 1,
  });
  page.on('console', (message) => message.type() === 'error' && console.log(look.name, message.text()));
  page.on('pageerror', (error) => console.log(look.name, error));
  await page.addInitScript(
    (options) => Object.assign(window, { previewOptions: options }),
    look.options as object,
  );
  await page.route('**/media/**', async (route) => {
    if (route.request().url().includes('imagen_2')) return route.fulfill({ status: 415 });
    return route.fulfill({ contentType: 'image/png', body: await drawing() });
  });
  await page.goto(address);
  const settled = () => page.locator('html[data-settled="true"]').waitFor();
  await settled();
  if (look.before !== undefined) await look.before(page);
  await settled();
  await page.waitForTimeout(200);
  await page.screenshot({ path: join(folder, `${look.name}.png`) });
  await page.close();
}

function drawing(): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="1200"><rect width="900" height="1200" fill="#f4f2ea"/>
    <path d="M60 1000h780M120 1100V120M120 900C300 880 380 500 450 420S700 260 820 140" fill="none" stroke="#334" stroke-width="6"/></svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

await mkdir(folder, { recursive: true });
await build({ configFile: config, logLevel: 'error' });
const server = await preview({
  configFile: config,
  preview: { port: 0, host: '127.0.0.1' },
  logLevel: 'error',
});
const browser = await chromium.launch({
  executablePath: findChromium() ?? '',
  args: ['--no-sandbox', '--disable-gpu'],
});
const wanted = process.argv.slice(2);
const address = server.resolvedUrls?.local[0] ?? '';
for (const look of looks) {
  if (wanted.length === 0 || wanted.includes(look.name)) await take(browser, address, look);
}
await browser.close();
await server.close();
