import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { submissionQuery } from '../../api/queries.ts';
import { warmImages } from '../images/warm-images.ts';
import type { Queue } from '../queue/use-queue.ts';

/** Most likely first: the reader goes on more often than back. */
const offsets = [1, -1, 2, 3, -2, -3];

/** Reads what comes next before it is asked for, once the one on screen is there. */
export function useNeighbours({ items, selectedIndex }: Queue, ready: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!ready || selectedIndex < 0) return;
    for (const offset of offsets) {
      const neighbour = items[selectedIndex + offset];
      if (neighbour === undefined) continue;
      const query = submissionQuery(neighbour.ref);
      const read = client.prefetchQuery(query);
      if (offset !== 1) continue;
      void read.then(() => {
        const next = client.getQueryData(query.queryKey);
        if (next !== undefined) warmImages(next);
      });
    }
  }, [client, items, selectedIndex, ready]);
}
