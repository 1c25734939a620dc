import type { AppError, ErrorCode } from '#contract/errors';
import type { FeedbackChange, FeedbackRejected } from '#contract/feedback-delivery';
import { outcomeOf, reasonOf } from '../database/errors.ts';
import { rejected } from './check.ts';

/** As rights name what a login may do. */
const actions: Record<FeedbackChange['kind'], string> = {
  new: 'comment',
  edit: 'edit-comment',
  withdraw: 'remove-comment',
  restore: 'comment',
};

/** With any other code it is the link or the server that fails, and another hour may do better. */
const aboutTheChange: readonly ErrorCode[] = [
  'conflict',
  'forbidden',
  'invalid-input',
  'internal',
  'schema-outdated',
];

/** What the server's final word on a change means; any other error is thrown on. */
export function refusedBy(error: AppError, change: FeedbackChange): FeedbackRejected {
  if (outcomeOf(error) !== 'final' || !aboutTheChange.includes(error.code)) throw error;
  const reason = reasonOf(error) ?? 'unexpected';
  if (reason === 'missing-grant') return rejected('not-allowed', { action: actions[change.kind] });
  if (reason === 'read-only') return rejected('read-only', { reason });
  if (reason === 'reference-missing') return rejected('student-unknown', { student: change.student });
  const { sqlstate } = error.details ?? {};
  return rejected('refused', { code: error.code, reason, ...(sqlstate === undefined ? {} : { sqlstate }) });
}
