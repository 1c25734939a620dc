import { useTranslation } from 'react-i18next';
import { usePlace } from '../../errors/use-place.ts';
import { CopyButton } from '../copy-button.tsx';
import styles from './course-section.module.css';

/** For whoever cannot do it: who can, and the words to ask with. */
export function AskAdmin() {
  const { t } = useTranslation('database');
  const { host = '', database = '' } = usePlace();
  return (
    <div className={styles.ask}>
      <h3>{t('course.ask.title')}</h3>
      <p>{t('course.ask.text')}</p>
      <CopyButton text={t('course.ask.message', { database, host })} label={t('course.ask.copyMessage')} />
    </div>
  );
}
