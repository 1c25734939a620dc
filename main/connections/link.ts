import type { LinkStatus } from '#contract/connection-link';
import type { RightsSummary } from '#contract/connection-rights';
import type { ServerFacts } from '#contract/connection-wire';
import type { AppError } from '#contract/errors';
import { toAppError } from '../database/errors.ts';
import { createDatabase, type PooledDatabase } from '../database/pool.ts';
import type { Target } from '../database/target.ts';
import { diagnose } from './diagnosis.ts';
import { inspect } from './inspect.ts';
import { type Effect, type LinkEvent, type LinkState, next } from './link-state.ts';

export interface Clock {
  now(): number;
  /** Calls back once; the result cancels it. */
  after(ms: number, work: () => void): () => void;
}

const wallClock: Clock = {
  now: Date.now,
  after(ms, work) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};

export interface LinkDeps {
  onStatus(status: LinkStatus): void;
  /** What this login may do; asked again whenever the link comes back. */
  readRights?(db: PooledDatabase): Promise<RightsSummary>;
  clock?: Clock;
  random?(): number;
}

export interface Link {
  /** Stays the same through every loss and return. */
  readonly database: PooledDatabase;
  status(): LinkStatus;
  /** Resolves once the course can be asked; rejects with why it cannot. */
  open(): Promise<void>;
  close(): Promise<void>;
  /** The person asks for it: also after a password was rejected. */
  retryNow(): void;
  /** Asks anew what this login may do here; rejects with why it cannot. */
  learnAgain(): Promise<void>;
  /** Lets every connection go and logs in anew, as with another password; rejects with why it cannot. */
  logInAgain(): Promise<void>;
  focused(): void;
  suspended(): void;
  resumed(): void;
  networkChanged(): void;
}

const firstPatienceMs = 20_000;
const checkPatienceMs = 4000;

/**
 * Keeps one course reachable. It never asks on a timer while all is well, so that a host that sleeps when
 * nobody works may sleep; it asks when somebody comes back, and when something went wrong.
 */
export function createLink(target: Target, deps: LinkDeps): Link {
  const { clock = wallClock, random = Math.random } = deps;
  let state: LinkState = { link: 'none' };
  let server: ServerFacts | null = null;
  let rights: RightsSummary | null = null;
  let roundTripMs: number | null = null;
  /** What is known of the server was learnt before the link was last lost. */
  let outdated = true;
  let checking: AbortController | null = null;
  let cancelAlarm: () => void = () => undefined;
  let told = '';

  const database = createDatabase(target, {
    // Of a link that is coming back, the check that is under way tells more than its first answer does.
    onContact: () => {
      if (state.link !== 'lost' || !checking) dispatch({ type: 'contact' });
    },
    onTrouble: (error, idle) => dispatch({ type: 'trouble', error, idle }),
    onSlow: () => dispatch({ type: 'slow' }),
  });

  function status(): LinkStatus {
    const wire = database.wire();
    return {
      link: state.link,
      host: target.host,
      tls: { mode: target.tls.mode, version: wire?.protocol ?? null, verified: wire?.verified ?? false },
      roundTripMs: state.link === 'ready' ? roundTripMs : null,
      server,
      rights,
      problem: state.link === 'lost' ? diagnose(state.problem, target) : null,
      retryAt: state.link === 'lost' ? state.retryAt : null,
    };
  }

  function tell(): void {
    const current = status();
    const words = JSON.stringify(current);
    if (words === told) return;
    told = words;
    deps.onStatus(current);
  }

  function dispatch(event: LinkEvent): void {
    const step = next(state, event, clock.now(), random());
    state = step.state;
    if (state.link === 'lost') outdated = true;
    tell();
    for (const effect of step.effects) perform(effect);
  }

  function perform(effect: Effect): void {
    switch (effect.do) {
      case 'wait':
        cancelAlarm();
        if (effect.ms !== null) cancelAlarm = clock.after(effect.ms, () => dispatch({ type: 'retry-due' }));
        break;
      case 'recycle':
        checking?.abort();
        checking = null;
        database.recycle();
        break;
      case 'forgive':
        database.forgive();
        break;
      case 'check':
        if (!checking) check(checkPatienceMs).catch(() => undefined);
    }
  }

  async function learn(timeoutMs: number, signal: AbortSignal): Promise<void> {
    if (outdated) {
      const facts = await inspect(database, { timeoutMs, signal });
      rights = deps.readRights ? await deps.readRights(database) : null;
      server = facts;
      roundTripMs = facts.roundTripMs;
      outdated = false;
      return;
    }
    const since = performance.now();
    await database.rows({ text: 'SELECT 1' }, { timeoutMs, signal });
    roundTripMs = performance.now() - since;
  }

  /** One at a time; the outcome of one that was called off is nobody's news. */
  async function check(timeoutMs: number): Promise<void> {
    const mine = new AbortController();
    checking = mine;
    try {
      await learn(timeoutMs, mine.signal);
      if (checking !== mine) return;
      checking = null;
      dispatch({ type: 'checked' });
    } catch (cause) {
      const error: AppError = toAppError(cause);
      if (checking === mine) {
        checking = null;
        dispatch({ type: 'failed', error });
      }
      throw error;
    }
  }

  return {
    database,
    status,
    async open() {
      state = { link: 'connecting' };
      tell();
      await check(firstPatienceMs);
    },
    async close() {
      checking?.abort();
      checking = null;
      dispatch({ type: 'close' });
      await database.close();
    },
    retryNow: () => dispatch({ type: 'retry-now' }),
    async learnAgain() {
      outdated = true;
      await check(checkPatienceMs);
    },
    async logInAgain() {
      perform({ do: 'recycle' });
      perform({ do: 'forgive' });
      await check(firstPatienceMs);
    },
    focused: () => dispatch({ type: 'focus' }),
    suspended: () => dispatch({ type: 'suspend' }),
    resumed: () => dispatch({ type: 'resume' }),
    networkChanged: () => dispatch({ type: 'network-changed' }),
  };
}
