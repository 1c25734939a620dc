import { useTranslation } from 'react-i18next';
import type { TableDifference } from '#contract/backup-words';
import { formatCount } from '../../../i18n/format-numbers.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import styles from '../dialogs.module.css';

interface DifferencesProps {
  differences: TableDifference[];
  /** Beside what the course holds now. */
  withCourse: boolean;
  /** What only the course has gives way. */
  gives: boolean;
}

const lossOf = ({ inBackup, inCourse }: TableDifference) => Math.max(0, (inCourse ?? 0) - (inBackup ?? 0));

export function Differences({ differences, withCourse, gives }: DifferencesProps) {
  const { t } = useTranslation('backups');
  const language = useLanguage();
  const count = (rows: number | null) => (rows === null ? t('restore.absent') : formatCount(rows, language));
  const loss = gives ? differences.reduce((sum, each) => sum + lossOf(each), 0) : 0;
  return (
    <>
      {loss > 0 && <p className={styles.loss}>{t('restore.loss', { count: loss })}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it too */}
      <section className={styles.tables} aria-label={t('restore.differences')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('restore.table')}</th>
              <th scope="col" className={styles.number}>
                {t('restore.inBackup')}
              </th>
              {withCourse && (
                <th scope="col" className={styles.number}>
                  {t('restore.inCourse')}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {differences.map((each) => (
              <tr key={each.table} data-loss={(gives && lossOf(each) > 0) || undefined}>
                <th scope="row">{each.table}</th>
                <td className={styles.number}>{count(each.inBackup)}</td>
                {withCourse && <td className={styles.number}>{count(each.inCourse)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
