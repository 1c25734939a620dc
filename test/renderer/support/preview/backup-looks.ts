import type { Page } from '@playwright/test';
import { fakeBackup, fakeBesideJob, fakeInspected, fakeJob, fakeOverview } from '../fake-backups.ts';
import type { FakeBridgeOptions } from '../fake-bridge.ts';
import { fakeStatus } from '../fake-status.ts';

// The backups' screen at rest, at work and in trouble, and each of its questions.

interface BackupLook {
  name: string;
  options: FakeBridgeOptions;
  go(page: Page): Promise<void>;
}

const admin: FakeBridgeOptions = {
  status: {
    ...fakeStatus,
    wire: fakeStatus.wire && {
      ...fakeStatus.wire,
      rights: fakeStatus.wire.rights && { ...fakeStatus.wire.rights, kind: 'admin', createsDatabases: true },
    },
  },
};

const troubled = {
  ...fakeOverview,
  backups: [
    fakeBackup(0, {
      level: 'read-back',
      drill: { outcome: 'not-possible', reason: 'extension-missing', facts: { extension: 'postgis' } },
      notCovered: [{ kind: 'aggregates', count: 2, names: ['media', 'moda'] }],
    }),
    fakeBackup(1, { level: 'written', drill: { outcome: 'failed', message: 'x' } }),
    fakeBackup(3, { state: 'file-missing' }),
    fakeBackup(12, { scope: { kind: 'course' }, withoutPasswords: true }),
  ],
  untrusted: ['calculo-i-2026-11-18-073000.sql.gz.tiza.json'],
  lastFailure: {
    at: '2026-11-21T12:31:00Z',
    error: {
      code: 'disk-full' as const,
      message: '',
      retryable: false,
      details: { reason: 'backup-no-space', folder: '/home/ana/Documentos/Tiza', needed: 640, free: 112 },
      reference: 'k7m2qd9x',
    },
  },
};

const teacher = {
  ...fakeOverview,
  backups: [],
  missing: ['usuarios', 'feedback_id_seq'].map((name) => ({
    action: 'back-up',
    privilege: 'select' as const,
    object: `public.${name}`,
    columns: [],
    statement: `GRANT SELECT ON TABLE "public"."${name}" TO "ana";`,
  })),
};

const fresh = {
  ...fakeOverview,
  backups: [],
  passphraseKnown: false,
  expiresInDays: null,
  choices: { ...fakeOverview.choices, expiresOn: null, schedule: 'off' as const },
};

const withOld = { ...fakeOverview, old: 1 };
const unlocked = { ...fakeOverview, passphraseKnown: false };
const half = { step: 'backup' as const, targetId: 'calculo-2', file: null };
const outside = { kind: 'picked' as const, token: 'f0' };
const locked = { ...fakeInspected, open: false, kind: null, tables: [], course: null, source: null };
const failed = {
  ...fakeJob,
  kind: 'prove' as const,
  state: 'failed' as const,
  progress: null,
  error: {
    code: 'backup-damaged' as const,
    message: '',
    retryable: false,
    details: { reason: 'backup-altered', megabytes: 31.4 },
    reference: 'k7m2qd9x',
  },
};

const open = async (page: Page) => {
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^(Copias de seguridad|Backups)$/ })
    .click();
  await page.getByRole('main').getByRole('heading').waitFor();
};

const ask = (button: RegExp) => async (page: Page) => {
  await open(page);
  await page.getByRole('main').getByRole('button', { name: button }).last().click();
  await page.getByRole('dialog').waitFor();
};

/** Chosen, looked into, and asked what it would mean over the course itself. */
async function replace(page: Page): Promise<void> {
  await open(page);
  await page
    .getByRole('button', { name: /^(Restaurar…|Restore…)$/ })
    .first()
    .click();
  await page.getByRole('radio').last().click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Ver qué|See what/ })
    .click();
  await page.getByRole('dialog').getByRole('table').waitFor();
}

/** Where it could go, with what the file says of itself above. */
async function target(page: Page): Promise<void> {
  await open(page);
  await page
    .getByRole('button', { name: /^(Restaurar…|Restore…)$/ })
    .first()
    .click();
  await page.getByRole('dialog').getByRole('radio').first().waitFor();
}

/** Some of its tables, beside the live ones. */
async function beside(page: Page): Promise<void> {
  await target(page);
  await page.getByRole('dialog').locator('input[value="beside"]').click();
  await page.getByRole('dialog').getByRole('checkbox').nth(1).click();
}

async function old(page: Page): Promise<void> {
  await open(page);
  await page
    .getByRole('main')
    .getByRole('button', { name: /antiguas|old ones/ })
    .first()
    .click();
  await page.getByRole('dialog').waitFor();
}

async function resume(page: Page): Promise<void> {
  await open(page);
  await page
    .getByRole('main')
    .getByRole('button', { name: /^(Seguir con ella|Go on with it)$/ })
    .click();
  await page.getByRole('dialog').waitFor();
}

const shown = async (page: Page) => page.getByRole('dialog').waitFor();

export const backupLooks: BackupLook[] = [
  { name: 'backups', options: { ...admin, backups: { job: fakeJob } }, go: open },
  { name: 'backups-troubled', options: { ...admin, backups: { overview: troubled } }, go: open },
  { name: 'backups-none', options: { ...admin, backups: { overview: fresh } }, go: open },
  { name: 'backups-teacher', options: { status: fakeStatus, backups: { overview: teacher } }, go: open },
  {
    name: 'backups-start',
    options: { ...admin, backups: { overview: fresh } },
    go: ask(/Hacer una copia|Back up now/),
  },
  { name: 'backups-keeping', options: admin, go: ask(/^(Cambiar…|Change…)$/) },
  { name: 'backups-restore', options: admin, go: ask(/^(Restaurar…|Restore…)$/) },
  { name: 'backups-target', options: admin, go: target },
  { name: 'backups-replace', options: admin, go: replace },
  {
    name: 'backups-locked-replace',
    options: { ...admin, backups: { overview: { ...fakeOverview, passphraseKnown: false } } },
    go: replace,
  },
  { name: 'backups-beside', options: admin, go: beside },
  { name: 'backups-beside-done', options: { ...admin, backups: { job: fakeBesideJob } }, go: open },
  { name: 'backups-old', options: { ...admin, backups: { overview: withOld } }, go: old },
  {
    name: 'backups-arrived',
    options: { status: { link: 'none' }, backups: { arrived: outside } },
    go: shown,
  },
  {
    name: 'backups-arrived-locked',
    options: { ...admin, backups: { arrived: outside, inspected: locked } },
    go: shown,
  },
  {
    name: 'backups-move-encrypted',
    options: { ...admin, backups: { overview: unlocked, move: half } },
    go: resume,
  },
  { name: 'backups-failed', options: { ...admin, backups: { job: failed } }, go: open },
  { name: 'backups-move', options: admin, go: ask(/Mudar|Move/) },
];
