import type { QueryClient } from '@tanstack/react-query';
import type { CourseStatus } from '#contract/course';
import { useUiStore } from '../state/ui-store.ts';
import { backupsKey } from './backup-queries.ts';
import { careKey } from './care-queries.ts';
import { courseStatusQuery, gradingKey } from './queries.ts';
import { writingKey } from './writing-queries.ts';

/** Keeps the known status current and lets go of what no longer belongs to it. */
export function followCourse(client: QueryClient): () => void {
  return window.tiza.on('course-status', (status) => receiveStatus(client, status));
}

export function receiveStatus(client: QueryClient, status: CourseStatus): void {
  const { queryKey } = courseStatusQuery();
  const before = client.getQueryData(queryKey);
  client.setQueryData(queryKey, status);
  if (before?.course?.id !== status.course?.id) {
    client.removeQueries({ queryKey: gradingKey });
    client.removeQueries({ queryKey: careKey });
    client.removeQueries({ queryKey: backupsKey });
    client.removeQueries({ queryKey: writingKey });
    useUiStore.getState().clearDesk();
  } else if (before?.link === 'lost' && status.link === 'ready') {
    void client.invalidateQueries({ queryKey: gradingKey });
    void client.invalidateQueries({ queryKey: careKey });
    void client.invalidateQueries({ queryKey: writingKey });
  }
}
