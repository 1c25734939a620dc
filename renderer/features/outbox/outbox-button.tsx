import { UnstyledButton } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { waitingMarksQuery } from '../../api/writing-queries.ts';
import styles from './outbox-button.module.css';
import { useOutboxScreens } from './outbox-screens.ts';
import { useOutboxCounts } from './use-outbox.ts';

/** How many comments and marks have not arrived; nothing while all have. */
export function OutboxButton() {
  const { t } = useTranslation('outbox');
  const counts = useOutboxCounts();
  const marks = useQuery(waitingMarksQuery()).data?.length ?? 0;
  const { attention } = counts;
  const waiting = counts.waiting + marks;
  const show = useOutboxScreens((state) => state.show);
  if (waiting + attention === 0) return null;
  return (
    <UnstyledButton
      className={styles.button}
      data-attention={attention > 0 || undefined}
      title={t('open')}
      onClick={() => show('outbox')}
    >
      <IconSend size={15} stroke={1.8} aria-hidden />
      {attention > 0 ? t('button.attention', { count: attention }) : t('button.waiting', { count: waiting })}
    </UnstyledButton>
  );
}
