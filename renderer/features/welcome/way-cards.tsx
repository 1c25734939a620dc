import { Loader, UnstyledButton } from '@mantine/core';
import { IconArrowRight, IconChalkboard, IconPlugConnected } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './way-cards.module.css';

interface WayCardsProps {
  disabled: boolean;
  preparingSample: boolean;
  /** Smaller, where saved courses are what people come for. */
  compact: boolean;
  onConnect: () => void;
  onSample: () => void;
}

export function WayCards({ disabled, preparingSample, compact, onConnect, onSample }: WayCardsProps) {
  const { t } = useTranslation('welcome');
  return (
    <nav className={styles.ways} data-compact={compact} aria-label={t('ways')}>
      <UnstyledButton
        className={styles.way}
        data-first={compact ? undefined : true}
        disabled={disabled}
        onClick={onConnect}
      >
        <IconPlugConnected className={styles.icon} size={26} stroke={1.6} aria-hidden />
        <strong>{t('connect.title')}</strong>
        <span className={styles.text}>{t('connect.text')}</span>
        <IconArrowRight className={styles.arrow} size={20} stroke={1.8} aria-hidden />
      </UnstyledButton>
      <UnstyledButton
        className={styles.way}
        disabled={disabled}
        aria-busy={preparingSample}
        onClick={onSample}
      >
        <IconChalkboard className={styles.icon} size={26} stroke={1.6} aria-hidden />
        <strong>{preparingSample ? t('sample.opening') : t('sample.title')}</strong>
        <span className={styles.text}>{preparingSample ? t('sample.patience') : t('sample.text')}</span>
        {preparingSample ? (
          <Loader className={styles.arrow} size={18} color="var(--accent)" />
        ) : (
          <IconArrowRight className={styles.arrow} size={20} stroke={1.8} aria-hidden />
        )}
      </UnstyledButton>
    </nav>
  );
}
