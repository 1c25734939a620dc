import type { Run } from '#contract/journal-outbox';
import type { StoredItem, StoredRun } from '../disk/entries.ts';

/** How far a run has come, counted from its items. */
export function progressOf(
  { id, startedAt, paused, cancelled }: StoredRun,
  items: Iterable<StoredItem>,
): Run {
  const counts = { total: 0, confirmed: 0, attention: 0, cancelled: 0, waiting: 0 };
  for (const { run, state } of items) {
    if (run !== id) continue;
    counts.total += 1;
    if (state === 'confirmed' || state === 'cancelled') counts[state] += 1;
    else counts[state === 'conflict' || state === 'rejected' ? 'attention' : 'waiting'] += 1;
  }
  const state = cancelled ? 'cancelled' : counts.waiting === 0 ? 'done' : paused ? 'paused' : 'running';
  return { id, startedAt, state, ...counts };
}
