import { QueryObserver, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { submissionQuery } from '../../api/queries.ts';
import { afterPaint } from '../../components/after-paint.ts';
import { warmImages } from '../images/warm-images.ts';
import type { Queue } from '../queue/use-queue.ts';

/** Most likely first: the reader goes on more often than back. */
const offsets = [1, -1, 2, 3, -2, -3];

/**
 * Reads what comes next before it is asked for, once the one on screen is there, and keeps it for as long as it is
 * next: somebody may read one submission for half an hour.
 */
export function useNeighbours({ items, selectedIndex }: Queue, ready: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!ready || selectedIndex < 0) return;
    const leave: (() => void)[] = [];
    const read = (offset: number) => {
      const neighbour = items[selectedIndex + offset];
      if (neighbour === undefined) return;
      const observer = new QueryObserver(client, submissionQuery(neighbour.ref));
      const warm = () => {
        const { data } = observer.getCurrentResult();
        if (offset === 1 && data !== undefined) warmImages(data);
      };
      leave.push(observer.subscribe(warm));
      warm();
    };
    // Nobody waits for these: first the one on screen is painted.
    leave.push(
      afterPaint(() => {
        for (const offset of offsets) read(offset);
      }),
    );
    return () => {
      for (const stop of leave) stop();
    };
  }, [client, items, selectedIndex, ready]);
}
