import type { TFunction } from 'i18next';
import type { ErrorDetails } from '#contract/app-error';
import type { ConnectionDraft } from '#contract/connect';
import type { ConnectionTest, TestStep, TestStepName } from '#contract/connection-wire';
import type { Language } from '#contract/language';
import { reasonText, type Translate } from '../errors/error-text.ts';
import { dayOf } from './certificate-text.ts';

export const stepNames = ['dns', 'tcp', 'tls', 'login', 'platform'] as const satisfies TestStepName[];

/** A step as it is shown; `waiting` has not been heard of yet. */
export interface ShownStep {
  name: TestStepName;
  state: TestStep['state'] | 'waiting';
  ms: number | null;
  text: string;
  /** What to try, or what a warning means. */
  next: string | null;
}

interface Words {
  t: TFunction<'connect'>;
  explain: Translate;
  language: Language;
}

type Place = Pick<ConnectionDraft, 'host' | 'port' | 'user'>;

export function shownStep(
  words: Words,
  name: TestStepName,
  step: TestStep | undefined,
  { host, port, user }: Place,
  result: ConnectionTest | null,
): ShownStep {
  const place: ErrorDetails = { host, port, user };
  const { state = 'waiting', ms = null, problem = null } = step ?? {};
  const told = problem === null ? null : reasonText(words.explain, problem.reason, problem.details);
  const plain =
    (state === 'ok' && found(words, name, result)) || words.t(`steps.${stateKey(state)}.${name}`, place);
  return { name, state, ms, text: told?.title ?? plain, next: told?.next ?? null };
}

function stateKey(state: ShownStep['state']): 'running' | 'ok' | 'skipped' | 'waiting' {
  if (state === 'warning') return 'ok';
  return state === 'failed' ? 'waiting' : state;
}

/** More exact, once the whole answer is here. */
function found({ t, language }: Words, name: TestStepName, result: ConnectionTest | null): string | null {
  const { tls = null, server = null, platform = null } = result ?? {};
  if (name === 'tls' && tls?.certificate) {
    const protocol = tls.protocol?.replace(/^TLSv/, 'TLS ') ?? 'TLS';
    if (tls.settings?.pin) return t('steps.tls.pinned', { protocol });
    const checked = tls.settings?.mode.startsWith('verify') || tls.settings?.ca !== undefined;
    if (!checked) return t('steps.tls.unchecked', { protocol });
    const { subject, validTo } = tls.certificate;
    return t('steps.tls.certificate', { protocol, subject: nameIn(subject), date: dayOf(validTo, language) });
  }
  if (name === 'login' && server) {
    const { user, version, pooler } = server;
    return t(`steps.login.${pooler ? 'pooler' : 'direct'}`, { user, version });
  }
  if (name === 'platform' && platform) {
    const { title, missing } = platform;
    if (missing.length === 0) {
      const number = (count: number) => count.toLocaleString(language);
      const { activities, students, submissions } = platform;
      return t('steps.platform.whole', {
        title,
        activities: number(activities),
        students: number(students),
        submissions: number(submissions),
      });
    }
    return t('steps.platform.partly', { title, count: missing.length });
  }
  return null;
}

/** `CN=*.example.edu, O=…` as people call it. */
function nameIn(subject: string): string {
  return /(?:^|[\n,]\s*)CN=([^\n,]+)/.exec(subject)?.[1] ?? subject;
}
