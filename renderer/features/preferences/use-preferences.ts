import { useMutation, useMutationState, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import type { Preferences } from '#contract/preferences';
import { tiza } from '../../api/client.ts';
import { appInfoQuery } from '../../api/queries.ts';

const savingKey = ['app', 'setPreferences'];

/** Applied at once and saved behind it; what could not be saved is taken back. */
export function usePreferences() {
  const client = useQueryClient();
  const { queryKey } = appInfoQuery();
  const info = useSuspenseQuery(appInfoQuery()).data;
  const apply = (change: Partial<Preferences>) =>
    client.setQueryData(queryKey, (known) =>
      known === undefined ? known : { ...known, preferences: { ...known.preferences, ...change } },
    );
  const saving = useMutation({
    mutationKey: savingKey,
    mutationFn: (change: Partial<Preferences>) => tiza.app.setPreferences(change),
    onMutate: (change) => {
      const before = client.getQueryData(queryKey)?.preferences;
      apply(change);
      return before;
    },
    onError: (_error, _change, before) => before !== undefined && apply(before),
  });
  return { preferences: info.preferences, info, change: saving.mutate };
}

/** Why the latest choice, wherever it was made, could not be saved. */
export function usePreferencesError(): Error | null {
  const errors = useMutationState({
    filters: { mutationKey: savingKey },
    select: ({ state }) => state.error,
  });
  return errors.at(-1) ?? null;
}
