import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { SubmissionRef, SubmissionSummary } from '#contract/grading';
import { type QueueFilter, queueProgressQuery, queueQuery } from '../../api/queries.ts';
import { askedFilters } from '../../state/list-filters.ts';
import { selectedRef, type UiState, useUiStore } from '../../state/ui-store.ts';
import { useExpectedStates, withExpected } from '../outbox/expected-states.ts';
import { createCollector, keyOf } from './queue-items.ts';
import { statesFor } from './states.ts';
import { useArrivals } from './use-arrivals.ts';
import { useCountsFollow } from './use-counts-follow.ts';

export interface Queue {
  items: SubmissionSummary[];
  /** Every row the same filters match, also those not here yet. */
  total: number | undefined;
  /** There are more than `total`; nobody counted further. */
  totalIsFloor: boolean;
  isPending: boolean;
  /** How far the list is while it is pending, from 0 to 1. */
  progress: number;
  /** Pending, and nobody is gathering it: the person called it off. */
  isCancelled: boolean;
  error: Error | null;
  hasMore: boolean;
  isLoadingMore: boolean;
  selected: SubmissionRef | null;
  /** -1 while the selected row is not among the items. */
  selectedIndex: number;
  /** Where it was the last time it was. */
  lastIndex: number;
  indexes: ReadonlyMap<string, number>;
  loadMore(): Promise<SubmissionSummary[]>;
  cancel(): void;
  retry(): void;
}

type Chosen = Pick<
  UiState,
  'activity' | 'chip' | 'order' | 'filters' | 'deadlines' | 'search' | 'namesHidden'
>;

/** What the server is asked for the list that was chosen. */
export function filterOf({ chip, order, search, namesHidden, ...narrowing }: Chosen): QueueFilter {
  const { activity } = narrowing;
  return {
    ...askedFilters(narrowing),
    ...(activity === null ? {} : { activity }),
    // A name that is hidden must not be found by it either.
    ...(search === '' ? {} : { search, ...(namesHidden && { inNames: false }) }),
    ...statesFor(chip),
    order,
  };
}

/** The list of the open activity and chip, and where the reader is in it. */
export function useQueue(): Queue {
  const activity = useUiStore((state) => state.activity);
  const chip = useUiStore((state) => state.chip);
  const order = useUiStore((state) => state.order);
  const filters = useUiStore((state) => state.filters);
  const deadlines = useUiStore((state) => state.deadlines);
  const search = useUiStore((state) => state.search);
  const namesHidden = useUiStore((state) => state.namesHidden);
  const selected = useUiStore(selectedRef);
  const select = useUiStore((state) => state.select);
  const isLeft = useUiStore((state) => state.aside !== null);
  const filter = filterOf({ activity, chip, order, filters, deadlines, search, namesHidden });
  const client = useQueryClient();
  const query = useInfiniteQuery(queueQuery(filter));
  const { data: progress = 0 } = useQuery(queueProgressQuery(filter));
  useArrivals(filter);
  const pages = query.data?.pages;
  useCountsFollow(pages?.at(-1)?.total, query.dataUpdatedAt);
  const [collect] = useState(createCollector);
  const rows = useMemo(() => collect(pages ?? []), [collect, pages]);
  const { indexes } = rows;
  const expected = useExpectedStates(({ states }) => states);
  const items = useMemo(() => withExpected(rows, expected), [rows, expected]);

  const selectedIndex = selected === null ? -1 : (indexes.get(keyOf(selected)) ?? -1);
  const lastIndex = useRef(0);
  if (selectedIndex >= 0) lastIndex.current = selectedIndex;

  const first = items[0];
  useEffect(() => {
    if (selected === null && first !== undefined && !isLeft) select(first.ref);
  }, [selected, first, select, isLeft]);

  return {
    items,
    total: pages?.at(-1)?.total,
    isPending: query.isPending,
    progress,
    isCancelled: query.isPending && query.fetchStatus === 'idle',
    error: query.error,
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    selected,
    selectedIndex,
    lastIndex: lastIndex.current,
    indexes,
    totalIsFloor: pages?.at(-1)?.totalIsFloor ?? false,
    async loadMore() {
      const { data } = await query.fetchNextPage({ cancelRefetch: false });
      return withExpected(collect(data?.pages ?? []), expected);
    },
    cancel: () => void client.cancelQueries({ queryKey: queueQuery(filter).queryKey, exact: true }),
    retry: () => void (items.length > 0 && query.hasNextPage ? query.fetchNextPage() : query.refetch()),
  };
}
