import type { OutboxCounts, OutboxItem, WaitReason } from '#contract/journal-outbox';
import type { StoredItem } from '../disk/entries.ts';
import type { Attempt } from './back-off.ts';
import { wordsOf } from './changes.ts';
import { isSettled } from './lanes.ts';

export interface Circumstances {
  waitsFor: WaitReason | null;
  attempt: Attempt | undefined;
  /** Since when its delay is over, or the teacher said so, it is held no more. */
  held: boolean;
}

const undoOf = { new: 'withdraw', edit: 'reword', withdraw: 'restore', restore: 'withdraw' } as const;

function undoable(item: StoredItem): OutboxItem['undo'] {
  if (item.state === 'confirmed') return item.undoneBy === null ? undoOf[item.change.kind] : null;
  return item.state === 'cancelled' || item.undoAsked ? null : 'take-back';
}

/** An item as the window sees it. */
export function shown(item: StoredItem, { waitsFor, attempt, held }: Circumstances): OutboxItem {
  const { change, state, heldUntil, studentName, run, undoes, queuedAt, conflict, rejected, undoAsked } =
    item;
  const resting = attempt === undefined ? 0 : attempt.nextAt - performance.now();
  return {
    id: change.key,
    kind: change.kind,
    ref: change.ref,
    submittedAt: change.submittedAt,
    activity: change.activity,
    student: change.student,
    studentName,
    run,
    undoes,
    text: wordsOf(change),
    base: change.kind === 'new' ? null : change.base,
    state: state === 'queued' && held ? 'held' : state,
    waitsFor,
    queuedAt,
    releaseAt: held && heldUntil !== 'told' ? heldUntil : null,
    tries: attempt?.tries ?? 0,
    nextTryAt: resting > 0 ? new Date(Date.now() + resting).toISOString() : null,
    problem: attempt?.problem ?? item.problem,
    confirmed: item.confirmed,
    confirmedAt: item.confirmedAt,
    conflict,
    rejected,
    undo: undoable(item),
    undoAsked,
  };
}

export function countsOf(items: Iterable<StoredItem>, held: (item: StoredItem) => boolean): OutboxCounts {
  const counts = { waiting: 0, held: 0, attention: 0 };
  for (const item of items) {
    if (item.state === 'conflict' || item.state === 'rejected') counts.attention += 1;
    if (isSettled(item)) continue;
    counts.waiting += 1;
    if (item.state === 'queued' && held(item)) counts.held += 1;
  }
  return counts;
}
