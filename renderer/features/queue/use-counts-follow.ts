import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { activitiesQuery } from '../../api/queries.ts';
import { isNarrowed, useUiStore } from '../../state/ui-store.ts';
import { useExpectedStates } from '../outbox/expected-states.ts';
import { countFor, sumCounts } from './states.ts';

/** When a list has just counted otherwise than the sidebar did before it, everything is counted anew. */
export function useCountsFollow(total: number | undefined, answeredAt: number): void {
  const client = useQueryClient();
  useEffect(() => {
    const state = useUiStore.getState();
    // What is under way is counted on screen already, and not yet by the server.
    if (total === undefined || isNarrowed(state) || useExpectedStates.getState().states.size > 0) return;
    const { queryKey } = activitiesQuery();
    const { data, dataUpdatedAt = 0 } = client.getQueryState(queryKey) ?? {};
    if (data === undefined || dataUpdatedAt >= answeredAt) return;
    const shown = data.filter(({ key }) => state.activity === null || key === state.activity);
    const counted = countFor(state.chip, sumCounts(shown.map(({ counts }) => counts)));
    if (counted !== total) void client.invalidateQueries({ queryKey });
  }, [client, total, answeredAt]);
}
