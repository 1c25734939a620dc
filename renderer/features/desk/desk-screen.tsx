import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CourseStatus } from '#contract/course';
import { activitiesQuery, submissionQuery } from '../../api/queries.ts';
import { Notice } from '../../components/notice.tsx';
import { useSettled } from '../../components/use-settled.ts';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { FeedbackHistory } from '../feedback/feedback-history.tsx';
import { usePreferencesError } from '../preferences/use-preferences.ts';
import { QueuePane } from '../queue/queue-pane.tsx';
import { useQueue } from '../queue/use-queue.ts';
import { useQueueWalk } from '../queue/use-queue-walk.ts';
import { StatusBar } from '../status/status-bar.tsx';
import { SubmissionPane } from '../submission/submission-pane.tsx';
import { useNeighbours } from '../submission/use-neighbours.ts';
import styles from './desk-screen.module.css';
import { Sidebar } from './sidebar.tsx';
import { TopBar } from './top-bar.tsx';

interface DeskScreenProps {
  status: CourseStatus;
  course: NonNullable<CourseStatus['course']>;
}

export function DeskScreen({ status, course }: DeskScreenProps) {
  const { t } = useTranslation('desk');
  const activities = useQuery(activitiesQuery());
  const queue = useQueue();
  const submission = useQuery(submissionQuery(queue.selected));
  const notSaved = usePreferencesError();
  const nothingToOpen = !queue.isPending && queue.items.length === 0 && queue.selected === null;
  useQueueWalk(queue);
  useNeighbours(queue, submission.isSuccess);
  useSettled(!activities.isPending && !queue.isPending && (nothingToOpen || !submission.isPending));

  const retry = () => {
    if (activities.isError) void activities.refetch();
    if (queue.error !== null) queue.retry();
  };
  return (
    <div className={styles.desk}>
      <TopBar course={course} />
      <div className={styles.notices}>
        {notSaved !== null && <ErrorNotice error={notSaved} />}
        {status.notice === 'sample-rebuilt' && (
          <Notice id={status.notice} label={t('notice')} text={t('rebuilt')} />
        )}
      </div>
      <Sidebar activities={activities.data} waiting={activities.isPending} />
      <QueuePane
        queue={queue}
        activities={activities.data}
        activitiesError={activities.error}
        onRetry={retry}
      />
      <SubmissionPane queue={queue} submission={submission} activities={activities.data} />
      <FeedbackHistory
        selected={queue.selected}
        entries={submission.data?.feedback}
        waiting={submission.isLoading}
      />
      <StatusBar status={status} />
    </div>
  );
}
