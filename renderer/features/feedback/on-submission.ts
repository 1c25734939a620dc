import type { SubmissionSummary } from '#contract/grading';

/** The attempt a comment is about. */
export type OnSubmission = Pick<SubmissionSummary, 'ref' | 'submittedAt'>;
