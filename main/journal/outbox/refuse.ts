import { AppError } from '#contract/errors';
import type { FeedbackRejected, RejectionCode } from '#contract/feedback-delivery';

const ofTheText: ReadonlySet<RejectionCode> = new Set([
  'text-empty',
  'text-has-nul',
  'text-malformed',
  'text-too-long',
]);

/** Told before it is queued: the person still has it before them. */
export function refuse({ code, details }: FeedbackRejected): AppError {
  return new AppError(ofTheText.has(code) ? 'invalid-input' : 'forbidden', `Cannot be published: ${code}`, {
    details: { ...details, reason: code },
  });
}
