import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { courseStatusQuery, queueQuery, submissionQuery } from '../../api/queries.ts';
import { selectedRef, type UiState, useUiStore } from '../../state/ui-store.ts';
import { filterOf } from '../queue/use-queue.ts';

const shownRef = (state: UiState) => (state.aside === null ? selectedRef(state) : state.aside.ref);
const shownList = (state: UiState) => JSON.stringify(filterOf(state));

/** Asks for a list or a submission the moment it is chosen: it is on the way while the desk draws that it was. */
export function useEarlyQuestion(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      useUiStore.subscribe((state, before) => {
        // The desk of a course that was closed is cleared, too.
        if (client.getQueryData(courseStatusQuery().queryKey)?.course === undefined) return;
        const ref = shownRef(state);
        if (shownList(state) !== shownList(before))
          void client.prefetchInfiniteQuery(queueQuery(filterOf(state)));
        else if (ref !== null && ref !== shownRef(before)) void client.prefetchQuery(submissionQuery(ref));
      }),
    [client],
  );
}
