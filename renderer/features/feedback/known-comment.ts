import type { QueryClient } from '@tanstack/react-query';
import { AppError } from '#contract/app-error';
import type { FeedbackBase } from '#contract/feedback-delivery';
import type { FeedbackEntry, SubmissionRef } from '#contract/grading';
import { standingQuery } from '../../api/writing-queries.ts';

/**
 * A published comment exactly as it is before the person's eyes. What is on screen decides: had somebody changed it
 * since, the text tells, and the change meets them as a conflict.
 */
export async function knownComment(
  client: QueryClient,
  entry: FeedbackEntry,
  ref: SubmissionRef,
): Promise<FeedbackBase> {
  const comments = await client.fetchQuery({ ...standingQuery(ref), staleTime: 0 });
  const standing = comments.find(({ id }) => id === entry.id);
  if (standing === undefined) throw new AppError('not-found', 'The comment is no longer there');
  const version = standing.text === entry.comment ? standing.version : null;
  return { id: entry.id, version, text: entry.comment, author: entry.author };
}
