import { useTranslation } from 'react-i18next';
import type { BackupJob } from '#contract/backups';
import { CopyButton } from '../care/copy-button.tsx';
import styles from './job-card.module.css';

interface BesideDoneProps {
  beside: NonNullable<NonNullable<BackupJob['restored']>['beside']>;
  tables: number;
}

/** Where the tables are now, and how they go away again. */
export function BesideDone({ beside: { schemas, removal }, tables }: BesideDoneProps) {
  const { t } = useTranslation('backups');
  return (
    <div className={styles.beside}>
      <p>{t('beside.done', { count: tables, schema: schemas.join(', ') })}</p>
      <p>{t('beside.how')}</p>
      <div className={styles.statement}>
        <code>{removal}</code>
        <CopyButton text={removal} label={t('beside.copy')} name={`${t('beside.copy')}: ${removal}`} />
      </div>
    </div>
  );
}
