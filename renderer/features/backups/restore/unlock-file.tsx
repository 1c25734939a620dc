import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupFile, Inspected } from '#contract/backups';
import { tiza } from '../../../api/client.ts';
import { ErrorNotice } from '../../errors/error-notice.tsx';
import styles from '../dialogs.module.css';

interface UnlockFileProps {
  file: BackupFile;
  onInspected(found: Inspected): void;
}

/** Until the passphrase opened it, nobody knows what a file holds. */
export function UnlockFile({ file, onInspected }: UnlockFileProps) {
  const { t } = useTranslation(['backups', 'connect']);
  const [passphrase, setPassphrase] = useState('');
  const open = useMutation({
    mutationFn: () => tiza.backups.inspect({ file, passphrase }),
    onSuccess: onInspected,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (passphrase !== '') open.mutate();
  };
  return (
    <form className={styles.body} onSubmit={submit}>
      <div className={styles.beside}>
        <PasswordInput
          label={`${t('backups:restore.locked')} ${t('backups:restore.passphrase')}`}
          data-autofocus
          autoComplete="off"
          value={passphrase}
          visibilityToggleButtonProps={{ 'aria-label': t('connect:password.show') }}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
        />
        <Button type="submit" variant="filled" disabled={passphrase === ''} loading={open.isPending}>
          {t('backups:restore.unlock')}
        </Button>
      </div>
      {open.error !== null && <ErrorNotice error={open.error} />}
    </form>
  );
}
