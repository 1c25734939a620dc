import { create } from 'zustand';
import type { SubmissionSummary } from '#contract/grading';
import { deadlineOf } from '../../state/list-filters.ts';
import { placeOf, type UiState } from '../../state/ui-store.ts';
import { keyOf } from './queue-items.ts';

interface Range {
  /** Where it began, and how far it reaches now. */
  from: string;
  to: string;
  /** What was picked before it. */
  before: ReadonlySet<string>;
}

interface Picked {
  /** Rows picked to do something with together, by `keyOf`. */
  keys: ReadonlySet<string>;
  /** The list they were picked in; in another one nothing is. */
  list: string;
  range: Range | null;
  pick(list: string, keys: Iterable<string>, range?: Range): void;
  clear(): void;
}

const none: ReadonlySet<string> = new Set();

export const usePicked = create<Picked>()((set) => ({
  keys: none,
  list: '',
  range: null,
  pick: (list, keys, range) => set({ list, keys: new Set(keys), range: range ?? null }),
  clear: () => set({ keys: none, range: null }),
}));

/** Tells one list from another, down to what it is narrowed to. */
export function listKeyOf(state: UiState): string {
  return JSON.stringify([placeOf(state), state.order, state.search, state.filters, deadlineOf(state)]);
}

export function usePickedKeys(list: string): ReadonlySet<string> {
  return usePicked((state) => (state.list === list ? state.keys : none));
}

export function pickedOf(
  items: readonly SubmissionSummary[],
  keys: ReadonlySet<string>,
): readonly SubmissionSummary[] {
  return keys.size === 0 ? [] : items.filter(({ ref }) => keys.has(keyOf(ref)));
}

/** Takes a row in or out. The first time, the one that is open was meant, too. */
export function togglePick(list: string, row: SubmissionSummary, open: SubmissionSummary | undefined): void {
  const keys = keysIn(list);
  const key = keyOf(row.ref);
  const isFirst = keys.size === 0;
  if (!keys.delete(key)) keys.add(key);
  if (isFirst && open !== undefined) keys.add(keyOf(open.ref));
  usePicked.getState().pick(list, keys);
}

/** Picks from where the range began, at first the open row, to this one; a range that shrinks lets go again. */
export function pickTo(list: string, items: readonly SubmissionSummary[], open: number, to: number): void {
  const keyAt = (index: number) => {
    const row = items[index];
    return row === undefined ? undefined : keyOf(row.ref);
  };
  const here = keyAt(open) ?? keyAt(to);
  const there = keyAt(to);
  if (here === undefined || there === undefined) return;
  const { range } = usePicked.getState();
  const goesOn = range !== null && range.to === here && keysIn(list).has(here);
  const { from, before } = goesOn ? range : { from: here, before: keysIn(list) };
  const start = goesOn ? items.findIndex(({ ref }) => keyOf(ref) === from) : open;
  const ends = [start < 0 ? to : start, to];
  const within = items.slice(Math.min(...ends), Math.max(...ends) + 1).map(({ ref }) => keyOf(ref));
  usePicked.getState().pick(list, [...before, ...within], { from, to: there, before });
}

function keysIn(list: string): Set<string> {
  const state = usePicked.getState();
  return new Set(state.list === list ? state.keys : none);
}
