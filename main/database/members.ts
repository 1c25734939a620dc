import { Pool, type PoolClient } from 'pg';
import { AppError } from '#contract/errors';
import { cancelRunning } from './cancel.ts';
import { connectTimeoutMs, GuardedClient } from './client.ts';
import { isLinkTrouble, toAppError } from './errors.ts';
import type { Condition } from './lease.ts';
import type { Patience } from './patience.ts';
import type { Target } from './target.ts';
import { attemptsFor, mayTryNext } from './tls.ts';

export interface MemberEvents {
  /** The server answered. */
  onContact?(): void;
  /** A connection went: `idle`, while nobody was using it. */
  onTrouble?(error: AppError, idle: boolean): void;
}

export interface Member {
  client: GuardedClient;
  giveBack(condition: Condition, error?: AppError): void;
}

export interface Members {
  take(patience: Patience): Promise<Member>;
  /** None of the connections there are now is handed out again. */
  distrust(): void;
  recycle(): void;
  close(): Promise<void>;
  counts(): { open: number; idle: number; waiting: number };
}

const most = 4;
/** Longer at rest than this (by the wall clock, which runs on while a laptop sleeps) and it may be dead. */
const restLimitMs = 30_000;
const lifetimeS = 1800;
const graceMs = 2000;

/** The connections of one target: how they are opened, trusted, handed out and let go. */
export function createMembers(target: Target, events: MemberEvents, now: () => number = Date.now): Members {
  const attempts = attemptsFor(target.tls);
  let chosen = 0;
  let trustedSince = 0;
  let generation = 0;
  let closed = false;
  const all = new Set<GuardedClient>();
  const rested = new WeakMap<GuardedClient, number>();
  const born = new WeakMap<GuardedClient, number>();

  class Joining extends GuardedClient {
    constructor() {
      super(target, attempts[chosen] ?? attempts[0]);
      all.add(this);
      born.set(this, generation);
      this.once('end', () => all.delete(this));
    }
  }

  function openPool(): Pool {
    const opened = new Pool({
      Client: Joining as unknown as new () => PoolClient,
      max: most,
      min: 0,
      idleTimeoutMillis: restLimitMs,
      maxLifetimeSeconds: lifetimeS,
      connectionTimeoutMillis: connectTimeoutMs,
    });
    // Without a listener a killed idle connection ends the process.
    opened.on('error', (cause) => events.onTrouble?.(toAppError(cause), true));
    return opened;
  }
  let pool = openPool();

  /** Tries the other way of a two-way mode, and stays with what worked. */
  async function connect(patience: Patience): Promise<PoolClient> {
    for (let tries = attempts.length; ; tries--) {
      const at = chosen;
      const coming = pool.connect();
      try {
        return await patience.race(coming);
      } catch (cause) {
        // Whoever comes after the caller has gone goes back unused.
        coming.then(
          (late) => late.release(),
          () => undefined,
        );
        const error = toAppError(cause);
        if (tries <= 1 || !mayTryNext(error)) throw error;
        if (chosen === at) chosen = (at + 1) % attempts.length;
      }
    }
  }

  function letGo(client: PoolClient & GuardedClient, condition: Condition): void {
    if (condition === 'sound') {
      rested.set(client, now());
      client.release();
    } else if (condition === 'failed') {
      client.release(true);
    } else {
      cancelRunning(client, target, client.attempt).finally(() => client.release(true));
    }
  }

  async function take(patience: Patience): Promise<Member> {
    if (closed) throw new AppError('not-connected', 'The course has been closed.');
    try {
      for (;;) {
        const client = (await connect(patience)) as PoolClient & GuardedClient;
        const since = rested.get(client);
        const stale = since !== undefined && now() - since > restLimitMs;
        if (stale || (born.get(client) ?? 0) < trustedSince) {
          client.release(true);
          continue;
        }
        return {
          client,
          giveBack(condition, error) {
            if (condition === 'sound' || (error && !isLinkTrouble(error))) events.onContact?.();
            else if (error) events.onTrouble?.(error, false);
            letGo(client, condition);
          },
        };
      }
    } catch (cause) {
      const error = toAppError(cause);
      if (error.code !== 'cancelled') events.onTrouble?.(error, false);
      throw error;
    }
  }

  function distrust(): void {
    generation += 1;
    trustedSince = generation;
  }

  /** Whoever still holds a connection gets a moment; a dead socket would otherwise linger for minutes. */
  function retire(retired: Pool): Promise<void> {
    const leaving = [...all];
    setTimeout(() => {
      for (const client of leaving) client.connection.stream.destroy();
    }, graceMs).unref();
    return retired.end();
  }

  return {
    take,
    distrust,
    recycle() {
      distrust();
      chosen = 0;
      const retired = pool;
      pool = openPool();
      retire(retired).catch(() => undefined);
    },
    async close() {
      if (closed) return;
      closed = true;
      await retire(pool);
    },
    counts: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
  };
}
