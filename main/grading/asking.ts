import type { EventPayload } from '#contract/contract';
import type { QueuePage, QueueQuery } from '#contract/grading';
import type { OpenCourse } from '../connections/open-course.ts';

export interface AskingDeps {
  course(): OpenCourse;
  onProgress(progress: EventPayload<'queue-progress'>): void;
}

export interface Asking {
  page(query: QueueQuery & { ticket?: string | undefined }): Promise<QueuePage>;
  cancel(ticket: string): void;
}

/** Pages of the queue, of which the slow ones tell how far they are and stop when nobody waits any more. */
export function createAsking({ course, onProgress }: AskingDeps): Asking {
  const underWay = new Map<string, AbortController>();

  return {
    async page({ ticket, ...query }) {
      const { database, reader } = course();
      if (ticket === undefined) return reader.queue(database, query);
      const stop = new AbortController();
      underWay.set(ticket, stop);
      try {
        return await reader.queue(database, query, {
          signal: stop.signal,
          onProgress(read, all) {
            if (!stop.signal.aborted) onProgress({ ticket, share: all > 0 ? Math.min(1, read / all) : 1 });
          },
        });
      } finally {
        underWay.delete(ticket);
      }
    },
    cancel(ticket) {
      underWay.get(ticket)?.abort();
    },
  };
}
