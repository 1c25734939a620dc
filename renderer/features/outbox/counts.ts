import type { QueryClient } from '@tanstack/react-query';
import type { Counts, SubmissionState } from '#contract/grading';
import { activitiesQuery } from '../../api/queries.ts';
import { afterPaint } from '../../components/after-paint.ts';

const countOf: Record<SubmissionState, Exclude<keyof Counts, 'total'>> = {
  awaiting: 'awaiting',
  'new-since-review': 'newSinceReview',
  reviewed: 'reviewed',
  'reviewed-without-comment': 'reviewedWithoutComment',
};

/**
 * One submission counts elsewhere, until the server counts anew. Told a moment later: the next submission is painted
 * before every count on screen is.
 */
export function shiftCounts(
  client: QueryClient,
  activity: string,
  from: SubmissionState,
  to: SubmissionState,
): void {
  if (from !== to) afterPaint(() => shiftNow(client, activity, from, to));
}

function shiftNow(client: QueryClient, activity: string, from: SubmissionState, to: SubmissionState): void {
  client.setQueryData(activitiesQuery().queryKey, (known) =>
    known?.map((each) => {
      if (each.key !== activity) return each;
      const counts = { ...each.counts };
      counts[countOf[from]] = Math.max(0, counts[countOf[from]] - 1);
      counts[countOf[to]] += 1;
      return { ...each, counts };
    }),
  );
}
