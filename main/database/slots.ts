import { AppError } from '#contract/errors';
import type { Patience } from './patience.ts';

export interface Slots {
  /** Resolves with the function that gives the slot back; first come, first served. */
  take(patience: Patience): Promise<() => void>;
  waiting(): number;
}

const allTaken = () =>
  new AppError('busy', 'All connections were in use for too long.', {
    retryable: true,
    details: { reason: 'pool-busy', outcome: 'retryable' },
  });

/**
 * A queue before the pool's own: there, whoever has stopped waiting would still be served, and a
 * connection opened for nobody holds its place until it times out.
 */
export function createSlots(count: number): Slots {
  let free = count;
  const queue: (() => void)[] = [];

  function leave(): void {
    const next = queue.shift();
    if (next) next();
    else free += 1;
  }

  async function take(patience: Patience): Promise<() => void> {
    if (free > 0) {
      free -= 1;
    } else {
      let call: () => void = () => undefined;
      const called = new Promise<void>((resolve) => {
        call = resolve;
      });
      queue.push(call);
      try {
        await patience.race(called);
      } catch (error) {
        const place = queue.indexOf(call);
        if (place === -1) leave();
        else queue.splice(place, 1);
        throw error instanceof AppError && error.code === 'cancelled' ? error : allTaken();
      }
    }
    let left = false;
    return () => {
      if (!left) leave();
      left = true;
    };
  }

  return { take, waiting: () => queue.length };
}
