import type { ConnectionTest, TestStep } from '#contract/connection-wire';
import { type PasswordStore, type Pasted, type Profile, profile } from '#contract/connections';
import type { Bridge } from '#contract/contract';
import type { Answer } from './fake-bridge.ts';
import { passedTest } from './fake-tests.ts';

export interface FakeConnectOptions {
  profiles?: Profile[];
  withPassword?: string[];
  store?: PasswordStore;
  /** What every pasted text is understood as, or how it is read. */
  pasted?: Pasted | ((text: string) => Pasted);
  clipboard?: { masked: string; text: string };
  /** How a test ends; a list: one after the other, the last for good. */
  tests?: ConnectionTest[];
  /** Every test stops after telling this many steps, and goes on only when it is cancelled. */
  stopAfter?: number;
}

interface FakeConnectDeps {
  answer: Answer;
  tellStep(step: TestStep): void;
}

const notUnderstood = (text: string): Pasted => ({
  kind: null,
  fields: {},
  ignored: [],
  warnings: [],
  errors: [{ key: text === '' ? 'empty' : 'not-recognised', at: 0 }],
  masked: text,
});

/** A person with no course yet, on a computer whose clipboard holds nothing of use, unless told otherwise. */
export function createFakeConnect(
  deps: FakeConnectDeps,
  options: FakeConnectOptions = {},
): Bridge['connect'] {
  const { answer, tellStep } = deps;
  const { pasted = notUnderstood, tests = [passedTest], store = { where: 'keychain' } } = options;
  let profiles = options.profiles ?? [];
  let tested = 0;
  let cancel: () => void = () => undefined;

  async function runTest(): Promise<ConnectionTest> {
    const outcome = tests[Math.min(tested, tests.length - 1)] ?? passedTest;
    tested += 1;
    for (const [index, step] of outcome.steps.entries()) {
      if (step.state === 'skipped') continue;
      tellStep({ name: step.name, state: 'running', ms: null, problem: null });
      if (index === options.stopAfter) {
        await new Promise<void>((stop) => {
          cancel = stop;
        });
        return cancelled(outcome, index);
      }
      tellStep(step);
    }
    return outcome;
  }
  const test = answer('connect.test', (_draft: unknown) => null);

  return {
    readPasted: answer('connect.readPasted', (text) =>
      typeof pasted === 'function' ? pasted(text) : pasted,
    ),
    clipboardOffer: answer('connect.clipboardOffer', () =>
      options.clipboard ? { masked: options.clipboard.masked } : null,
    ),
    takeClipboard: answer('connect.takeClipboard', () =>
      options.clipboard ? { text: options.clipboard.text } : null,
    ),
    profiles: answer('connect.profiles', () => ({
      profiles,
      store,
      withPassword: options.withPassword ?? profiles.map(({ id }) => id),
    })),
    save: answer('connect.save', ({ id = 'fake-profile', fields }) => {
      const saved = profile.parse({ ...fields, id });
      profiles = [saved, ...profiles.filter((one) => one.id !== id)];
      return saved;
    }),
    remove: answer('connect.remove', ({ id }) => {
      profiles = profiles.filter((one) => one.id !== id);
      return null;
    }),
    exportTo: answer('connect.exportTo', () => ({ path: '/home/ana/tiza-courses.json' })),
    importFrom: answer('connect.importFrom', () => ({
      added: [],
      known: profiles.map(({ name }) => name),
      damaged: 0,
    })),
    async test(draft) {
      const asked = await test(draft);
      return asked.ok ? { ok: true, value: await runTest() } : asked;
    },
    cancelTest: answer('connect.cancelTest', () => {
      cancel();
      return null;
    }),
  };
}

function cancelled(outcome: ConnectionTest, at: number): ConnectionTest {
  const problem = { reason: 'cancelled', retryable: false, details: {} };
  const steps = outcome.steps.map((step, index): TestStep => {
    if (index < at) return step;
    return index === at
      ? { ...step, state: 'failed', problem }
      : { ...step, state: 'skipped', ms: null, problem: null };
  });
  return { ok: false, steps, tls: null, server: null, platform: null, problem };
}
