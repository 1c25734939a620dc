import { readFileSync } from 'node:fs';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import type helpTexts from '../../renderer/i18n/es/help.json';
import type { resources } from '../../renderer/i18n/resources.ts';

// The guide in docs/guide, done instead of read: what its sections say is what these steps do, in either language.

export type GuideLanguage = 'es' | 'en';
export type GuideTexts = (typeof resources)['es'] & { help: typeof helpTexts };

export interface Walk {
  app: ElectronApplication;
  page: Page;
  t: GuideTexts;
  /** A folder for what is chosen in the system's dialog. */
  folder: string;
}

export interface Step<Where extends Walk = Walk> {
  /** The number its section of the guide begins with. */
  section: number;
  go(walk: Where): Promise<void>;
  picture?: Picture;
}

export interface Picture {
  /** Its file in docs/guide/images/<language>. */
  name: string;
  /** The whole window unless told otherwise. */
  of?(page: Page): Locator;
}

const namespaces = ['backups', 'care', 'connect', 'database', 'desk', 'feedback', 'help', 'outbox', 'paste'];
const more = ['queue', 'undo', 'welcome'];

/** As the window says it. Read and not imported: this runs in Node, which asks each import what it is. */
export function textsIn(language: GuideLanguage): GuideTexts {
  const read = (name: string) =>
    JSON.parse(
      readFileSync(new URL(`../../renderer/i18n/${language}/${name}.json`, import.meta.url), 'utf8'),
    );
  return Object.fromEntries([...namespaces, ...more].map((name) => [name, read(name)])) as GuideTexts;
}

/** What the texts leave to be filled in, as a pattern that takes anything. */
export function saying(text: string): RegExp {
  const literal = text.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  return new RegExp(literal.replace(/\{\{\w+\}\}/g, '.+'));
}

export function button(page: Page, name: string): Locator {
  return page.getByRole('button', { name, exact: true });
}
