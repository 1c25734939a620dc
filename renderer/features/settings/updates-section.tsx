import { Button, Progress, Switch } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { UpdateState } from '#contract/updates';
import { tiza } from '../../api/client.ts';
import { PlainText } from '../../components/plain-text.tsx';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { usePreferences } from '../preferences/use-preferences.ts';
import { useUpdateState } from '../updates/use-update-state.ts';
import styles from './settings-sheet.module.css';

export function UpdatesSection() {
  const { t } = useTranslation('settings');
  const { preferences, change, info } = usePreferences();
  const state = useUpdateState();
  return (
    <>
      <Switch
        label={t('sections.updates.ask')}
        description={t('sections.updates.askHelp')}
        checked={preferences.askForUpdates}
        onChange={({ currentTarget: { checked } }) => change({ askForUpdates: checked })}
      />
      <p className={styles.help}>{t('sections.updates.version', { version: info.version })}</p>
      {state !== undefined && <Newer state={state} />}
    </>
  );
}

const offers = {
  idle: 'check',
  current: 'check',
  failed: 'check',
  off: 'check',
  available: 'download',
  ready: 'install',
} as const;

function Newer({ state }: { state: UpdateState }) {
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
      {offer !== null && !isSource && (
        <Button size="xs" variant="default" loading={step.isPending} onClick={() => step.mutate(offer)}>
          {t(`sections.updates.${offer}`)}
        </Button>
      )}
    </div>
  );
}
