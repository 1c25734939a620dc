import { useTranslation } from 'react-i18next';
import type { FeedbackEntry, SubmissionRef } from '#contract/grading';
import { PlainText } from '../../components/plain-text.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { AgeText, useAgeWords } from '../time/age-text.tsx';
import styles from './feedback-history.module.css';

interface FeedbackHistoryProps {
  selected: SubmissionRef | null;
  entries: FeedbackEntry[] | undefined;
  waiting: boolean;
}

/** Everything this student was told; what belongs to the activity on screen stands out. */
export function FeedbackHistory({ selected, entries, waiting }: FeedbackHistoryProps) {
  const { t } = useTranslation('desk');
  const words = useAgeWords();
  return (
    <aside className={styles.pane} aria-label={t('feedback.title')}>
      {selected !== null && <h2>{t('feedback.title')}</h2>}
      {waiting && <HistorySkeleton />}
      {entries?.length === 0 && <p className={styles.none}>{t('feedback.none')}</p>}
      {entries !== undefined && entries.length > 0 && (
        <ol className={styles.entries}>
          {entries.map((entry) => (
            <li key={entry.id} data-here={entry.activity === selected?.activity || undefined}>
              <p className={styles.about}>
                <b>
                  <bdi>{entry.activityTitle}</bdi>
                </b>
                {' · '}
                {entry.writtenAt === null ? (
                  t('feedback.undated')
                ) : (
                  <AgeText serverTime={entry.writtenAt} words={words} />
                )}
                {entry.author !== null && (
                  <>
                    {' · '}
                    <bdi>{entry.author}</bdi>
                  </>
                )}
              </p>
              <PlainText text={entry.comment} />
            </li>
          ))}
        </ol>
      )}
    </aside>
  );
}

function HistorySkeleton() {
  return (
    <div className={styles.waiting}>
      <Skeleton width="45%" />
      <Skeleton width="90%" />
      <Skeleton width="70%" />
    </div>
  );
}
