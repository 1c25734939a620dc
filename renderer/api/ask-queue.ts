import type { InputOf } from '#contract/define';
import type { grading, QueuePage } from '#contract/grading';
import { tiza } from './client.ts';

export interface Asking {
  /** Aborted once nobody waits any more; then the server stops too. */
  signal: AbortSignal;
  /** From 0 to 1, told only where it takes its time. */
  onProgress?(share: number): void;
}

/** One page of the queue. */
export async function askQueue(
  query: Omit<InputOf<typeof grading.queue>, 'ticket'>,
  { signal, onProgress }: Asking,
): Promise<QueuePage> {
  const ticket = crypto.randomUUID();
  // What could not be cancelled ends by itself, and nobody hears of it.
  const cancel = () => void tiza.grading.cancelQueue({ ticket }).catch(() => undefined);
  const stopListening = window.tiza.on('queue-progress', (progress) => {
    if (progress.ticket === ticket) onProgress?.(progress.share);
  });
  signal.addEventListener('abort', cancel, { once: true });
  try {
    return await tiza.grading.queue({ ...query, ticket });
  } finally {
    signal.removeEventListener('abort', cancel);
    stopListening();
  }
}
