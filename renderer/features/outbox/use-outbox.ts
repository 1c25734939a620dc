import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { SubmissionRef } from '#contract/grading';
import type { OutboxCounts, OutboxItem, OutboxPage } from '#contract/journal-outbox';
import { outboxQuery } from '../../api/writing-queries.ts';

const nothing: OutboxPage = { items: [], counts: { waiting: 0, held: 0, attention: 0 } };

export function useOutbox(): OutboxPage {
  return useQuery(outboxQuery()).data ?? nothing;
}

export function useOutboxCounts(): OutboxCounts {
  return useOutbox().counts;
}

/** What the person sent on its way about this submission, newest first. */
export function useItemsOf(ref: SubmissionRef | null): OutboxItem[] {
  const { items } = useOutbox();
  return useMemo(
    () =>
      items.filter((item) => item.ref?.activity === ref?.activity && item.ref?.id === ref?.id).toReversed(),
    [items, ref],
  );
}

/** Known items stay where they are, as they are now; new ones follow. */
export function mergeItems(known: readonly OutboxItem[], changed: readonly OutboxItem[]): OutboxItem[] {
  const latest = new Map(changed.map((item) => [item.id, item]));
  const merged = known.map((item) => latest.get(item.id) ?? item);
  const ids = new Set(known.map(({ id }) => id));
  return [...merged, ...changed.filter(({ id }) => !ids.has(id))];
}

/** On its way, or waiting to be: the student does not read it yet. */
export function isPending({ state }: OutboxItem): boolean {
  return state === 'held' || state === 'queued' || state === 'sent' || state === 'unknown';
}

/** Only the person can say how it goes on. */
export function needsPerson({ state }: OutboxItem): boolean {
  return state === 'conflict' || state === 'rejected';
}
