import { expect, test } from 'vitest';
import type { SubmissionState, SubmissionSummary } from '#contract/grading';
import { withExpected } from '../../../../renderer/features/outbox/expected-states.ts';
import { createCollector } from '../../../../renderer/features/queue/queue-items.ts';

const row = (id: number): SubmissionSummary => ({
  ref: { activity: 'foro1', id: String(id) },
  student: { id: `e${id}`, name: `Estudiante ${id}`, email: `e${id}@uni.example` },
  submittedAt: null,
  attempt: 1,
  attempts: 1,
  preview: '',
  length: 0,
  images: 0,
  state: 'awaiting',
});

const listOf = (count: number) =>
  createCollector()([{ items: Array.from({ length: count }, (_, n) => row(n)) }]);
const expected = (...ids: number[]) =>
  new Map(ids.map((id): [string, SubmissionState] => [`foro1/${id}`, 'reviewed']));

test('a row is shown as it will be; all others stay the same objects', () => {
  const list = listOf(5);
  const shown = withExpected(list, expected(3));
  expect(shown[3]).toEqual({ ...list.items[3], state: 'reviewed' });
  expect(shown.filter((item, index) => item !== list.items[index])).toHaveLength(1);
  expect(list.items[3]?.state).toBe('awaiting');
});

test('what is not in the list, or is as expected already, leaves the list as it is', () => {
  const list = listOf(5);
  expect(withExpected(list, expected())).toBe(list.items);
  expect(withExpected(list, expected(77))).toBe(list.items);
  expect(withExpected(list, new Map([['foro1/2', 'awaiting']]))).toBe(list.items);
});

test('a hundred thousand rows cost no more than copying the list', () => {
  const list = listOf(100_000);
  const states = expected(...Array.from({ length: 500 }, (_, n) => n * 100));
  let looks = 0;
  const counted = new Proxy(list.indexes, {
    get(target, name) {
      looks += 1;
      const member = Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
  withExpected({ items: list.items, indexes: counted }, states);
  expect(looks).toBe(500);
});
