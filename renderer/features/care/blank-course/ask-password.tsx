import { Button, Modal, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../errors/error-notice.tsx';
import { CardActions } from '../care-card.tsx';
import styles from '../plan-dialog.module.css';

interface AskPasswordProps {
  title: string;
  user: string;
  /** What the server said of the last one. */
  error: Error | null;
  onAnswer(password: string): void;
  onClose(): void;
}

export function AskPassword({ title, user, error, onAnswer, onClose }: AskPasswordProps) {
  const { t } = useTranslation(['database', 'connect']);
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAnswer(password);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('database:plan.close') }}
    >
      <form className={styles.body} onSubmit={submit}>
        {error !== null && <ErrorNotice error={error} />}
        <PasswordInput
          label={t('database:blank.password', { user })}
          description={t('database:blank.passwordHelp')}
          inputWrapperOrder={['label', 'input', 'description']}
          value={password}
          autoComplete="off"
          data-autofocus
          visibilityToggleButtonProps={{ 'aria-label': t('connect:password.show') }}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        />
        <CardActions>
          <Button onClick={onClose}>{t('database:plan.cancel')}</Button>
          <Button type="submit" variant="filled" disabled={password === ''}>
            {t('database:blank.look')}
          </Button>
        </CardActions>
      </form>
    </Modal>
  );
}
