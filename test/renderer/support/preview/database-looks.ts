import type { Page } from '@playwright/test';
import type { FakeBridgeOptions } from '../fake-bridge.ts';
import * as fake from '../fake-care-data.ts';
import { fakeStatus } from '../fake-status.ts';

// Every part of the database screen, as its admin sees it.

interface DatabasePart {
  name: string;
  options: FakeBridgeOptions;
  es(page: Page): Promise<void>;
  en(page: Page): Promise<void>;
}

const admin: FakeBridgeOptions = {
  status: {
    ...fakeStatus,
    wire: fakeStatus.wire && {
      ...fakeStatus.wire,
      rights: fakeStatus.wire.rights && { ...fakeStatus.wire.rights, kind: 'admin' },
    },
  },
};
const prepared = {
  ...admin,
  care: { schema: { state: 'current', mode: 'full', mayApply: true } as const },
};
const tampered = {
  ...admin,
  care: {
    schema: {
      state: 'tampered',
      mode: 'read-only',
      mayApply: true,
      problem: { reason: 'migration-edited', subject: '0002_feedback' },
    } as const,
  },
};
const unprepared = { status: fakeStatus, care: { schema: { ...fake.schema, mayApply: false } } };
const building = { ...prepared, care: { ...prepared.care, progress: fake.building } };

async function open(page: Page, section: string): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^(Base de datos|Database)$/ })
    .click();
  await page.getByRole('tab', { name: new RegExp(`^${section}`) }).click();
}

/** A teacher is typed in and the plan asked for. */
async function plan(page: Page, [section, name, button]: [string, string, string]): Promise<void> {
  await open(page, section);
  await page.getByLabel(name).fill('Luis Ospina Gil');
  await page.getByRole('button', { name: button }).click();
}

async function agree(page: Page, words: [string, string, string], button: string): Promise<void> {
  await plan(page, words);
  await page.getByRole('dialog').getByRole('button', { name: button }).click();
}

const part = (name: string, options: FakeBridgeOptions, es: string, en: string): DatabasePart => ({
  name: `database-${name}`,
  options,
  es: (page) => open(page, es),
  en: (page) => open(page, en),
});
const esPlan: [string, string, string] = ['Profesorado', 'Nombre y apellido', 'Ver el plan'];
const enPlan: [string, string, string] = ['Teachers', 'First and last name', 'Show the plan'];

export const databaseParts: readonly DatabasePart[] = [
  part('course', admin, 'Preparar', 'Prepare'),
  part('prepared', prepared, 'Preparar', 'Prepare'),
  part('tampered', tampered, 'Preparar', 'Prepare'),
  part('teacher', unprepared, 'Preparar', 'Prepare'),
  part('teachers', prepared, 'Profesorado', 'Teachers'),
  {
    name: 'database-plan',
    options: prepared,
    es: (page) => plan(page, esPlan),
    en: (page) => plan(page, enPlan),
  },
  {
    name: 'database-created',
    options: prepared,
    es: (page) => agree(page, esPlan, 'Crear usuarios y permisos'),
    en: (page) => agree(page, enPlan, 'Create logins and rights'),
  },
  part('speed', prepared, 'Velocidad', 'Speed'),
  part('building', building, 'Velocidad', 'Speed'),
  part('passwords', prepared, 'Contraseñas', 'Passwords'),
  part('names', prepared, 'Nombres', 'Names'),
];
