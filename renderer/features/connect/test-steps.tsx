import { Loader } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { formatMs } from '../../i18n/format-numbers.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { type ShownStep, shownStep, stepNames } from './step-text.ts';
import styles from './test-steps.module.css';
import type { TestRun } from './use-connection-test.ts';

const icons = { ok: IconCheck, warning: IconAlertTriangle, failed: IconX, skipped: IconMinus };

/** All five from the start, so that nothing moves while they come in. */
export function TestSteps({ run, outdated }: { run: TestRun; outdated: boolean }) {
  const { t } = useTranslation('connect');
  const { t: explain } = useTranslation(['errors', 'reasons']);
  const language = useLanguage();
  const failedAt = stepNames.findIndex((name) => stateOf(run, name) === 'failed');
  const steps = stepNames.map((name, index) => {
    // What comes after a failure was not skipped for being needless.
    const tried = failedAt < 0 || index <= failedAt;
    const step = tried ? run.steps.find((one) => one.name === name) : undefined;
    return shownStep({ t, explain, language }, name, step, run.draft, run.result);
  });
  return (
    <section className={styles.test} data-outdated={outdated} aria-label={t('steps.label')}>
      <ol className={styles.steps} aria-busy={run.running}>
        {steps.map((step) => (
          <Step key={step.name} step={step} />
        ))}
      </ol>
      {outdated && <p className={styles.outdated}>{t('steps.outdated')}</p>}
      <VisuallyHidden>
        <span role="status">{spoken(steps, (state) => t(`steps.state.${state}`))}</span>
      </VisuallyHidden>
    </section>
  );
}

function stateOf(run: TestRun, name: string) {
  return run.steps.find((step) => step.name === name)?.state;
}

function Step({ step }: { step: ShownStep }) {
  const { t } = useTranslation('connect');
  const language = useLanguage();
  const { state, ms, text, next } = step;
  const Icon = state === 'running' || state === 'waiting' ? null : icons[state];
  return (
    <li className={styles.step} data-state={state}>
      <span className={styles.icon}>
        {state === 'running' && <Loader size={13} color="var(--accent)" aria-hidden />}
        {Icon !== null && <Icon size={15} stroke={2.2} aria-hidden />}
      </span>
      <span className={styles.text}>
        {text}
        {state === 'warning' && next !== null && <small>{next}</small>}
      </span>
      <span className={styles.ms}>{ms !== null && t('steps.ms', { ms: formatMs(ms, language) })}</span>
    </li>
  );
}

/** The latest that ended: one sentence at a time for who cannot see the list. */
function spoken(steps: ShownStep[], stateWord: (state: 'ok' | 'warning' | 'failed') => string): string {
  const ended = steps.filter(({ state }) => state === 'ok' || state === 'warning' || state === 'failed');
  const last = ended.at(-1);
  return last === undefined ? '' : `${last.text}: ${stateWord(last.state as 'ok' | 'warning' | 'failed')}`;
}
