import { AppError } from '#contract/errors';
import type { Mark } from '#contract/feedback';
import type { SubmissionRef } from '#contract/grading';
import type { WaitingMark } from '#contract/journal-outbox';
import type { StoredMark } from '../disk/entries.ts';

const together = 500;

const keyOf = (step: StoredMark) => (step.wish === 'set' ? step.mark.key : step.key);

/** The first that go in one question: all of them set, or all of them taken back. */
export function nextMarks(steps: readonly StoredMark[], resting: ReadonlySet<string>): StoredMark[] {
  // Taking back what rests would be forgotten once that is set.
  const restingKeys = new Set(steps.filter(({ id }) => resting.has(id)).map(keyOf));
  const due = steps.filter((step) => !restingKeys.has(keyOf(step)));
  const [first] = due;
  const end = due.findIndex(({ wish }) => wish !== first?.wish);
  return due.slice(0, Math.min(end === -1 ? due.length : end, together));
}

/** It is not the mark's fault: the course cannot be reached, or asked, just now. */
export function isPassing(error: unknown): boolean {
  return (
    error instanceof AppError && (error.retryable || ['not-connected', 'cancelled'].includes(error.code))
  );
}

export function refusalBy(error: unknown): WaitingMark['waitsFor'] {
  return error instanceof AppError && error.code === 'forbidden' ? 'not-allowed' : 'refused';
}

/** As the window lists it. */
export function shownMark(step: StoredMark, waitsFor: WaitingMark['waitsFor']): WaitingMark {
  const { id, wish } = step;
  return { id, wish, mark: wish === 'set' ? { kind: step.mark.kind, ref: step.mark.ref } : null, waitsFor };
}

const same = (one: SubmissionRef) => (other: SubmissionRef) =>
  one.activity === other.activity && one.id === other.id;

/** The marks of these submissions as they will be once all steps have arrived. */
export function withWaiting(
  steps: readonly StoredMark[],
  refs: readonly SubmissionRef[],
  standing: readonly Mark[],
): Mark[] {
  const at = new Date().toISOString().replace('T', ' ').slice(0, 23);
  let marks = [...standing];
  for (const step of steps) {
    if (step.wish === 'withdraw') {
      marks = marks.filter(({ key }) => key !== step.key);
      continue;
    }
    const { key, kind, ref, reason = null } = step.mark;
    const there = marks.some((mark) => mark.kind === kind && same(ref)(mark.ref));
    if (there || !refs.some(same(ref))) continue;
    marks.push({ key, kind, ref, reason, author: '', mine: true, at, waiting: true });
  }
  return marks;
}
