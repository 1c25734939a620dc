import type { Page } from '@playwright/test';
import type { KeptDraft } from '#contract/journal-drafts';
import type { OutboxItem } from '#contract/journal-outbox';
import type { FakeBridgeOptions } from '../fake-bridge.ts';
import { fakeStatus } from '../fake-status.ts';
import { itemLike } from '../item-like.ts';

interface WritingLook {
  name: string;
  options: FakeBridgeOptions;
  go: (page: Page) => Promise<void>;
}

const open = async (page: Page) => {
  await page.getByRole('button', { name: /^Foro 3/ }).click();
  await page.locator('[role=option][aria-selected=true]').first().waitFor();
};
const typed = (text: string) => async (page: Page) => {
  await open(page);
  await page.keyboard.press('c');
  await page.keyboard.insertText(text);
  await page.waitForTimeout(500);
};
const comment =
  'Muy buen manejo de los límites laterales, Nicolás. En la tabla te faltó la última fila: prueba con x = 2.5.\n\n¿Qué pasaría si definimos $f(2) = \\frac{8}{2}$?';

const about = (id: string, studentName: string, activity = 'foro3') => ({
  ref: { activity, id },
  submittedAt: null,
  activity,
  student: `${studentName.split(' ')[0]?.toLowerCase()}@uni.example`,
  studentName,
});
const drafts: KeptDraft[] = [
  ['167', 'Nicolás Arango', 'Muy bien, {nombre}. Te falta comparar los límites laterales.'],
  [
    '166',
    'Valentina Ríos Cárdenas',
    'Revisa el signo en el segundo paso:\nla factorización es (x − 2)(x + 2).',
  ],
  ['164', 'Mateo Quintero', 'Buen comienzo.'],
].map(([id = '', name = '', text = '']) => ({
  key: `foro3/${id}`,
  text,
  about: { ...about(id, name), editing: null, seen: id === '166' ? [] : ['1'] },
  changedAt: '2026-11-20T19:42:00.000Z',
  discardedAt: null,
}));

const base = {
  id: '17',
  version: '1',
  text: 'Cuida la notación de funciones compuestas.',
  author: 'ana.torres',
};
const items: OutboxItem[] = [
  itemLike({
    ...about('150', 'Juan Camilo Ospina'),
    id: 'a0000000-0000-4000-8000-000000000001',
    kind: 'edit',
    base,
    text: 'Cuida la notación de las funciones compuestas; mira el ejemplo 3.',
    state: 'conflict',
    waitsFor: null,
    conflict: {
      outcome: 'conflict',
      kind: 'changed',
      base,
      theirs: {
        ...base,
        text: 'Cuida la notación de funciones compuestas y de las inversas.',
        author: 'luis.gil',
        writtenAt: '2026-11-21 09:12:00.000',
      },
    },
  }),
  itemLike({
    ...about('151', 'María José Peña'),
    id: 'a0000000-0000-4000-8000-000000000002',
    text: 'Excelente tabla de valores.',
    waitsFor: 'not-connected',
  }),
  itemLike({
    ...about('152', 'Luisa Fernanda Mora'),
    id: 'a0000000-0000-4000-8000-000000000003',
    text: 'Falta justificar el paso al límite.',
    state: 'unknown',
    waitsFor: null,
  }),
  itemLike({
    ...about('153', 'Santiago Herrera'),
    id: 'a0000000-0000-4000-8000-000000000004',
    text: 'Muy bien.',
    state: 'confirmed',
    waitsFor: null,
    confirmedAt: '2026-11-21T09:31:00.000Z',
    confirmed: { id: '900', version: '1', writtenAt: '2026-11-21 09:31:00.000' },
    undo: 'withdraw',
  }),
];

const mine = { facilities: { author: 'ana.torres' } };
const desk: FakeBridgeOptions = { status: fakeStatus, feedback: mine };

export const writingLooks: WritingLook[] = [
  {
    name: 'writing',
    options: { ...desk, feedback: { ...mine, present: [{ author: 'Luis Gil', doing: 'writing' }] } },
    go: typed(comment),
  },
  {
    name: 'written',
    options: { ...desk, journal: { offline: true } },
    async go(page) {
      await typed(comment)(page);
      await page.keyboard.press('Control+Enter');
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'pending',
    options: { ...desk, journal: { offline: true } },
    async go(page) {
      await typed('Muy bien razonado.')(page);
      await page.keyboard.press('Control+Enter');
      await page.waitForTimeout(300);
      await page.keyboard.press('k');
    },
  },
  {
    name: 'outbox',
    options: { ...desk, journal: { items } },
    async go(page) {
      await open(page);
      await page.getByRole('button', { name: /(por decidir|to decide)/ }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'conflict',
    options: { ...desk, journal: { items } },
    async go(page) {
      await open(page);
      await page.getByRole('button', { name: /(por decidir|to decide)/ }).click();
      await page.getByRole('button', { name: /^(Decidir|Decide)/ }).click();
      await page
        .locator('[role=dialog] textarea')
        .fill('Cuida la notación de las compuestas y de las inversas.');
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'drafts',
    options: { ...desk, journal: { drafts } },
    async go(page) {
      await open(page);
      await page.locator('footer button').first().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'bank',
    options: desk,
    async go(page) {
      await open(page);
      await page
        .locator('aside button[title]')
        .filter({ has: page.locator('svg') })
        .first()
        .waitFor();
      await page.getByRole('button', { name: /(ordenar el banco|arrange the bank)/ }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'bank-search',
    options: desk,
    async go(page) {
      await typed('Hola')(page);
      await page.keyboard.press('Control+Space');
      await page.keyboard.insertText('limite');
    },
  },
  {
    name: 'many',
    options: { ...desk, journal: { drafts } },
    async go(page) {
      await open(page);
      await page
        .getByRole('button', { name: /^3 (borradores|drafts)$/ })
        .first()
        .click();
      await page.getByRole('checkbox').first().waitFor();
    },
  },
  {
    name: 'picked',
    options: desk,
    async go(page) {
      await pickSome(page);
      await page.getByRole('listbox').first().focus();
    },
  },
  {
    name: 'many-picked',
    options: { ...desk, journal: { drafts } },
    async go(page) {
      await pickSome(page);
      await page.getByRole('button', { name: /^(Publicar a varias|Publish to several)/ }).click();
      await page
        .locator('main')
        .getByText(/^(El mismo texto|The same text)/)
        .click();
      await page.locator('main textarea').fill('Muy bien, {nombre}. Mira el ejemplo 3.');
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'reword',
    options: desk,
    async go(page) {
      await open(page);
      await page
        .getByRole('button', { name: /^(Editar|Edit)$/ })
        .first()
        .click();
      await page.locator('aside li textarea').fill('Cuida la notación.');
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'exchange',
    options: desk,
    async go(page) {
      await open(page);
      await page.keyboard.press('Control+k');
      await page.keyboard.insertText('PDF');
      await page.waitForTimeout(200);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await page.getByRole('dialog').getByText('PDF', { exact: true }).click();
    },
  },
];

async function pickSome(page: Page): Promise<void> {
  await open(page);
  await page.getByRole('listbox').first().focus();
  for (let row = 0; row < 3; row += 1) await page.keyboard.press('Shift+ArrowDown');
}
