import type { Page } from '@playwright/test';
import type { FakeBridgeOptions } from '../fake-bridge.ts';
import { fakeStatus } from '../fake-status.ts';

interface ComfortPart {
  name: string;
  options: FakeBridgeOptions;
  before: (page: Page) => Promise<void>;
}

const desk = { status: fakeStatus };
const listed = (page: Page) => page.getByRole('listbox').waitFor();

async function press(page: Page, ...keys: string[]): Promise<void> {
  await listed(page);
  for (const key of keys) await page.keyboard.press(key);
}

/** What lies over the desk, and the desk narrowed, with large text. */
export const comfortParts: ComfortPart[] = [
  {
    name: 'keys-help',
    options: desk,
    async before(page) {
      await press(page, 'F1');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'keys-paper',
    options: desk,
    async before(page) {
      await press(page, 'F1');
      await page.getByRole('dialog').waitFor();
      await page.emulateMedia({ media: 'print' });
    },
  },
  {
    name: 'keys-sheet',
    options: {
      ...desk,
      info: {
        preferences: { keys: { preset: 'tiza', letters: true, own: { 'toggle-names': ['Mod+h'] } } },
      },
    },
    async before(page) {
      await press(page, 'F1');
      await page.getByRole('button', { name: /Cambiar las teclas|Change the keys/ }).click();
      await page.locator('[data-command=next]').click();
      await page.keyboard.press('k');
    },
  },
  { name: 'palette', options: desk, before: (page) => press(page, 'Control+k') },
  {
    name: 'palette-found',
    options: desk,
    async before(page) {
      await press(page, 'Control+k');
      await page.keyboard.type('la');
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'filters',
    options: {
      ...desk,
      desk: {
        activity: 'foro3',
        chip: 'all',
        order: 'newest',
        filters: { late: true, images: false, attempts: 'latest' },
        deadlines: { foro3: '2026-01-20T23:59:00' },
        namesHidden: false,
        places: {},
        tops: {},
        turns: {},
        tolerance: 0.1,
        leftOut: [],
        pseudonyms: [],
      },
    },
    async before(page) {
      await listed(page);
      await page.getByRole('button', { name: /^(Orden y filtros|Order and filters)/ }).click();
    },
  },
  {
    name: 'link-asks',
    options: {
      ...desk,
      link: {
        kind: 'submission',
        ref: { activity: 'foro3', id: '30' },
        course: { id: 'other', name: 'Álgebra lineal · grupo B', kind: 'profile' },
      },
    },
    before: (page) => page.getByRole('dialog').waitFor(),
  },
  { name: 'pane-handle', options: desk, before: (page) => press(page, 'Tab') },
];

const go =
  (...keys: string[]) =>
  (page: Page) =>
    press(page, ...keys);
const viaPalette = (words: string) => async (page: Page) => {
  await press(page, 'Control+k');
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(600);
};

/** As large as text gets in the smallest window there is. */
export const largestParts: ComfortPart[] = [
  { name: 'desk', options: desk, before: listed },
  { name: 'keys', options: desk, before: go('F1') },
  { name: 'welcome', options: {}, before: async () => undefined },
  {
    name: 'connect',
    options: {},
    before: async (page) => {
      await page.getByRole('button', { name: /^Conectar/ }).click();
      await page.getByRole('textbox').first().waitFor();
    },
  },
  { name: 'database', options: desk, before: viaPalette('base de datos') },
  { name: 'backups', options: desk, before: viaPalette('copias de seguridad') },
  { name: 'settings', options: desk, before: viaPalette('ajustes') },
  {
    name: 'grid',
    options: desk,
    before: (page) => press(page, 'g').then(() => page.getByRole('rowheader').first().waitFor()),
  },
  { name: 'questions', options: desk, before: go('q') },
  { name: 'student', options: desk, before: go('s') },
];
