import { notifyManager, QueryClient } from '@tanstack/react-query';

// What has come is drawn with the next frame, not some milliseconds of waiting later.
notifyManager.setScheduler(queueMicrotask);

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Main repeats a failed read once itself, on a fresh connection.
        retry: false,
        // The database may be on this laptop: what the browser thinks of the network says nothing.
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        staleTime: 60_000,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
