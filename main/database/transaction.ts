import { AppError } from '#contract/errors';
import type { GuardedClient } from './client.ts';
import type { Lease, TxOptions } from './database.ts';
import type { Condition, HeldLease } from './lease.ts';
import { createPatience, type Patience } from './patience.ts';
import { defaultTimeoutMs, send } from './statement.ts';

const levels = {
  'read committed': 'READ COMMITTED',
  'repeatable read': 'REPEATABLE READ',
  serializable: 'SERIALIZABLE',
} as const;

/**
 * The server gives up a little before the client does, and says so. It also ends a transaction whose client has
 * fallen silent, as a laptop does that is closed: its locks would stay until the network noticed, hours later.
 */
function serverSettings({ timeoutMs = defaultTimeoutMs, settings }: TxOptions): Record<string, string> {
  const own = Number.isFinite(timeoutMs) ? String(Math.ceil(timeoutMs * 0.9)) : '0';
  return { statement_timeout: own, idle_in_transaction_session_timeout: own, ...settings };
}

export async function begin(client: GuardedClient, options: TxOptions, patience: Patience): Promise<void> {
  const level = options.isolation ? ` ISOLATION LEVEL ${levels[options.isolation]}` : '';
  const sending = { patience, mayChange: false };
  await send(client, { text: `BEGIN${level}${options.readOnly ? ' READ ONLY' : ''}` }, sending);
  const settings = Object.entries(serverSettings(options));
  const calls = settings.map((_, index) => `set_config($${index * 2 + 1}, $${index * 2 + 2}, true)`);
  await send(client, { text: `SELECT ${calls.join(', ')}`, values: settings.flat() }, sending);
}

/** The server answers COMMIT of a failed transaction with success, under the tag ROLLBACK: only the tag tells. */
async function commit(client: GuardedClient, lease: HeldLease, options: TxOptions): Promise<void> {
  const failure = lease.firstError();
  if (failure && lease.condition() === 'broken') throw failure;
  const patience = createPatience(options.timeoutMs ?? defaultTimeoutMs, options.signal);
  try {
    const { command } = await send(client, { text: 'COMMIT' }, { patience, mayChange: !options.readOnly });
    if (command === 'COMMIT') return;
    throw failure ?? rolledBack(command);
  } finally {
    patience.dispose();
  }
}

const rolledBack = (command: string) =>
  new AppError('internal', `The server answered COMMIT with ${command}.`, {
    details: { reason: 'unexpected', outcome: 'final' },
  });

const rollbackPatienceMs = 2000;

async function rollback(client: GuardedClient): Promise<boolean> {
  const patience = createPatience(rollbackPatienceMs);
  try {
    await send(client, { text: 'ROLLBACK' }, { patience, mayChange: false });
    return true;
  } catch {
    return false;
  } finally {
    patience.dispose();
  }
}

export type Ended<Value> = ({ value: Value } | { error: unknown }) & {
  condition: Condition;
  trouble?: AppError;
};

/** Runs the work of a transaction that has begun, and ends it either way. */
export async function conclude<Value>(
  client: GuardedClient,
  lease: HeldLease,
  work: (lease: Lease) => Promise<Value>,
  options: TxOptions,
): Promise<Ended<Value>> {
  try {
    const value = await work(lease);
    lease.close();
    await commit(client, lease, options);
    return { value, condition: lease.condition() };
  } catch (error) {
    lease.close();
    const heard = lease.condition() !== 'broken' && (await rollback(client));
    const condition = heard ? lease.condition() : 'broken';
    return { error, condition, ...(error instanceof AppError ? { trouble: error } : {}) };
  }
}
