import { useTranslation } from 'react-i18next';
import type { BankImported } from '#contract/bank';
import styles from './bank-dialog.module.css';

/** What came out of a file, and which of its rows did not. */
export function ImportReport({ report }: { report: BankImported }) {
  const { t } = useTranslation('bank');
  const { name, added, known, errors } = report;
  return (
    <section className={styles.report} role="status" aria-label={t('imported.label')}>
      <p>
        {t('imported.added', { count: added, name })} {known > 0 && t('imported.known', { count: known })}
      </p>
      {errors.length > 0 && (
        <>
          <p>{t('imported.errors', { count: errors.length })}</p>
          <ul>
            {errors.slice(0, 50).map(({ row, reason }) => (
              <li key={`${row} ${reason}`}>
                {t('imported.row', { row, reason: t(`imported.reason.${reason}`) })}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
