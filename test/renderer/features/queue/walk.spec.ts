import { describe, expect, it } from 'vitest';
import type { SubmissionState, SubmissionSummary } from '#contract/grading';
import { walk } from '../../../../renderer/features/queue/walk.ts';

function rows(...states: SubmissionState[]): SubmissionSummary[] {
  return states.map((state, index) => ({
    ref: { activity: 'foro1', id: String(index) },
    student: { id: 'a', name: 'Ana', email: 'ana@uni.example' },
    submittedAt: null,
    attempt: 1,
    attempts: 1,
    preview: '',
    length: 0,
    images: 0,
    state,
  }));
}

const some = rows('reviewed', 'awaiting', 'reviewed-without-comment', 'new-since-review', 'reviewed');

describe('a step in the queue', () => {
  it.each([
    [0, 'next', 1],
    [4, 'next', null],
    [1, 'previous', 0],
    [0, 'previous', null],
    [3, 'first', 0],
    [0, 'last', 4],
    [-1, 'next', 0],
    [0, 'next-awaiting', 1],
    [1, 'next-awaiting', 3],
    [3, 'next-awaiting', null],
    [4, 'previous-awaiting', 3],
    [1, 'previous-awaiting', null],
  ] as const)('from %d, %s leads to %s', (from, step, to) => {
    expect(walk(some, from, step)).toBe(to);
  });

  it('leads nowhere in an empty list', () => {
    expect(walk([], -1, 'first')).toBeNull();
    expect(walk([], -1, 'last')).toBeNull();
  });
});
