import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { UpdateState } from '#contract/updates';
import { tiza } from '../../api/client.ts';

function updateStateQuery() {
  return queryOptions({
    queryKey: ['updates', 'state'],
    queryFn: () => tiza.updates.state(),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What is known of new versions, as it changes. */
export function useUpdateState(): UpdateState | undefined {
  const client = useQueryClient();
  useEffect(
    () => window.tiza.on('update-state', (state) => client.setQueryData(updateStateQuery().queryKey, state)),
    [client],
  );
  return useQuery(updateStateQuery()).data;
}
