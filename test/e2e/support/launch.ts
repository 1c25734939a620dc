import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { enforceTags } from './electron-only.ts';
import { keepTrace, startTrace } from './traces.ts';
import { createUserData, removeUserData } from './user-data.ts';

export interface LaneOptions {
  /** Which Electron the app runs on: the real one, or the one that plays it in tests. */
  lane: 'electron' | 'stand-in';
}

export interface LaunchOptions {
  /** The app's folder; Tiza itself unless told otherwise. */
  app?: string;
  /** Kept from an earlier launch, to see what the app finds again. */
  userData?: string;
  args?: string[];
  env?: Record<string, string>;
  /** Starts the lane's own executable in its turn, under other conditions. */
  executable?: string;
  /** The language of the machine. */
  language?: 'es' | 'en';
}

export interface Launched {
  app: ElectronApplication;
  page: Page;
  userData: string;
  /** Playwright forgets it once the app has ended. */
  process: ChildProcess;
}

export interface Fixtures {
  /** Starts the app, as often as a test needs; everything is ended and removed after the test. */
  launch(options?: LaunchOptions): Promise<Launched>;
  electronOnly: undefined;
}

export const root = process.cwd();
export const standIn = join(
  root,
  'test/support/electron',
  process.platform === 'win32' ? 'electron.cmd' : 'electron',
);

export const test = base.extend<Fixtures, LaneOptions>({
  lane: ['stand-in', { option: true, scope: 'worker' }],
  electronOnly: [enforceTags, { auto: true }],
  launch: async ({ lane }, use, testInfo) => {
    const running: Launched[] = [];
    await use(async (options = {}) => {
      const launched = await start(lane, options);
      running.push(launched);
      await startTrace(launched.app);
      return launched;
    });
    await Promise.all(running.map(({ app }, index) => keepTrace(app, testInfo, index)));
    await Promise.all(running.map(stop));
    // Two runs may have shared one.
    for (const folder of new Set(running.map(({ userData }) => userData))) removeUserData(folder);
  },
});

export { expect } from '@playwright/test';

export async function start(lane: LaneOptions['lane'], options: LaunchOptions): Promise<Launched> {
  const { app: folder = root, args = [], env = {}, language = 'es' } = options;
  const userData = options.userData ?? createUserData();
  const executablePath = options.executable ?? (lane === 'stand-in' ? standIn : undefined);
  try {
    const app = await _electron.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [folder, `--user-data-dir=${userData}`, `--lang=${language}`, ...args],
      env: { ...inherited(), STAND_IN_LAUNCHER: String(process.pid), LANGUAGE: language, ...env },
      cwd: root,
      artifactsDir: join(root, 'out/test/e2e/.running'),
      // The app decides how it looks, not Playwright.
      colorScheme: null,
      timeout: 20_000,
    });
    return { app, userData, process: app.process(), page: await firstPage(app) };
  } catch (error) {
    if (options.userData === undefined) removeUserData(userData);
    throw error;
  }
}

/** The window shows its first page, or the app’s last words tell why it does not. */
async function firstPage(app: ElectronApplication): Promise<Page> {
  let said = '';
  app.process().stderr?.on('data', (chunk) => {
    said += chunk;
  });
  try {
    const page = await app.firstWindow();
    // The window is there a moment before it goes to its first address.
    await page.waitForURL((url) => url.protocol !== 'about:');
    return page;
  } catch (error) {
    await app.close().catch(() => undefined);
    throw new Error(`The app opened no window. It said:\n${said}`, { cause: error });
  }
}

export async function end(launched: Launched): Promise<void> {
  await stop(launched);
  removeUserData(launched.userData);
}

/** Also when a test left it in a state in which it refuses to quit. */
async function stop({ app, process }: Launched): Promise<void> {
  const timer = setTimeout(() => process.kill('SIGKILL'), 10_000);
  await app.close().catch(() => undefined);
  clearTimeout(timer);
}

function inherited(): Record<string, string> {
  const entries = Object.entries(process.env);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
