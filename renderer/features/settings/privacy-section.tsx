import { useTranslation } from 'react-i18next';
import styles from './settings-sheet.module.css';

export function PrivacySection() {
  const { t } = useTranslation('settings');
  return (
    <>
      <p>{t('sections.privacy.promise')}</p>
      <ul className={styles.list}>
        <li>{t('sections.privacy.course')}</li>
        <li>{t('sections.privacy.updates')}</li>
        <li>{t('sections.privacy.spelling')}</li>
      </ul>
      <p className={styles.help}>{t('sections.privacy.here')}</p>
    </>
  );
}
