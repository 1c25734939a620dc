import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { submissionQuery } from '../../api/queries.ts';
import { selectedRef, type UiState, useUiStore } from '../../state/ui-store.ts';

const shownRef = (state: UiState) => (state.aside === null ? selectedRef(state) : state.aside.ref);

/** Asks for a submission the moment it is chosen: its answer is on the way while the desk draws that it was. */
export function useEarlyQuestion(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      useUiStore.subscribe((state, before) => {
        const ref = shownRef(state);
        if (ref !== null && ref !== shownRef(before)) void client.prefetchQuery(submissionQuery(ref));
      }),
    [client],
  );
}
