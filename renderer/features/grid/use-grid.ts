import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { GridPage } from '#contract/classroom';
import { gridQuery } from '../../api/classroom-queries.ts';
import { useUiStore } from '../../state/ui-store.ts';

export interface Grid {
  /** As many as are here yet, from the first on. */
  rows: GridPage['rows'];
  total: number;
  isPending: boolean;
  error: Error | null;
  retry(): void;
  /** Somebody looks at this row: if it is not here yet, the next ones are read. */
  need(row: number): void;
}

/** Rows are asked for this long before they come into sight. */
const ahead = 150;

export function useGrid(): Grid {
  const search = useUiStore((state) => state.grid.search);
  const nameless = useUiStore((state) => state.namesHidden);
  // What is looked for by name would tell the name.
  const query = useInfiniteQuery(gridQuery({ nameless, ...(search === '' || nameless ? {} : { search }) }));
  const pages = query.data?.pages;
  const rows = useMemo(() => (pages ?? []).flatMap((page) => page.rows), [pages]);
  return {
    rows,
    total: pages?.at(-1)?.total ?? 0,
    isPending: query.isPending,
    error: query.error,
    retry: () => void (rows.length > 0 ? query.fetchNextPage() : query.refetch()),
    need(row) {
      const isMissing = row >= rows.length - ahead;
      if (isMissing && query.hasNextPage && !query.isFetching && query.error === null)
        void query.fetchNextPage();
    },
  };
}
