import { describe, expect, it } from 'vitest';
import type { SubmissionSummary } from '#contract/grading';
import { createCollector, keyOf } from '../../../../renderer/features/queue/queue-items.ts';

function row(id: number): SubmissionSummary {
  return {
    ref: { activity: 'foro1', id: String(id) },
    student: { id: 'a', name: 'Ana', email: 'ana@uni.example' },
    submittedAt: null,
    attempt: 1,
    attempts: 1,
    preview: '',
    length: 0,
    images: 0,
    state: 'awaiting',
  };
}

const page = (...ids: number[]) => ({ items: ids.map(row) });
const ids = (items: SubmissionSummary[]) => items.map(({ ref }) => Number(ref.id));

describe('the rows of the queue', () => {
  it('follow one another over the pages, each once', () => {
    const first = page(9, 8, 7);
    const { items, indexes } = createCollector()([first, page(7, 6), page(9, 5)]);
    expect(ids(items)).toEqual([9, 8, 7, 6, 5]);
    expect(items.map(({ ref }) => indexes.get(keyOf(ref)))).toEqual([0, 1, 2, 3, 4]);
  });

  it('grow by what a new page brings and are the same list while nothing comes', () => {
    const collect = createCollector();
    const first = page(3, 2);
    const { items } = collect([first]);
    expect(collect([first]).items).toBe(items);
    const grown = collect([first, page(1)]).items;
    expect(ids(grown)).toEqual([3, 2, 1]);
    expect(grown[0]).toBe(items[0]);
  });

  it('start anew when an earlier page changed or there are fewer', () => {
    const collect = createCollector();
    const second = page(1);
    collect([page(3, 2), second]);
    expect(ids(collect([page(4, 3), second]).items)).toEqual([4, 3, 1]);
    expect(ids(collect([second]).items)).toEqual([1]);
    expect(ids(collect([]).items)).toEqual([]);
  });
});
