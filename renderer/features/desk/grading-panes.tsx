import type { UseQueryResult } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Activity } from '#contract/grading';
import { submissionQuery } from '../../api/queries.ts';
import { useSettled } from '../../components/use-settled.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { useCommands } from '../commands/use-commands.ts';
import { FeedbackHistory } from '../feedback/feedback-history.tsx';
import { QueuePane } from '../queue/queue-pane.tsx';
import { useQueue } from '../queue/use-queue.ts';
import { useQueueWalk } from '../queue/use-queue-walk.ts';
import { SubmissionPane } from '../submission/submission-pane.tsx';
import { useNeighbours } from '../submission/use-neighbours.ts';

/** List, submission, what was said about it: the three panes of grading. */
export function GradingPanes({ activities }: { activities: UseQueryResult<Activity[]> }) {
  const queue = useQueue();
  const activity = useUiStore((state) => state.activity);
  const { openActivity, toggleNames } = useUiStore.getState();
  const submission = useQuery(submissionQuery(queue.selected));
  const nothingToOpen = !queue.isPending && queue.items.length === 0 && queue.selected === null;
  useCommands({ 'toggle-names': toggleNames });
  useQueueWalk(queue);
  useNeighbours(queue, submission.isSuccess);
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
    </>
  );
}
