import type { TFunction } from 'i18next';
import { memo } from 'react';
import type { SubmissionSummary } from '#contract/grading';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import type { Naming } from '../students/use-naming.ts';
import { AgeText, type AgeWords } from '../time/age-text.tsx';
import styles from './queue-row.module.css';
import { StateDot } from './state-dot.tsx';

/** Prepared once by the list: a row that subscribed to anything itself would cost a frame while scrolling. */
export interface RowWords {
  naming: Naming;
  t: TFunction<'queue'>;
  age: AgeWords;
}

interface QueueRowProps {
  item: SubmissionSummary;
  /** Only where rows of several activities stand together. */
  activityTitle?: string | undefined;
  /** Something unpublished is written about it. */
  drafted: boolean;
  words: RowWords;
}

export const QueueRow = memo(function QueueRow({ item, activityTitle, drafted, words }: QueueRowProps) {
  const { t, age, naming } = words;
  const { student, submittedAt, attempt, attempts, preview, images, state } = item;
  const preface = [activityTitle, images > 0 ? t('images', { count: images }) : undefined];
  return (
    <>
      <StateDot state={drafted ? 'draft' : state} />
      <b className={styles.name}>
        <bdi>{naming.name(student)}</bdi>
      </b>
      <span className={styles.when}>
        {submittedAt === null ? t('undated') : <AgeText serverTime={submittedAt} words={age} />}
        {attempts > 1 && (
          <span title={t('attemptLong', { attempt, attempts })}>
            {' · '}
            {t('attempt', { count: attempt, ordinal: true })}
          </span>
        )}
      </span>
      <p className={styles.preview}>
        {preface.map((about) => about !== undefined && <span key={about}>{about} · </span>)}
        {preview === '' ? <i>{t('blank')}</i> : <bdi>{preview}</bdi>}
      </p>
      <VisuallyHidden>{t(`state.${drafted ? 'draft' : state}`)}</VisuallyHidden>
    </>
  );
});
