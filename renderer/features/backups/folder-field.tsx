import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { backupsKey } from '../../api/backup-queries.ts';
import { tiza } from '../../api/client.ts';
import { ErrorNotice } from '../errors/error-notice.tsx';
import styles from './dialogs.module.css';

/** Chosen with the system's own dialog, never typed. */
export function FolderField({ folder }: { folder: string }) {
  const { t } = useTranslation('backups');
  const client = useQueryClient();
  const choose = useMutation({
    mutationFn: () => tiza.backups.chooseFolder(),
    onSuccess: () => client.invalidateQueries({ queryKey: backupsKey }),
  });
  return (
    <>
      <div className={styles.beside}>
        <TextInput label={t('start.folder')} value={folder} title={folder} readOnly />
        <Button loading={choose.isPending} onClick={() => choose.mutate()}>
          {t('start.chooseFolder')}
        </Button>
      </div>
      {choose.error !== null && <ErrorNotice error={choose.error} />}
    </>
  );
}
