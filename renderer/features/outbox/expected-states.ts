import { create } from 'zustand';
import type { SubmissionRef, SubmissionState, SubmissionSummary } from '#contract/grading';
import type { OutboxItem } from '#contract/journal-outbox';
import { keyOf, type QueueItems } from '../queue/queue-items.ts';

interface ExpectedStates {
  /** What a submission will be once everything under way has arrived, by `keyOf`. */
  states: ReadonlyMap<string, SubmissionState>;
  expect(ref: SubmissionRef, state: SubmissionState): void;
  unexpect(ref: SubmissionRef): void;
  /** Of many at once; `null`: nothing is expected of them any more. */
  expectAll(refs: readonly SubmissionRef[], state: SubmissionState | null): void;
  clear(): void;
}

/** The desk goes on as if what was just done had arrived already. */
export const useExpectedStates = create<ExpectedStates>()((set) => ({
  states: new Map(),
  expect: (ref, state) => set(({ states }) => ({ states: new Map(states).set(keyOf(ref), state) })),
  unexpect: (ref) =>
    set(({ states }) => {
      const others = new Map(states);
      return others.delete(keyOf(ref)) ? { states: others } : {};
    }),
  expectAll: (refs, state) =>
    set(({ states }) => {
      const expected = new Map(states);
      for (const ref of refs) {
        if (state === null) expected.delete(keyOf(ref));
        else expected.set(keyOf(ref), state);
      }
      return { states: expected };
    }),
  clear: () => set({ states: new Map() }),
}));

export function useExpectedState(ref: SubmissionRef | null): SubmissionState | undefined {
  return useExpectedStates(({ states }) => (ref === null ? undefined : states.get(keyOf(ref))));
}

/** The rows as they will be; those nothing is expected of stay the same objects. */
export function withExpected(
  { items, indexes }: QueueItems,
  states: ReadonlyMap<string, SubmissionState>,
): SubmissionSummary[] {
  // Few are expected to change among however many rows there are.
  const changed = [...states].flatMap(([key, state]) => {
    const index = indexes.get(key);
    const item = index === undefined ? undefined : items[index];
    return index === undefined || item === undefined || item.state === state ? [] : [{ index, item, state }];
  });
  if (changed.length === 0) return items;
  const expected = items.slice();
  for (const { index, item, state } of changed) expected[index] = { ...item, state };
  return expected;
}

/** Follows what became of an item. */
export function expectOf(item: OutboxItem): void {
  const { expect, unexpect } = useExpectedStates.getState();
  if (item.kind === 'edit') return;
  const arrives = !['cancelled', 'rejected', 'conflict'].includes(item.state);
  const comments = item.kind === 'new' || item.kind === 'restore';
  if (comments && arrives) expect(item.ref, 'reviewed');
  else if (comments || arrives) unexpect(item.ref);
}
