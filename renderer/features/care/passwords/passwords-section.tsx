import { useQuery } from '@tanstack/react-query';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { PasswordReport } from '#contract/care';
import { passwordReportQuery } from '../../../api/care-queries.ts';
import { Skeleton } from '../../../components/skeleton.tsx';
import { useSettled } from '../../../components/use-settled.ts';
import { formatCount } from '../../../i18n/format-numbers.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { ErrorNotice } from '../../errors/error-notice.tsx';
import { CareCard } from '../care-card.tsx';
import styles from './passwords-section.module.css';

/** A report and advice; nothing here changes anything. */
export function PasswordsSection() {
  const { t } = useTranslation('database');
  const report = useQuery(passwordReportQuery());
  useSettled(!report.isPending);
  return (
    <CareCard title={t('passwords.title')} text={t('passwords.text')}>
      {report.isPending && <Skeleton width="60%" />}
      {report.error !== null && <ErrorNotice error={report.error} onRetry={() => void report.refetch()} />}
      {report.data && <Report report={report.data} />}
    </CareCard>
  );
}

function Report({ report }: { report: PasswordReport }) {
  const { t } = useTranslation(['care', 'database']);
  if (report.state === 'not-applicable') return <p>{t('database:passwords.notApplicable')}</p>;
  return (
    <>
      {report.state === 'counted' && <Counts report={report} />}
      {report.advice.length === 1 &&
        report.advice.map((key) => <p key={key}>{t(`care:passwords.${key}`)}</p>)}
      {report.advice.length > 1 && (
        <section aria-labelledby="password-advice">
          <h3 id="password-advice" className={styles.heading}>
            {t('database:passwords.advice')}
          </h3>
          <ol className={styles.advice}>
            {report.advice.map((key) => (
              <li key={key}>{t(`care:passwords.${key}`)}</li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

const kinds = ['plain', 'weak', 'hashed', 'empty'] as const;

function Counts({ report }: { report: Extract<PasswordReport, { state: 'counted' }> }) {
  const { t } = useTranslation('database');
  const language = useLanguage();
  return (
    <div className={styles.counts}>
      <div className={styles.bar} aria-hidden="true">
        {kinds.map((kind) => (
          <i key={kind} data-kind={kind} style={{ '--rows': report[kind] } as CSSProperties} />
        ))}
      </div>
      <ul className={styles.legend}>
        {kinds.map((kind) => (
          <li key={kind} data-kind={kind}>
            <b>{formatCount(report[kind], language)}</b> {t(`passwords.${kind}`)}
          </li>
        ))}
        <li>{t('passwords.ofTotal', { total: formatCount(report.total, language) })}</li>
      </ul>
    </div>
  );
}
