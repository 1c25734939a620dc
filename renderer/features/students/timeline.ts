import type { StudentWork } from '#contract/classroom';
import type { FeedbackEntry, SubmissionSummary } from '#contract/grading';
import { wallClock } from '../time/server-time.ts';

export type TimelineEntry =
  | { kind: 'submission'; key: string; submission: SubmissionSummary }
  | { kind: 'feedback'; key: string; feedback: FeedbackEntry };

/** What was handed in and what was said about it, as it happened; what never had a date comes last. */
export function timelineOf({
  submissions,
  feedback,
}: Pick<StudentWork, 'submissions' | 'feedback'>): TimelineEntry[] {
  const entries = [
    ...submissions.map((submission) => ({
      at: momentOf(submission.submittedAt),
      entry: {
        kind: 'submission',
        key: `${submission.ref.activity}/${submission.ref.id}`,
        submission,
      } as const,
    })),
    ...feedback.toReversed().map((each) => ({
      at: momentOf(each.writtenAt),
      entry: { kind: 'feedback', key: `feedback/${each.id}`, feedback: each } as const,
    })),
  ];
  return entries.toSorted((one, other) => one.at - other.at || 0).map(({ entry }) => entry);
}

/** The latest attempt in each activity, in the order of the course. */
export function latestByActivity(
  submissions: readonly SubmissionSummary[],
  activities: readonly string[],
): SubmissionSummary[] {
  return activities.flatMap((activity) => {
    const latest = submissions.filter(({ ref }) => ref.activity === activity).at(-1);
    return latest === undefined ? [] : [latest];
  });
}

function momentOf(serverTime: string | null): number {
  return (serverTime === null ? null : wallClock(serverTime)) ?? Number.MAX_SAFE_INTEGER;
}
