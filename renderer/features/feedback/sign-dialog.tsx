import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tiza } from '../../api/client.ts';
import { facilitiesQuery } from '../../api/writing-queries.ts';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNotice } from '../errors/error-notice.tsx';
import styles from './sign-dialog.module.css';
import { useSigning } from './signing.ts';

/** Asked once for each course, when the first comment is published. */
export function SignDialog() {
  const onSigned = useSigning((state) => state.onSigned);
  return onSigned === null ? null : <AskName onSigned={onSigned} />;
}

function AskName({ onSigned }: { onSigned: () => void }) {
  const { t } = useTranslation('feedback');
  const client = useQueryClient();
  const close = useSigning((state) => state.close);
  const [name, setName] = useState('');
  const signing = useMutation({
    mutationFn: (author: string) => tiza.feedback.sign({ author }),
    onSuccess: (facilities) => {
      client.setQueryData(facilitiesQuery().queryKey, facilities);
      close();
      onSigned();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') signing.mutate(name.trim());
  };
  return (
    <Dialog title={t('sign.title')} onClose={close}>
      <form className={styles.form} onSubmit={submit}>
        <p>{t('sign.text')}</p>
        <TextInput
          data-autofocus
          label={t('sign.name')}
          value={name}
          maxLength={120}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        {signing.error !== null && <ErrorNotice error={signing.error} />}
        <div className={styles.actions}>
          <Button onClick={close}>{t('cancel')}</Button>
          <Button type="submit" variant="filled" loading={signing.isPending} disabled={name.trim() === ''}>
            {t('sign.go')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
