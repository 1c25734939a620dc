import { useTranslation } from 'react-i18next';
import { CopyButton } from '../care/copy-button.tsx';
import styles from './job-card.module.css';

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Where the tables are now, and how they go away again. */
export function BesideDone({ schemas, tables }: { schemas: string[]; tables: number }) {
  const { t } = useTranslation('backups');
  const statement = schemas.map((schema) => `DROP SCHEMA ${quoted(schema)} CASCADE;`).join('\n');
  return (
    <div className={styles.beside}>
      <p>{t('beside.done', { count: tables, schema: schemas.join(', ') })}</p>
      <p>{t('beside.how')}</p>
      <div className={styles.statement}>
        <code>{statement}</code>
        <CopyButton text={statement} label={t('beside.copy')} name={`${t('beside.copy')}: ${statement}`} />
      </div>
    </div>
  );
}
