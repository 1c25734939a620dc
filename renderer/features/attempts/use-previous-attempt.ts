import { useQuery } from '@tanstack/react-query';
import type { Submission } from '#contract/grading';
import { previousAttemptQuery } from '../../api/queries.ts';
import { useUiStore } from '../../state/ui-store.ts';

/** The attempt before the one on screen, while the two are compared. */
export function usePreviousAttempt(submission: Submission | undefined) {
  const comparing = useUiStore((state) => state.comparing);
  const repeated = comparing && submission !== undefined && submission.attempt > 1;
  return useQuery(previousAttemptQuery(repeated ? submission.ref : null));
}
