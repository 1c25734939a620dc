import { ActionIcon } from '@mantine/core';
import { IconInfoCircle, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useUiStore } from '../state/ui-store.ts';
import styles from './notice.module.css';

interface NoticeProps {
  /** By which it is remembered as dismissed. */
  id: string;
  label: string;
  text: string;
}

/** Something worth knowing that asks for nothing: quiet, and gone when sent away. */
export function Notice({ id, label, text }: NoticeProps) {
  const { t } = useTranslation();
  const dismissed = useUiStore((state) => state.dismissedNotices.includes(id));
  const dismiss = useUiStore((state) => state.dismissNotice);
  if (dismissed) return null;
  return (
    <section className={styles.notice} aria-label={label}>
      <IconInfoCircle size={18} stroke={1.7} aria-hidden />
      <p>{text}</p>
      <ActionIcon aria-label={t('dismiss')} onClick={() => dismiss(id)}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </section>
  );
}
