import type { Counts, SubmissionState } from '#contract/grading';
import type { Chip } from '../../state/ui-store.ts';

export const chips: readonly Chip[] = ['awaiting', 'new', 'done', 'all'];

const statesOf: Record<Chip, SubmissionState[] | undefined> = {
  awaiting: ['awaiting'],
  new: ['new-since-review'],
  done: ['reviewed', 'reviewed-without-comment'],
  all: undefined,
};

export function statesFor(chip: Chip): { states?: SubmissionState[] } {
  const states = statesOf[chip];
  return states === undefined ? {} : { states };
}

export function countFor(chip: Chip, counts: Counts): number {
  if (chip === 'awaiting') return counts.awaiting;
  if (chip === 'new') return counts.newSinceReview;
  return chip === 'done' ? doneOf(counts) : counts.total;
}

export function doneOf(counts: Counts): number {
  return counts.reviewed + counts.reviewedWithoutComment;
}

export function sumCounts(all: Counts[]): Counts {
  const sum = (key: keyof Counts) => all.reduce((total, counts) => total + counts[key], 0);
  return {
    total: sum('total'),
    awaiting: sum('awaiting'),
    newSinceReview: sum('newSinceReview'),
    reviewed: sum('reviewed'),
    reviewedWithoutComment: sum('reviewedWithoutComment'),
  };
}

export function needsReading(state: SubmissionState): boolean {
  return state === 'awaiting' || state === 'new-since-review';
}
