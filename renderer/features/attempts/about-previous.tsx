import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Submission } from '#contract/grading';
import { useLanguage } from '../../i18n/use-language.ts';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { absoluteTime } from '../time/server-time.ts';
import styles from './changed-part.module.css';

/** Says what the submission is compared with, or why it is not. */
export function AboutPrevious({ previous }: { previous: UseQueryResult<Submission | null> }) {
  const { t } = useTranslation('submission');
  const language = useLanguage();
  if (previous.error !== null)
    return <ErrorNotice error={previous.error} onRetry={() => void previous.refetch()} />;
  if (previous.data === undefined) return null;
  if (previous.data === null) return <p className={styles.note}>{t('changed.gone')}</p>;
  const { attempt, submittedAt } = previous.data;
  return (
    <p className={styles.note} role="status">
      {submittedAt === null
        ? t('changed.sinceUndated', { attempt })
        : t('changed.since', { attempt, date: absoluteTime(submittedAt, language) })}
    </p>
  );
}
