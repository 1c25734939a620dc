import { Button, Checkbox, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '#contract/app-error';
import type { BackupJob, Inspected, RestorePlan, RestoreTarget } from '#contract/backups';
import { backupOverviewQuery } from '../../../api/backup-queries.ts';
import { tiza } from '../../../api/client.ts';
import { ErrorNotice } from '../../errors/error-notice.tsx';
import styles from '../dialogs.module.css';
import { PassphraseFields } from '../passphrase-fields.tsx';
import { isWhole, nothingTyped } from '../typed-passphrase.ts';
import { Differences } from './differences.tsx';
import { NewerComments } from './newer-comments.tsx';

interface AgreementProps {
  inspected: Inspected;
  target: RestoreTarget;
  plan: RestorePlan;
  onAgain(): void;
  onBegun(job: BackupJob): void;
  onBack(): void;
}

/** What is agreed to, and the name to be typed where rows give way. */
export function Agreement({ plan, inspected, target, onAgain, onBegun, onBack }: AgreementProps) {
  const { t } = useTranslation('backups');
  const [typed, setTyped] = useState('');
  const [keepNewer, setKeepNewer] = useState(true);
  const [passphrase, setPassphrase] = useState(nothingTyped);
  const { consent, differences, newer, obstacles, schema } = plan;
  const replaces = plan.typed !== null;
  const overview = useQuery({ ...backupOverviewQuery(), enabled: replaces }).data;
  const locks = replaces && overview?.choices.encrypt === true && !overview.passphraseKnown;
  const restore = useMutation({
    mutationFn: () =>
      tiza.backups.restore({
        ...{ file: inspected.file, target, consent, typed, keepNewer },
        ...(locks && { safety: { passphrase: passphrase.first, remember: passphrase.remember } }),
      }),
    onSuccess: onBegun,
  });
  const [obstacle] = obstacles;
  const agreed = !replaces || typed.trim() === plan.typed;
  const ready = agreed && obstacle === undefined && (!locks || isWhole(passphrase));
  const isKnown = !replaces || overview !== undefined;
  return (
    <>
      <p>
        {schema === null
          ? t('restore.into', plan.target)
          : t('restore.intoSchema', { schema, ...plan.target })}
      </p>
      {obstacle !== undefined && (
        <ErrorNotice
          error={new AppError('conflict', '', { details: { reason: obstacle.reason, ...obstacle.facts } })}
        />
      )}
      {differences.length > 0 && (
        <Differences differences={differences} withCourse={replaces || schema !== null} gives={replaces} />
      )}
      {schema !== null && <p className={styles.quiet}>{t('restore.besideNote')}</p>}
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
      {replaces && (
        <p className={styles.quiet}>
          {!locks && t('restore.safety')} {t('restore.access')}
        </p>
      )}
      {locks && overview && (
        <>
          <p className={styles.warning}>{t('restore.safetyPassphrase')}</p>
          <PassphraseFields typed={passphrase} onChange={setPassphrase} store={overview.store} />
        </>
      )}
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
          disabled={!ready || !isKnown}
          loading={restore.isPending}
          onClick={() => restore.mutate()}
        >
          {t(replaces ? 'restore.replace' : 'restore.go')}
        </Button>
      </div>
    </>
  );
}
