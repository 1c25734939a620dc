import {
  type QueryClient,
  queryOptions,
  skipToken,
  useIsMutating,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { IndexProgress } from '#contract/care-indexes';
import { careKey, indexProgressQuery, indexReportQuery } from '../../../api/care-queries.ts';
import { tiza } from '../../../api/client.ts';

const everyMs = 700;
const mutationKey = ['care', 'build-indexes'];

/** One after the other, as main builds them; goes on while the person is elsewhere in the window. */
async function buildAll(client: QueryClient, ids: readonly string[]): Promise<void> {
  const { queryKey } = indexProgressQuery();
  for (const [index, id] of ids.entries()) {
    client.setQueryData(waitingQuery().queryKey, ids.length - index - 1);
    let progress: IndexProgress | null = await tiza.care.createIndex({ id });
    while (progress?.state === 'building') {
      client.setQueryData(queryKey, progress);
      await new Promise((done) => setTimeout(done, everyMs));
      progress = await tiza.care.indexProgress();
    }
    client.setQueryData(queryKey, progress);
    // Whoever cancelled one does not want the next.
    if (progress?.state !== 'done') return;
  }
}

/** How many come after the one under way; told by whoever builds, asked of nobody. */
export function waitingQuery() {
  return queryOptions<number>({ queryKey: [...careKey, 'indexes-waiting'], queryFn: skipToken });
}

export function useBuildIndexes() {
  const client = useQueryClient();
  const building = useIsMutating({ mutationKey }) > 0;
  const build = useMutation({
    mutationKey,
    mutationFn: (ids: readonly string[]) => buildAll(client, ids),
    onSettled: () => void client.invalidateQueries({ queryKey: indexReportQuery().queryKey }),
  });
  return { build, building };
}
