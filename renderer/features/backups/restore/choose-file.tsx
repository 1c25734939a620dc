import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupEntry, BackupFile, Inspected } from '#contract/backups';
import { tiza } from '../../../api/client.ts';
import { Skeleton } from '../../../components/skeleton.tsx';
import { formatBytes } from '../../../i18n/format-numbers.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { ErrorNotice } from '../../errors/error-notice.tsx';
import styles from '../dialogs.module.css';
import { isUsable, proofOf } from '../proof.ts';
import { whenText } from '../when-text.ts';

interface ChooseFileProps {
  backups: BackupEntry[];
  first: BackupFile | null;
  onInspected(found: Inspected): void;
  onClose(): void;
}

export function ChooseFile({ backups, first, onInspected, onClose }: ChooseFileProps) {
  const { t } = useTranslation('backups');
  const language = useLanguage();
  const inspect = useMutation({
    mutationFn: (file: BackupFile) => tiza.backups.inspect({ file }),
    onSuccess: onInspected,
  });
  const pick = useMutation({
    mutationFn: () => tiza.backups.pickFile(),
    onSuccess: (found) => {
      if (found !== null) onInspected(found);
    },
  });
  const { mutate } = inspect;
  useEffect(() => {
    if (first !== null) mutate(first);
  }, [first, mutate]);
  const error = inspect.error ?? pick.error;
  if (first !== null && error === null) return <Skeleton width="60%" />;
  return (
    <div className={styles.body}>
      <p>{t('restore.choose')}</p>
      <ul className={styles.list}>
        {backups
          .filter((backup) => isUsable(proofOf(backup)))
          .map((backup) => (
            <li key={backup.id}>
              <Button
                fullWidth
                justify="flex-start"
                loading={
                  inspect.isPending &&
                  inspect.variables.kind === 'shelf' &&
                  inspect.variables.id === backup.id
                }
                onClick={() => mutate({ kind: 'shelf', id: backup.id })}
              >
                {[
                  whenText(t, backup.takenAt, language),
                  formatBytes(backup.bytes, language),
                  t(`levels.${proofOf(backup)}`),
                ].join(' · ')}
              </Button>
            </li>
          ))}
      </ul>
      {error !== null && <ErrorNotice error={error} />}
      <div className={styles.actions}>
        <Button mr="auto" loading={pick.isPending} onClick={() => pick.mutate()}>
          {t('restore.other')}
        </Button>
        <Button onClick={onClose}>{t('restore.cancel')}</Button>
      </div>
    </div>
  );
}
