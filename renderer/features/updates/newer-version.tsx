import { Button, Progress } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { UpdateState } from '#contract/updates';
import { tiza } from '../../api/client.ts';
import { PlainText } from '../../components/plain-text.tsx';
import { ErrorNotice } from '../errors/error-notice.tsx';
import styles from './newer-version.module.css';

const offers = {
  idle: 'check',
  current: 'check',
  failed: 'check',
  off: 'check',
  available: 'download',
  ready: 'install',
} as const;

/** What is known of a newer version, and the one step that can be taken now. */
export function NewerVersion({ state, children }: { state: UpdateState; children?: ReactNode }) {
  const { t } = useTranslation('settings');
  const step = useMutation({ mutationFn: (name: 'check' | 'download' | 'install') => tiza.updates[name]() });
  const isSource = state.phase === 'off' && state.why === 'not-packaged';
  const offer = state.phase === 'checking' || state.phase === 'downloading' ? null : offers[state.phase];
  return (
    <div className={styles.newer}>
      <p role="status">{t(`sections.updates.state.${isSource ? 'source' : state.phase}`, { ...state })}</p>
      {state.phase === 'downloading' && (
        <Progress value={state.percent} aria-label={t('sections.updates.progress')} />
      )}
      {'notes' in state && state.notes !== '' && (
        <div className={styles.notes} lang="en">
          <PlainText text={state.notes} />
        </div>
      )}
      {step.error !== null && <ErrorNotice error={step.error} />}
      <div className={styles.steps}>
        {offer !== null && !isSource && (
          <Button size="xs" variant="default" loading={step.isPending} onClick={() => step.mutate(offer)}>
            {t(`sections.updates.${offer}`)}
          </Button>
        )}
        {children}
      </div>
    </div>
  );
}
