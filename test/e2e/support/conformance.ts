import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { test as base, end, expect, type Launched, root, start } from './launch.ts';

export const conformanceApp = join(root, 'test/support/conformance-app');

/** What the app's preload hands over; how its values arrive is what the specs are about. */
interface ConformanceBridge {
  invoke(channel: string, ...values: unknown[]): Promise<unknown>;
  send(channel: string, ...values: unknown[]): void;
  listen(): void;
  unlisten(): void;
  heard(): unknown[][];
  seesPage(): string;
  sameDocument(): string;
  exposeAgain(): string;
  point: { x: number; method?: () => number };
  nested: { list: [number, { two: number }]; when: Date };
  boom(): never;
  reject(): Promise<never>;
  callBack<Result>(callback: (value: { from: string; list: number[] }) => Result): Result;
  remember(value: unknown): void;
  remembered(): boolean;
  kinds(value: object): string[];
  node(): string[];
  requireFs(): string;
}

declare global {
  interface Window {
    bridge: ConformanceBridge;
  }
  var diary: { events: string[]; keepOpen: boolean; keepRunning: boolean; deny: boolean };
}

interface Shared {
  /** One running app for all tests that leave it as they found it. */
  shared: Launched;
}

export const test = base.extend<object, Shared>({
  shared: [
    async ({ lane }, use) => {
      const launched = await start(lane, { app: conformanceApp });
      await use(launched);
      await end(launched);
    },
    { scope: 'worker' },
  ],
});

/** What the app wrote into its diary so far. */
export function eventsOf(app: ElectronApplication): Promise<string[]> {
  return app.evaluate(() => globalThis.diary.events);
}

export async function expectEvent(app: ElectronApplication, event: string): Promise<void> {
  await expect.poll(() => eventsOf(app)).toContain(event);
}

/** What the app wrote to its output when it ended. */
export async function lastDiary(app: ElectronApplication): Promise<string[]> {
  const child = app.process();
  let output = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  await new Promise((resolve) => child.once('close', resolve));
  const line = output.split('\n').find((text) => text.startsWith('diary:'));
  return JSON.parse(line?.slice('diary:'.length) ?? 'null');
}

export async function fetchText(page: Page, path: string, init?: RequestInit): Promise<string> {
  return page.evaluate(async ([path, init]) => (await fetch(path, init)).text(), [path, init] as const);
}

export { expect } from './launch.ts';
