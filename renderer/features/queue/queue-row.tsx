import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubmissionSummary } from '#contract/grading';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { AgeText } from '../time/age-text.tsx';
import styles from './queue-row.module.css';
import { StateDot } from './state-dot.tsx';

interface QueueRowProps {
  item: SubmissionSummary;
  /** Only where rows of several activities stand together. */
  activityTitle?: string | undefined;
}

export const QueueRow = memo(function QueueRow({ item, activityTitle }: QueueRowProps) {
  const { t } = useTranslation('queue');
  const { student, submittedAt, attempt, attempts, preview, images, state } = item;
  const preface = [activityTitle, images > 0 ? t('images', { count: images }) : undefined];
  return (
    <>
      <StateDot state={state} />
      <b className={styles.name}>
        <bdi>{student.name || student.email}</bdi>
      </b>
      <span className={styles.when}>
        {submittedAt === null ? t('undated') : <AgeText serverTime={submittedAt} />}
        {attempts > 1 && (
          <span title={t('attemptLong', { attempt, attempts })}>
            {' · '}
            {t('attempt', { count: attempt, ordinal: true })}
          </span>
        )}
      </span>
      <p className={styles.preview}>
        {preface.map((words) => words !== undefined && <span key={words}>{words} · </span>)}
        {preview === '' ? <i>{t('blank')}</i> : <bdi>{preview}</bdi>}
      </p>
      <VisuallyHidden>{t(`state.${state}`)}</VisuallyHidden>
    </>
  );
});
