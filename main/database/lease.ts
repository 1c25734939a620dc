import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { AppError } from '#contract/errors';
import type { GuardedClient } from './client.ts';
import { type IncomingCopy, startCopyOut } from './copy-out.ts';
import type { Lease, ReadOptions, RunOptions, Sql } from './database.ts';
import { toAppError } from './errors.ts';
import { createPatience } from './patience.ts';
import { defaultTimeoutMs, looksRepeatable, send } from './statement.ts';

/** How much of a conversation went wrong: after `failed` the server still listens, after `broken` nobody knows. */
export type Condition = 'sound' | 'failed' | 'broken';

export interface HeldLease extends Lease {
  condition(): Condition;
  firstError(): AppError | null;
  /** Nothing can be asked through it any more; a statement nobody waited for makes it `broken`. */
  close(): void;
}

export interface LeaseSettings {
  timeoutMs?: number | undefined;
  signal?: AbortSignal | undefined;
  /** Nothing counts before COMMIT, so that a lost answer is no riddle. */
  inTransaction: boolean;
}

/** Statements on one connection, strictly one after the other. */
export function createLease(client: GuardedClient, settings: LeaseSettings): HeldLease {
  let condition: Condition = 'sound';
  let failure: AppError | null = null;
  let open = true;
  let running = 0;
  let tail: Promise<unknown> = Promise.resolve();

  function note(cause: unknown, broken: boolean): AppError {
    const error = toAppError(cause);
    failure ??= error;
    if (broken || condition === 'broken') condition = 'broken';
    else condition = 'failed';
    return error;
  }

  function patienceFor(options: RunOptions) {
    const timeoutMs = options.timeoutMs ?? settings.timeoutMs ?? defaultTimeoutMs;
    const signals = [options.signal, settings.signal].filter((signal) => signal !== undefined);
    return createPatience(timeoutMs, signals.length === 2 ? AbortSignal.any(signals) : signals[0]);
  }

  function assertOpen(): void {
    if (!open) throw new AppError('internal', 'This connection has been given back.');
    if (condition === 'broken' && failure) throw failure;
  }

  /** Waits for its turn; whoever has it calls `done`. */
  async function takeTurn(): Promise<() => void> {
    const previous = tail;
    let done: () => void = () => undefined;
    tail = new Promise<void>((resolve) => {
      done = resolve;
    });
    running += 1;
    await previous;
    return () => {
      running -= 1;
      done();
    };
  }

  async function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = await takeTurn();
    try {
      assertOpen();
      return await work();
    } finally {
      done();
    }
  }

  function rows<Row>(sql: Sql, options: ReadOptions = {}): Promise<Row[]> {
    return inTurn(async () => {
      const patience = patienceFor(options);
      const mayChange = !settings.inTransaction && !(options.repeatable ?? looksRepeatable(sql.text));
      try {
        return (await send<Row>(client, sql, { patience, mayChange, onNotice: options.onNotice })).rows;
      } catch (cause) {
        throw note(cause, patience.ended());
      } finally {
        patience.dispose();
      }
    });
  }

  /** A clock of its own for each wait: what the taker does in between is not the server's silence. */
  async function moved(copy: IncomingCopy, options: RunOptions): Promise<void> {
    if (copy.ready() && !options.signal?.aborted && !settings.signal?.aborted) return;
    const patience = patienceFor(options);
    try {
      await patience.race(copy.more());
    } catch (cause) {
      throw note(cause, patience.ended());
    } finally {
      patience.dispose();
    }
  }

  async function* copyOut(text: string, options: RunOptions = {}): AsyncIterable<Uint8Array> {
    const done = await takeTurn();
    let complete = false;
    try {
      assertOpen();
      const copy = startCopyOut(client, text);
      for (;;) {
        await moved(copy, options);
        const piece = copy.take();
        if (piece === null) break;
        yield piece;
      }
      complete = true;
    } finally {
      // The rest of the copy would be read as the answer to whatever is asked next.
      if (!complete) condition = 'broken';
      done();
    }
  }

  function copyIn(text: string, source: AsyncIterable<Uint8Array>, options: RunOptions = {}): Promise<void> {
    return inTurn(async () => {
      const patience = patienceFor(options);
      async function* watched() {
        for await (const piece of source) {
          patience.renew();
          yield piece;
        }
      }
      try {
        await patience.race(pipeline(watched, client.query(copyFrom(text))));
      } catch (cause) {
        throw note(cause, true);
      } finally {
        patience.dispose();
      }
    });
  }

  return {
    rows,
    copyOut,
    copyIn,
    condition: () => condition,
    firstError: () => failure,
    close() {
      open = false;
      if (running === 0) return;
      failure ??= new AppError('internal', 'The work ended before its statements did.');
      condition = 'broken';
    },
  };
}
