import type { UseQueryResult } from '@tanstack/react-query';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Activity, Submission } from '#contract/grading';
import { Skeleton } from '../../components/skeleton.tsx';
import { useOpenCourse } from '../course/use-open-course.ts';
import type { Queue } from '../queue/use-queue.ts';
import { Feedback } from './feedback.tsx';
import styles from './feedback-pane.module.css';

interface FeedbackPaneProps {
  queue: Queue;
  submission: UseQueryResult<Submission>;
  activities: Activity[] | undefined;
}

/** What is said about the submission on screen: the box, the bank, and everything said before. */
export const FeedbackPane = memo(function FeedbackPane({ queue, submission, activities }: FeedbackPaneProps) {
  const { t } = useTranslation('feedback');
  const course = useOpenCourse();
  // The list knows who it is about already: the box never waits.
  const about = submission.data ?? queue.items[queue.selectedIndex];
  const activity = activities?.find(({ key }) => key === about?.ref.activity);
  return (
    <aside className={styles.pane} aria-label={t('pane')}>
      {course !== undefined && about !== undefined && (
        <Feedback
          course={course}
          queue={queue}
          about={about}
          entries={submission.data?.feedback}
          activityTitle={activity?.title ?? ''}
          parts={activity?.parts}
        />
      )}
      {about === undefined && submission.isLoading && <FeedbackSkeleton />}
    </aside>
  );
});

function FeedbackSkeleton() {
  return (
    <div className={styles.waiting}>
      <Skeleton width="45%" />
      <Skeleton width="100%" height={150} />
      <Skeleton width="70%" />
    </div>
  );
}
