import type { QueryClient } from '@tanstack/react-query';
import { AppError } from '#contract/app-error';
import type { FeedbackBase, StandingFeedback } from '#contract/feedback-delivery';
import type { FeedbackEntry, SubmissionRef } from '#contract/grading';
import { standingQuery } from '../../api/writing-queries.ts';

/** Nobody waits longer for a version: without one the text alone tells whether somebody changed it since. */
const patienceMs = 1200;

/**
 * A published comment exactly as it is before the person's eyes. What is on screen decides: had somebody changed it
 * since, version and text tell when the change is sent, and it meets them as a conflict. So it can begin offline.
 */
export async function knownComment(
  client: QueryClient,
  entry: FeedbackEntry,
  ref: SubmissionRef,
): Promise<FeedbackBase> {
  const known = client.getQueryData(standingQuery(ref).queryKey)?.find(({ id }) => id === entry.id);
  const now = await standingNow(client, ref);
  const standing = now === null ? known : now.find(({ id }) => id === entry.id);
  if (now !== null && standing === undefined)
    throw new AppError('not-found', 'The comment is no longer there');
  const version = standing?.text === entry.comment ? standing.version : null;
  return { id: entry.id, version, text: entry.comment, author: entry.author };
}

/** Null: the course does not answer now. */
async function standingNow(client: QueryClient, ref: SubmissionRef): Promise<StandingFeedback[] | null> {
  const asking = client.fetchQuery({ ...standingQuery(ref), staleTime: 0 }).catch((error: unknown) => {
    if (error instanceof AppError && (error.retryable || error.code === 'not-connected')) return null;
    throw error;
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tired = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patienceMs);
  });
  return Promise.race([asking, tired]).finally(() => clearTimeout(timer));
}
