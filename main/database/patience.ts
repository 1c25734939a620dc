import { AppError } from '#contract/errors';

/** How long somebody is ready to wait. It ends by itself or when the caller gives up. */
export interface Patience {
  race<Value>(promise: Promise<Value>): Promise<Value>;
  /** Starts the clock again: something moved. */
  renew(): void;
  ended(): boolean;
  dispose(): void;
}

const tooLate = (ms: number) =>
  new AppError('unreachable', `No answer within ${ms} ms.`, {
    retryable: true,
    details: { reason: 'no-answer', outcome: 'retryable' },
  });
const givenUp = () =>
  new AppError('cancelled', 'Cancelled.', { details: { reason: 'cancelled', outcome: 'final' } });

export function createPatience(timeoutMs: number, signal?: AbortSignal): Patience {
  const waiting = new Set<(error: AppError) => void>();
  let end: AppError | null = null;
  let timer: NodeJS.Timeout | undefined;

  function finish(error: AppError): void {
    end ??= error;
    for (const reject of waiting) reject(error);
    waiting.clear();
  }
  const onAbort = () => finish(givenUp());
  function renew(): void {
    clearTimeout(timer);
    if (Number.isFinite(timeoutMs)) timer = setTimeout(() => finish(tooLate(timeoutMs)), timeoutMs);
  }

  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort, { once: true });
  renew();

  return {
    race(promise) {
      return new Promise((resolve, reject) => {
        const settle = () => waiting.delete(reject);
        promise.then(resolve, reject).finally(settle);
        if (end) reject(end);
        else waiting.add(reject);
      });
    },
    renew,
    ended: () => end !== null,
    dispose() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    },
  };
}
