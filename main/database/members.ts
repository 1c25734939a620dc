import { Pool, type PoolClient } from 'pg';
import { AppError } from '#contract/errors';
import { cancelRunning } from './cancel.ts';
import { connectTimeoutMs, GuardedClient, type Wire } from './client.ts';
import { createDoor } from './door.ts';
import { isLinkTrouble, toAppError } from './errors.ts';
import type { Condition } from './lease.ts';
import type { Patience } from './patience.ts';
import { createSlots } from './slots.ts';
import type { Target } from './target.ts';
import { attemptsFor } from './tls.ts';

export interface MemberEvents {
  /** The server answered. */
  onContact?(): void;
  /** Somebody has waited long for an answer. */
  onSlow?(): void;
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
  recycle(): void;
  forgive(): void;
  close(): Promise<void>;
  wire(): Wire | null;
  counts(): { open: number; idle: number; waiting: number };
}

type PooledClient = PoolClient & GuardedClient;

const most = 4;
/** Longer at rest than this (by the wall clock, which runs on while a laptop sleeps) and it may be dead. */
const restLimitMs = 30_000;
const lifetimeS = 1800;
const graceMs = 2000;
const slowMs = 4000;

/** The connections of one target: how they are opened, trusted, handed out and let go. */
export function createMembers(target: Target, events: MemberEvents, now: () => number = Date.now): Members {
  const attempts = attemptsFor(target.tls);
  const slots = createSlots(most);
  const all = new Set<GuardedClient>();
  const rested = new WeakMap<GuardedClient, number>();
  const born = new WeakMap<GuardedClient, number>();
  let generation = 0;
  let closed = false;
  let lastWire: Wire | null = null;
  let newest: GuardedClient | null = null;

  class Joining extends GuardedClient {
    constructor() {
      super(target, attempts[door.way()] ?? attempts[0]);
      newest = this;
      all.add(this);
      this.once('connect', () => {
        born.set(this, generation);
        lastWire = this.wire();
      });
      this.once('end', () => all.delete(this));
    }
  }

  function takeNewest(): GuardedClient | null {
    const taken = newest;
    newest = null;
    return taken;
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

  const door = createDoor(attempts.length, knock);

  async function knock(patience: Patience): Promise<PooledClient> {
    takeNewest();
    const coming = pool.connect();
    const mine = takeNewest();
    try {
      return (await patience.race(coming)) as PooledClient;
    } catch (cause) {
      // Nobody waits any more: what is still being opened stops, what comes all the same goes back unused.
      if (patience.ended()) mine?.connection.stream.destroy();
      coming.then(
        (late) => late.release(),
        () => undefined,
      );
      throw toAppError(cause);
    }
  }

  /** Neither at rest for so long that it may be dead, nor older than the last time the link broke. */
  async function connectTrusted(patience: Patience): Promise<PooledClient> {
    for (;;) {
      const client = await door.enter(patience);
      const since = rested.get(client);
      const fresh = since === undefined || now() - since <= restLimitMs;
      if (fresh && born.get(client) === generation) return client;
      client.release(true);
    }
  }

  async function letGo(client: PooledClient, condition: Condition): Promise<void> {
    if (condition === 'sound') {
      rested.set(client, now());
      client.release();
      return;
    }
    if (condition === 'broken') await cancelRunning(client, target, client.attempt);
    client.release(true);
  }

  function tell(condition: Condition, error: AppError | undefined): void {
    if (error && isLinkTrouble(error)) {
      generation += 1;
      events.onTrouble?.(error, false);
    } else if (condition !== 'broken') {
      events.onContact?.();
    }
  }

  async function take(patience: Patience): Promise<Member> {
    if (closed) throw new AppError('not-connected', 'The course has been closed.');
    const leave = await slots.take(patience);
    const slow = setTimeout(() => events.onSlow?.(), slowMs);
    try {
      const client = await connectTrusted(patience);
      return {
        client,
        giveBack(condition, error) {
          clearTimeout(slow);
          tell(condition, error);
          letGo(client, condition).finally(leave);
        },
      };
    } catch (cause) {
      clearTimeout(slow);
      leave();
      const error = toAppError(cause);
      if (error.code !== 'cancelled') events.onTrouble?.(error, false);
      throw error;
    }
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
    recycle() {
      generation += 1;
      door.reset();
      const retired = pool;
      pool = openPool();
      retire(retired).catch(() => undefined);
    },
    async close() {
      if (closed) return;
      closed = true;
      await retire(pool);
    },
    forgive: door.forgive,
    wire: () => lastWire,
    counts: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: slots.waiting() }),
  };
}
