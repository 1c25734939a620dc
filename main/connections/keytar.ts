import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PasswordStore } from '#contract/connections';
import { AppError } from '#contract/errors';

export type KeychainReason = NonNullable<PasswordStore['reason']>;

export interface Keytar {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

export interface KeychainAccess {
  /** `late` hears of an answer that comes after the patience is gone, as when somebody unlocks at last. */
  read(account: string, patienceMs: number, late?: (password: string | null) => void): Promise<string | null>;
  write(account: string, password: string, patienceMs: number): Promise<void>;
  erase(account: string, patienceMs: number): Promise<boolean>;
}

const service = 'Tiza';

/**
 * The system's keychain, one call at a time. keytar's calls run on threads of their own, so a
 * keychain that waits for its owner does not stop the app, but nothing ever calls them back:
 * who waits here waits only so long.
 */
export function createKeychainAccess({ load = loadKeytar } = {}): KeychainAccess {
  let loading: Promise<Keytar> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let outstanding = 0;

  // Leaving joins every thread, and one that waits for the keychain may never come.
  // By then everything is written and closed.
  process.once('exit', () => {
    if (outstanding > 0) process.kill(process.pid, 'SIGKILL');
  });

  async function answer<Value>(call: (keytar: Keytar) => Promise<Value>): Promise<Value> {
    if (!isServiceLikely()) throw unavailable('no-service');
    loading ??= load();
    const keytar = await loading.catch((cause) => {
      throw unavailable('no-library', cause);
    });
    outstanding += 1;
    try {
      return await call(keytar);
    } catch (cause) {
      throw unavailable(reasonFor(cause), cause);
    } finally {
      outstanding -= 1;
    }
  }

  function inTurn<Value>(
    call: (keytar: Keytar) => Promise<Value>,
    patienceMs: number,
    late?: (value: Value) => void,
  ): Promise<Value> {
    const turn = last.then(() => answer(call));
    last = turn.catch(() => undefined);
    return new Promise<Value>((resolve, reject) => {
      let waiting = true;
      const timer = setTimeout(() => {
        waiting = false;
        reject(unavailable('no-answer'));
      }, patienceMs);
      turn
        .finally(() => clearTimeout(timer))
        .then((value) => (waiting ? resolve(value) : late?.(value)), reject);
    });
  }

  return {
    read: (account, patienceMs, late) =>
      inTurn((keytar) => keytar.getPassword(service, account), patienceMs, late),
    write: (account, password, patienceMs) =>
      inTurn((keytar) => keytar.setPassword(service, account, password), patienceMs),
    erase: (account, patienceMs) => inTurn((keytar) => keytar.deletePassword(service, account), patienceMs),
  };
}

/** Loaded when first needed: a system without libsecret must still open the app. */
async function loadKeytar(): Promise<Keytar> {
  const loaded: { default?: Keytar } & Keytar = await import('keytar');
  return loaded.default ?? loaded;
}

/** Without a session bus, asking would start one that nobody else uses and nobody ends. */
function isServiceLikely(): boolean {
  if (process.platform !== 'linux') return true;
  const { DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: folder } = process.env;
  return Boolean(address) || (folder !== undefined && existsSync(join(folder, 'bus')));
}

function reasonFor(cause: unknown): KeychainReason {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/D-?Bus|ServiceUnknown|not provided by any|not activatable|Could not connect/i.test(message)) {
    return 'no-service';
  }
  return /lock|dismiss|cancel|prompt/i.test(message) ? 'locked' : 'refused';
}

function unavailable(reason: KeychainReason, cause?: unknown): AppError {
  return new AppError('keychain-unavailable', `The keychain cannot be used: ${reason}`, {
    details: { reason },
    cause,
  });
}
