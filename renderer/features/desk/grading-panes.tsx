import type { UseQueryResult } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import { memo, useEffect } from 'react';
import type { Activity } from '#contract/grading';
import { submissionQuery } from '../../api/queries.ts';
import { useFollowing } from '../../components/use-following.ts';
import { useSettled } from '../../components/use-settled.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { PaneHandle } from '../comfort/pane-handle.tsx';
import { FeedbackPane } from '../feedback/feedback-pane.tsx';
import { keyOf } from '../queue/queue-items.ts';
import { QueuePane } from '../queue/queue-pane.tsx';
import { useQueue } from '../queue/use-queue.ts';
import { useQueueWalk } from '../queue/use-queue-walk.ts';
import { StudentPane } from '../students/student-pane.tsx';
import { useStudentSteps } from '../students/use-student-steps.ts';
import { SubmissionPane } from '../submission/submission-pane.tsx';
import { useEarlyQuestion } from '../submission/use-early-question.ts';
import { useNeighbours } from '../submission/use-neighbours.ts';

const Handle = memo(PaneHandle);

/** List, submission, what was said about it: the three panes of grading. */
export function GradingPanes({ activities }: { activities: UseQueryResult<Activity[]> }) {
  const queue = useQueue();
  const activity = useUiStore((state) => state.activity);
  const aside = useUiStore((state) => state.aside);
  const openActivity = useUiStore((state) => state.openActivity);
  /** What is looked at beside the list is no row of it. */
  const shown = aside === null ? queue : { ...queue, selected: aside.ref, selectedIndex: -1 };
  const submission = useQuery(submissionQuery(shown.selected));
  const nothingToOpen = !queue.isPending && queue.items.length === 0 && queue.selected === null;
  const student = (submission.data ?? shown.items[shown.selectedIndex])?.student;
  useStudentSteps({ ref: shown.selected, student }, activities.data);
  const selected = shown.selected === null ? '' : keyOf(shown.selected);
  // What is read comes before what is said about it: with each submission, and once more when its answers are here.
  const beside = useFollowing(
    { queue: shown, submission, activities: activities.data },
    `${selected} ${submission.isSuccess}`,
  );
  useQueueWalk(queue);
  useNeighbours(queue, submission.isSuccess);
  useEarlyQuestion();
  useSettled(!activities.isPending && !queue.isPending && (nothingToOpen || !submission.isPending));

  // Left there the last time, and no longer in the course.
  const isGone = activity !== null && activities.data?.every(({ key }) => key !== activity) === true;
  useEffect(() => {
    if (isGone) openActivity(null);
  }, [isGone, openActivity]);

  const retry = () => {
    if (activities.isError) void activities.refetch();
    if (queue.error !== null) queue.retry();
  };
  return (
    <>
      {aside !== null && <StudentPane aside={aside} activities={activities.data} />}
      {aside === null && (
        <QueuePane
          queue={queue}
          activities={activities.data}
          activitiesError={activities.error}
          onRetry={retry}
        />
      )}
      <Handle pane="queue" />
      <SubmissionPane queue={shown} submission={submission} activities={activities.data} />
      <Handle pane="feedback" />
      <FeedbackPane {...beside} />
    </>
  );
}
