import type { Page } from '@playwright/test';
import type { FakeBridgeOptions } from '../fake-bridge.ts';
import { fakeStatus } from '../fake-status.ts';
import { failedTests, passedTest, someProfiles, understood } from '../fake-tests.ts';

// The states of connecting, each with how to get there.

interface State {
  options: FakeBridgeOptions;
  before: (page: Page) => Promise<void>;
}

const doubtful = {
  ...understood,
  kind: 'url',
  ignored: [
    { name: 'pool_timeout', why: 'decided-here' },
    { name: 'wat', why: 'unknown' },
  ],
  warnings: [
    { key: 'several-hosts', field: 'host', facts: { taken: 'db.example.edu', count: '2' } },
    { key: 'root-certificate-not-read', field: 'rootCertificate', facts: { path: '/etc/ssl/ca.pem' } },
    { key: 'plus-literal', field: 'password' },
  ],
  masked:
    'postgres://calculo_app:••••••••@db.example.edu,two.example.edu/calculo_i?sslrootcert=/etc/ssl/ca.pem',
} as const;

const notUnderstood = {
  kind: null,
  fields: {},
  ignored: [],
  warnings: [],
  errors: [{ key: 'other-database', at: 0, facts: { name: 'MySQL' } }],
  masked: 'mysql://ana:••••••••@db.example.edu/calculo',
} as const;

const sheet = async (page: Page) => {
  await page.getByRole('button', { name: /^(Conectar con un curso|Connect to a course)/ }).click();
  await page.locator('form textarea').first().waitFor();
};

const paste = async (page: Page) => {
  await sheet(page);
  await page
    .locator('form textarea')
    .first()
    .evaluate((field) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'postgres://…');
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
};

const test = async (page: Page) => {
  await paste(page);
  await page.getByRole('button', { name: /^(Probar la conexión|Test the connection)$/ }).click();
  await page.waitForTimeout(300);
  await page.locator('footer button').last().scrollIntoViewIfNeeded();
};

const tested = (outcome: FakeBridgeOptions['connect']) => ({ connect: { pasted: understood, ...outcome } });
const { course, wire } = fakeStatus;
const lost = {
  ...fakeStatus,
  link: 'lost' as const,
  ...(wire && {
    wire: {
      ...wire,
      link: 'lost' as const,
      problem: { reason: 'server-stopping', retryable: true, details: {} },
      retryAt: Date.now() + 60_000,
    },
  }),
};
const statement = 'GRANT INSERT (email, actividad, comentario) ON "public"."feedback" TO "ana.torres";';
const missing = {
  action: 'comment',
  privilege: 'insert' as const,
  object: 'public.feedback',
  columns: ['email', 'actividad', 'comentario'],
  statement,
};
const reader = {
  ...fakeStatus,
  ...(course && { course: { ...course, readOnly: true } }),
  ...(wire?.rights && {
    wire: {
      ...wire,
      rights: {
        ...wire.rights,
        kind: 'reader' as const,
        actions: {
          read: { allowed: true, missing: [] },
          comment: { allowed: false, missing: [missing] },
          'edit-comment': { allowed: false, missing: [] },
          'remove-comment': { allowed: false, missing: [] },
        },
      },
    },
  }),
};

export const connectStates: Record<string, State> = {
  'sheet-empty': {
    options: { connect: { clipboard: { masked: understood.masked, text: '' } } },
    before: sheet,
  },
  'sheet-understood': { options: { connect: { pasted: understood } }, before: paste },
  'sheet-warnings': { options: { connect: { pasted: doubtful as never } }, before: paste },
  'sheet-error': { options: { connect: { pasted: notUnderstood as never } }, before: paste },
  'test-running': { options: tested({ stopAfter: 3 }), before: test },
  'test-passed': { options: tested({ tests: [passedTest] }), before: test },
  'test-failed': { options: tested({ tests: [failedTests.unknownHost] }), before: test },
  'test-password': { options: tested({ tests: [failedTests.wrongPassword] }), before: test },
  'test-clear': { options: tested({ tests: [failedTests.clearPassword] }), before: test },
  certificate: { options: tested({ tests: [failedTests.untrusted] }), before: test },
  'certificate-changed': { options: tested({ tests: [failedTests.changed] }), before: test },
  courses: { options: { connect: { profiles: someProfiles } }, before: async () => undefined },
  'courses-problem': {
    options: {
      connect: { profiles: someProfiles },
      status: {
        link: 'none',
        failed: someProfiles[0]?.id,
        problem: {
          code: 'unreachable',
          message: '',
          retryable: true,
          details: { reason: 'port-refused', host: 'db.example.edu', port: 5432 },
          reference: 'k7m2qd9x',
        },
      },
    },
    before: async () => undefined,
  },
  'password-asked': {
    options: {
      connect: {
        profiles: someProfiles,
        withPassword: [],
        store: { where: 'session-only', reason: 'no-service' },
      },
    },
    before: async (page) => {
      await page.getByRole('listitem').first().getByRole('button').first().click();
    },
  },
  removal: {
    options: { connect: { profiles: someProfiles } },
    before: async (page) => {
      await page.getByRole('listitem').first().getByRole('button').last().click();
    },
  },
  switcher: {
    options: { status: fakeStatus, connect: { profiles: someProfiles } },
    before: async (page) => {
      await page.getByRole('banner').getByRole('button').click();
    },
  },
  lost: { options: { status: lost }, before: async () => undefined },
  rights: {
    options: { status: reader },
    before: async (page) => {
      await page.getByRole('contentinfo').getByRole('button').last().click();
    },
  },
};
