import type { SubmissionSummary } from '#contract/grading';
import { needsReading } from './states.ts';

export type Step = 'next' | 'previous' | 'first' | 'last' | 'next-awaiting' | 'previous-awaiting';

/** Where a step leads among the rows that are here; `null`: beyond them, or nowhere. */
export function walk(items: readonly SubmissionSummary[], from: number, step: Step): number | null {
  if (items.length === 0) return null;
  const last = items.length - 1;
  if (step === 'first') return 0;
  if (step === 'last') return last;
  const back = step === 'previous' || step === 'previous-awaiting';
  const wanted = step === 'next-awaiting' || step === 'previous-awaiting' ? isAwaiting : isAny;
  for (let index = back ? from - 1 : from + 1; index >= 0 && index <= last; index += back ? -1 : 1) {
    if (wanted(items[index])) return index;
  }
  return null;
}

const isAny = (item: SubmissionSummary | undefined) => item !== undefined;
const isAwaiting = (item: SubmissionSummary | undefined) => item !== undefined && needsReading(item.state);

export function goesForward(step: Step): boolean {
  return step === 'next' || step === 'last' || step === 'next-awaiting';
}
