import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { askQueue } from '../../api/ask-queue.ts';
import { activitiesQuery, pageSizes, type QueueFilter, queueQuery } from '../../api/queries.ts';
import { mergeHead, reachesFurther } from './arrivals.ts';
import { whileUsed } from './while-used.ts';

/** Enough to see what came since the last look. */
const headRows = 20;

/** Lets new and repeated submissions appear by themselves in the list that is on screen. */
export function useArrivals(filter: QueueFilter): void {
  const client = useQueryClient();
  const filterKey = JSON.stringify(filter);
  useEffect(() => {
    const current = JSON.parse(filterKey) as QueueFilter;
    const { queryKey } = queueQuery(current);
    const leave = new AbortController();
    const look = async () => {
      const newestFirst = current.order === 'newest';
      const ask = (limit: number) => askQueue({ ...current, limit }, { signal: leave.signal });
      let head = await ask(headRows);
      const before = client.getQueryData(queryKey);
      if (newestFirst && before !== undefined && reachesFurther(before, head))
        head = await ask(pageSizes.later);
      const known = client.getQueryData(queryKey);
      if (known === undefined || client.isFetching({ queryKey }) > 0) return;
      const merged = mergeHead(known, head, newestFirst);
      if (merged.kind === 'same') return;
      if (merged.kind === 'grown') client.setQueryData(queryKey, merged.data);
      else void client.invalidateQueries({ queryKey });
      void client.invalidateQueries({ queryKey: activitiesQuery().queryKey });
    };
    // What is wrong with the way to the server is told by the status bar.
    const stop = whileUsed(() => look().catch(() => undefined));
    return () => {
      stop();
      leave.abort();
    };
  }, [client, filterKey]);
}
