import type { AppError } from '#contract/errors';
import { toAppError } from './errors.ts';
import type { Patience } from './patience.ts';
import { mayTryNext } from './tls.ts';

export interface Door<Connection> {
  /** Which of the target's ways in is tried now. */
  way(): number;
  enter(patience: Patience): Promise<Connection>;
  /** After a log-in was rejected: the person changed something, so it may be tried again. */
  forgive(): void;
  /** Begins with the first way again. */
  reset(): void;
}

/**
 * How one gets in. Of a two-way TLS mode it finds the way that works and stays with it. A rejected password
 * is tried once and remembered: until somebody got in, callers wait for the first one's luck, so that a
 * screen full of questions does not lock the account.
 */
export function createDoor<Connection>(
  ways: number,
  knock: (patience: Patience) => Promise<Connection>,
): Door<Connection> {
  let chosen = 0;
  let rejection: AppError | null = null;
  let proven = false;
  let first: Promise<unknown> | null = null;

  async function tryEachWay(patience: Patience): Promise<Connection> {
    for (let left = ways; ; left--) {
      const at = chosen;
      try {
        return await knock(patience);
      } catch (cause) {
        const error = toAppError(cause);
        if (left <= 1 || !mayTryNext(error)) throw error;
        if (chosen === at) chosen = (at + 1) % ways;
      }
    }
  }

  async function attempt(patience: Patience): Promise<Connection> {
    try {
      const connection = await tryEachWay(patience);
      proven = true;
      return connection;
    } catch (cause) {
      const error = toAppError(cause);
      if (error.code !== 'cancelled') proven = false;
      if (error.code === 'credentials-rejected') rejection = error;
      throw error;
    }
  }

  async function enter(patience: Patience): Promise<Connection> {
    while (!proven && first) await patience.race(first);
    if (rejection) throw rejection;
    if (proven) return attempt(patience);
    const mine = attempt(patience);
    first = mine.then(
      () => undefined,
      () => undefined,
    );
    try {
      return await mine;
    } finally {
      first = null;
    }
  }

  return {
    way: () => chosen,
    enter,
    forgive() {
      rejection = null;
    },
    reset() {
      chosen = 0;
    },
  };
}
