import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BackupJob, Inspected, RestoreTarget } from '#contract/backups';
import { restorePlanQuery } from '../../../api/backup-queries.ts';
import { ErrorNotice } from '../../errors/error-notice.tsx';
import styles from '../dialogs.module.css';
import { Agreement } from './agreement.tsx';

interface AgreeToRestoreProps {
  inspected: Inspected;
  target: RestoreTarget;
  onBegun(job: BackupJob): void;
  onBack(): void;
}

/** What it would mean there, looked up now; and then the question. */
export function AgreeToRestore({ inspected, target, onBegun, onBack }: AgreeToRestoreProps) {
  const { t } = useTranslation('backups');
  const plan = useQuery(restorePlanQuery(inspected.file, target));
  return (
    <div className={styles.body} aria-busy={plan.isFetching}>
      {plan.isFetching && <p role="status">{t('restore.comparing')}</p>}
      {plan.error !== null && !plan.isFetching && (
        <ErrorNotice error={plan.error} onRetry={() => void plan.refetch()} />
      )}
      {plan.data && !plan.isFetching ? (
        <Agreement
          {...{ inspected, target, onBegun, onBack }}
          plan={plan.data}
          onAgain={() => void plan.refetch()}
        />
      ) : (
        <div className={styles.actions}>
          <Button onClick={onBack}>{t('restore.back')}</Button>
        </div>
      )}
    </div>
  );
}
