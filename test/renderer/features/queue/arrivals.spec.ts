import { describe, expect, it } from 'vitest';
import type { QueuePage, SubmissionSummary } from '#contract/grading';
import { mergeHead, type QueuePages, reachesFurther } from '../../../../renderer/features/queue/arrivals.ts';

const row = (id: number) => ({ ref: { activity: 'foro1', id: String(id) } }) as SubmissionSummary;
const page = (ids: number[], total: number): QueuePage => ({ items: ids.map(row), next: null, total });
const pages = (...all: QueuePage[]): QueuePages => ({ pages: all, pageParams: all.map(() => null) });
const ids = (data: QueuePages) => data.pages.map(({ items }) => items.map(({ ref }) => Number(ref.id)));

describe('the head of a list, read anew', () => {
  const known = pages(page([9, 8, 7], 6), page([6, 5, 4], 6));

  it('is nothing new when nothing came', () => {
    expect(mergeHead(known, page([9, 8], 6), true)).toEqual({ kind: 'same' });
  });

  it('puts what came on top and counts anew everywhere', () => {
    const merged = mergeHead(known, page([11, 10, 9], 8), true);
    if (merged.kind !== 'grown') throw new Error(merged.kind);
    expect(ids(merged.data)).toEqual([
      [11, 10, 9, 8, 7],
      [6, 5, 4],
    ]);
    expect(merged.data.pages.map(({ total }) => total)).toEqual([8, 8]);
    expect(ids(known)).toEqual([
      [9, 8, 7],
      [6, 5, 4],
    ]);
  });

  it.each([
    ['more came than was read', page([14, 13], 11)],
    ['something came in between', page([9, 10, 8], 7)],
    ['something left', page([9, 8], 5)],
  ])('means reading it again where %s', (_why, head) => {
    expect(mergeHead(known, head, true)).toEqual({ kind: 'changed' });
  });

  it('in another order tells by the count alone', () => {
    expect(mergeHead(known, page([9, 8], 6), false)).toEqual({ kind: 'same' });
    expect(mergeHead(known, page([9, 8], 7), false)).toEqual({ kind: 'changed' });
  });

  it('of a very long list changes only the counts', () => {
    const long = pages(...Array.from({ length: 11 }, (_, index) => page([20 - index], 20)));
    const merged = mergeHead(long, page([20, 19], 19), true);
    if (merged.kind !== 'grown') throw new Error(merged.kind);
    expect(merged.data.pages.every(({ total }) => total === 19)).toBe(true);
    expect(ids(merged.data)).toEqual(ids(long));
  });

  it('of which nothing is known leaves no row out, however long the list', () => {
    const long = pages(...Array.from({ length: 11 }, (_, index) => page([20 - index], 20)));
    const head = page([23, 22], 23);
    expect(reachesFurther(long, head)).toBe(true);
    expect(mergeHead(long, head, true)).toEqual({ kind: 'changed' });
    const further = page([23, 22, 21, 20], 23);
    expect(reachesFurther(long, further)).toBe(false);
    expect(mergeHead(long, further, true).kind).toBe('grown');
  });
});
