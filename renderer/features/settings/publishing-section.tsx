import { useTranslation } from 'react-i18next';
import { PublishingDelay } from '../outbox/publishing-delay.tsx';
import styles from './settings-sheet.module.css';

export function PublishingSection() {
  const { t } = useTranslation('settings');
  return (
    <>
      <PublishingDelay />
      <p className={styles.help}>{t('sections.publishing.help')}</p>
    </>
  );
}
