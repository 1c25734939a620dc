import { setTimeout as sleep } from 'node:timers/promises';
import type { GuardedClient, Wire } from './client.ts';
import type { Database, Lease, ReadOptions, RunOptions, Sql, TxOptions } from './database.ts';
import { isLinkTrouble, outcomeOf, reasonOf, toAppError } from './errors.ts';
import { createLease } from './lease.ts';
import { lookingOnly } from './looking-only.ts';
import { createMembers, type Member, type MemberEvents } from './members.ts';
import { createPatience, type Patience } from './patience.ts';
import { namedLikePooler, sharesSessions } from './pooler.ts';
import { defaultTimeoutMs, looksRepeatable, send } from './statement.ts';
import type { Target } from './target.ts';
import { begin, conclude } from './transaction.ts';

export interface PooledDatabase extends Database {
  /** A transaction pooler stands in between: told by the name at first, known after `findPooler`. */
  readonly pooler: boolean;
  findPooler(options?: RunOptions): Promise<boolean>;
  /** How the newest connection is protected; null before there was one. */
  wire(): Wire | null;
  /** After a rejected log-in: the password or the role changed, so it may be tried once more. */
  forgive(): void;
  /** Forgets every connection, as after a sleep or a change of network; work under way gets a moment to end. */
  recycle(): void;
  close(): Promise<void>;
  counts(): { open: number; idle: number; waiting: number };
}

/** Long enough for a server that restarts to close its doors, short enough not to be felt. */
const secondTryAfterMs = 100;

export function createDatabase(target: Target, events: MemberEvents = {}): PooledDatabase {
  const members = createMembers(target, events);

  /** Once more on a fresh connection, if the link was at fault and nothing can have been changed. */
  async function twice<Value>(options: RunOptions, attempt: (patience: Patience) => Promise<Value>) {
    const patience = createPatience(options.timeoutMs ?? defaultTimeoutMs, options.signal);
    try {
      return await attempt(patience);
    } catch (cause) {
      const error = toAppError(cause);
      // Who was silent once has used up most of the caller's time.
      const silent = patience.ended() || reasonOf(error) === 'server-silent';
      if (silent || !isLinkTrouble(error) || outcomeOf(error) !== 'retryable') throw error;
      await patience.race(sleep(secondTryAfterMs));
      return await attempt(patience);
    } finally {
      patience.dispose();
    }
  }

  /** Whatever fails before the caller's own work began can be tried again. */
  async function prepare(
    patience: Patience,
    work: (client: GuardedClient) => Promise<void>,
  ): Promise<Member> {
    const member = await members.take(patience);
    try {
      await work(member.client);
      return member;
    } catch (cause) {
      const error = toAppError(cause);
      member.giveBack(patience.ended() ? 'broken' : 'failed', error);
      throw error;
    }
  }

  async function rows<Row>(sql: Sql, options: ReadOptions = {}): Promise<Row[]> {
    const mayChange = !(options.repeatable ?? looksRepeatable(sql.text));
    return twice(options, async (patience) => {
      let found: Row[] = [];
      const member = await prepare(patience, async (client) => {
        found = (await send<Row>(client, sql, { patience, mayChange, onNotice: options.onNotice })).rows;
      });
      member.giveBack('sound');
      return found;
    });
  }

  async function tx<Value>(work: (lease: Lease) => Promise<Value>, options: TxOptions = {}): Promise<Value> {
    const member = await twice(options, (patience) =>
      prepare(patience, (client) => begin(client, options, patience)),
    );
    const { client } = member;
    const { timeoutMs, signal } = options;
    const lease = createLease(client, { timeoutMs, signal, inTransaction: true });
    const ended = await conclude(client, lease, work, options);
    member.giveBack(ended.condition, ended.trouble);
    if ('error' in ended) throw ended.error;
    return ended.value;
  }

  async function withClient<Value>(work: (lease: Lease) => Promise<Value>, options: RunOptions = {}) {
    const member = await twice(options, (patience) => members.take(patience));
    const { timeoutMs, signal } = options;
    const lease = createLease(member.client, { timeoutMs, signal, inTransaction: false });
    try {
      return await work(lease);
    } finally {
      lease.close();
      member.giveBack(lease.condition(), lease.firstError() ?? undefined);
    }
  }

  let pooler = namedLikePooler(target);

  async function findPooler(options: RunOptions = {}): Promise<boolean> {
    pooler ||= await twice(options, (patience) => sharesSessions(members, patience));
    return pooler;
  }

  const database: PooledDatabase = {
    rows,
    tx,
    withClient,
    get pooler() {
      return pooler;
    },
    findPooler,
    wire: members.wire,
    forgive: members.forgive,
    recycle: members.recycle,
    close: members.close,
    counts: members.counts,
  };
  return target.readOnly ? lookingOnly(database) : database;
}
