import { Button, Checkbox, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '#contract/app-error';
import type { Inspected, RestorePlan, RestoreTarget } from '#contract/backups';
import { receiveJob, restorePlanQuery } from '../../../api/backup-queries.ts';
import { tiza } from '../../../api/client.ts';
import { ErrorNotice } from '../../errors/error-notice.tsx';
import styles from '../dialogs.module.css';
import { Differences } from './differences.tsx';
import { NewerComments } from './newer-comments.tsx';

interface AgreeToRestoreProps {
  inspected: Inspected;
  target: RestoreTarget;
  onBack(): void;
  onClose(): void;
}

/** What it would mean there, and the name to be typed where rows give way. */
export function AgreeToRestore({ inspected, target, onBack, onClose }: AgreeToRestoreProps) {
  const { t } = useTranslation('backups');
  const plan = useQuery(restorePlanQuery(inspected.file, target, 0));
  return (
    <div className={styles.body} aria-busy={plan.isFetching}>
      {plan.isFetching && <p role="status">{t('restore.comparing')}</p>}
      {plan.error !== null && <ErrorNotice error={plan.error} onRetry={() => void plan.refetch()} />}
      {plan.data && !plan.isFetching ? (
        <Agreement
          plan={plan.data}
          inspected={inspected}
          target={target}
          onAgain={() => void plan.refetch()}
          onBack={onBack}
          onClose={onClose}
        />
      ) : (
        <div className={styles.actions}>
          <Button onClick={onBack}>{t('restore.back')}</Button>
        </div>
      )}
    </div>
  );
}

interface AgreementProps extends AgreeToRestoreProps {
  plan: RestorePlan;
  onAgain(): void;
}

function Agreement({ plan, inspected, target, onAgain, onBack, onClose }: AgreementProps) {
  const { t } = useTranslation('backups');
  const client = useQueryClient();
  const [typed, setTyped] = useState('');
  const [keepNewer, setKeepNewer] = useState(true);
  const { consent, differences, newer, obstacles } = plan;
  const replaces = plan.typed !== null;
  const restore = useMutation({
    mutationFn: () => tiza.backups.restore({ file: inspected.file, target, consent, typed, keepNewer }),
    onSuccess: (job) => {
      receiveJob(client, job);
      onClose();
    },
  });
  const [obstacle] = obstacles;
  const agreed = !replaces || typed.trim() === plan.typed;
  return (
    <>
      <p>{t('restore.into', plan.target)}</p>
      {obstacle !== undefined && (
        <ErrorNotice
          error={new AppError('conflict', '', { details: { reason: obstacle.reason, ...obstacle.facts } })}
        />
      )}
      {differences.length > 0 && <Differences differences={differences} withCourse={replaces} />}
      {replaces && newer.length > 0 && (
        <NewerComments newer={newer}>
          <Checkbox
            label={t('restore.keepNewer')}
            description={keepNewer ? undefined : t('restore.dropNewer')}
            checked={keepNewer}
            onChange={(event) => setKeepNewer(event.currentTarget.checked)}
          />
        </NewerComments>
      )}
      {replaces && <p className={styles.quiet}>{t('restore.safety')}</p>}
      {replaces && <p className={styles.quiet}>{t('restore.access')}</p>}
      {plan.typed !== null && (
        <TextInput
          label={t('restore.type', { name: plan.typed })}
          value={typed}
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      {restore.error !== null && <ErrorNotice error={restore.error} onRetry={onAgain} />}
      <div className={styles.actions}>
        <Button onClick={onBack}>{t('restore.back')}</Button>
        <Button
          variant={replaces ? 'danger' : 'filled'}
          disabled={!agreed || obstacle !== undefined}
          loading={restore.isPending}
          onClick={() => restore.mutate()}
        >
          {t(replaces ? 'restore.replace' : 'restore.go')}
        </Button>
      </div>
    </>
  );
}
