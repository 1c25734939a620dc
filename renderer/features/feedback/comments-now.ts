import type { FeedbackEntry } from '#contract/grading';

/** As many as fit beside the answers. */
const atOnce = 8;

/**
 * Of somebody new on screen the latest comments come with the answers, all others a moment after.
 * Both lists begin with the newest; what a student was told first tells whose list it is.
 */
export function commentsNow(entries: FeedbackEntry[], drawnBefore: FeedbackEntry[]): FeedbackEntry[] {
  const isSame = drawnBefore.at(-1)?.id === entries.at(-1)?.id;
  return isSame ? entries : entries.slice(0, atOnce);
}
