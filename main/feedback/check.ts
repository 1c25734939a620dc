import type { FeedbackChange, FeedbackRejected, RejectionCode } from '#contract/feedback-delivery';
import type { FeedbackCourse } from './feedback-course.ts';

export const longestText = 1_000_000;

export const rejected = (code: RejectionCode, details?: FeedbackRejected['details']): FeedbackRejected => ({
  outcome: 'rejected',
  code,
  ...(details === undefined ? {} : { details }),
});

function checkText(text: string): FeedbackRejected | null {
  if (text.trim() === '') return rejected('text-empty');
  if (text.includes('\0')) return rejected('text-has-nul', { at: text.indexOf('\0') });
  const half = /\p{Surrogate}/u.exec(text);
  if (half !== null) return rejected('text-malformed', { at: half.index });
  if (text.length > longestText) return rejected('text-too-long', { longest: longestText });
  return null;
}

/** What can be told of a change without asking the server. */
export function checkChange(
  change: FeedbackChange,
  { writer, own }: FeedbackCourse,
): FeedbackRejected | null {
  if (writer.table === null) return rejected('feedback-missing');
  const text = 'text' in change ? checkText(change.text) : null;
  if (text !== null) return text;
  if (writer.filedAs(change.activity) === null) {
    return rejected('names-unconfirmed', { activity: change.activity });
  }
  return own.ledger && change.author.trim() === '' ? rejected('author-missing') : null;
}
