import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BackupJob, BackupOverview } from '#contract/backups';
import { moveQuery } from '../../api/backup-queries.ts';
import { thrown } from '../../api/client.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { ErrorNotice } from '../errors/error-notice.tsx';
import styles from './backups-screen.module.css';
import { whenText } from './when-text.ts';

interface AttentionProps {
  overview: BackupOverview;
  job: BackupJob | null;
}

/** What somebody should know before they rely on what is listed below. */
export function Attention({ overview: { backups, untrusted, lastFailure, due, old }, job }: AttentionProps) {
  const { t } = useTranslation('backups');
  const language = useLanguage();
  const ask = useUiStore((state) => state.openBackups);
  const step = useQuery(moveQuery()).data?.step ?? 'none';
  const isMoving = step !== 'none' && step !== 'done' && job?.state !== 'running';
  // Of an attempt that has just failed the job tells already.
  const told = job?.kind === 'backup' && job.state === 'failed';
  return (
    <>
      {isMoving && (
        <p className={styles.attention}>
          {t('move.resume')}
          <Button size="compact-sm" onClick={() => ask('move')}>
            {t('move.goOn')}
          </Button>
        </p>
      )}
      {untrusted.length > 0 && (
        <p className={styles.attention}>
          {t('untrusted', { count: untrusted.length, names: untrusted.join(', ') })}
        </p>
      )}
      {old > 0 && (
        <p className={styles.attention}>
          {t('old', { count: old })}
          <Button size="compact-sm" onClick={() => ask('retention')}>
            {t('keeping.old')}
          </Button>
        </p>
      )}
      {lastFailure !== null && !told && job?.state !== 'running' && (
        <section className={styles.failure}>
          <p>{t('lastFailed', { when: whenText(t, lastFailure.at, language) })}</p>
          <ErrorNotice error={thrown(lastFailure.error)} />
        </section>
      )}
      {lastFailure === null && due && backups.length > 0 && job?.state !== 'running' && (
        <p className={styles.attention}>{t('due')}</p>
      )}
    </>
  );
}
