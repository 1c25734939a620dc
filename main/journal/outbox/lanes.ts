import type { StoredItem } from '../disk/entries.ts';

/** What, beside the items themselves, decides whose turn it is. */
export interface Turns {
  /** Waits for its delay, for the teacher's word, or with its paused run. */
  stays(item: StoredItem): 'delay' | 'until-told' | 'paused' | null;
  /** Tried a moment ago, or not to be sent for a reason of its own. */
  rests(item: StoredItem): boolean;
}

/** Nothing more will happen to it, or nothing before the teacher decides. */
export const isSettled = ({ state }: StoredItem) =>
  state === 'confirmed' || state === 'cancelled' || state === 'conflict' || state === 'rejected';

/** Changes for one student go one after the other, in the order they were wanted. */
export const laneOf = ({ change }: StoredItem) => change.student;

/**
 * The first of each lane. What waits for the teacher's word stops nobody behind it; what waits for its delay, or
 * for another try, does.
 */
export function heads(items: Iterable<StoredItem>, turns: Turns): StoredItem[] {
  const lanes = new Map<string, StoredItem>();
  for (const item of items) {
    if (isSettled(item) || lanes.has(laneOf(item))) continue;
    const stays = item.state === 'queued' ? turns.stays(item) : null;
    if (stays === null || stays === 'delay') lanes.set(laneOf(item), item);
  }
  return [...lanes.values()];
}

/** Sent, and how that ended is not written down: the course is asked before anything else. */
export const isOpenQuestion = ({ state }: StoredItem) => state === 'unknown' || state === 'sent';

export function ready(items: Iterable<StoredItem>, turns: Turns): StoredItem[] {
  const mayGo = (item: StoredItem) => isOpenQuestion(item) || turns.stays(item) === null;
  return heads(items, turns).filter((item) => mayGo(item) && !turns.rests(item));
}

const together = 25;

/** New comments whose ids are known go in one transaction; anything else alone. */
export function nextBatch(candidates: readonly StoredItem[]): StoredItem[] {
  const [first] = candidates;
  if (first === undefined) return [];
  const joins = (item: StoredItem) =>
    item.state === 'queued' && item.change.kind === 'new' && item.change.author === first.change.author;
  return joins(first) ? candidates.filter(joins).slice(0, together) : [first];
}
