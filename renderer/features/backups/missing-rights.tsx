import { useTranslation } from 'react-i18next';
import type { BackupOverview } from '#contract/backups';
import { CopyButton } from '../care/copy-button.tsx';
import styles from './backups-screen.module.css';

/** What somebody without the rights lacks, ready to be sent to who can give them. */
export function MissingRights({ missing, rowsHidden }: Pick<BackupOverview, 'missing' | 'rowsHidden'>) {
  const { t } = useTranslation('backups');
  if (rowsHidden && missing.length === 0) return <p className={styles.attention}>{t('rights.hidden')}</p>;
  if (missing.length === 0) return null;
  const grants = missing.flatMap(({ statement }) => (statement === null ? [] : [statement])).join('\n');
  return (
    <section className={styles.attention}>
      <p>
        <b>{t('rights.title', { count: missing.length })}</b>
      </p>
      <p>{t('rights.text')}</p>
      <pre className={styles.grants}>{grants}</pre>
      <CopyButton text={grants} label={t('rights.copy')} />
    </section>
  );
}
