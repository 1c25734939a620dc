import type { PasswordStore } from '#contract/connections';
import { AppError } from '#contract/errors';
import type { Log } from '../logging/log.ts';
import { createKeychainAccess, type KeychainAccess, type KeychainReason } from './keytar.ts';
import type { Profiles } from './profiles.ts';

/**
 * One password per profile: in this session's memory, and in the keychain where there is one.
 * Never in a file. Nothing here fails: without a keychain it says so and remembers until the end.
 */
export interface Passwords {
  status(): Promise<PasswordStore>;
  /** The profiles whose password need not be asked for. */
  known(): string[];
  get(id: string): Promise<string | null>;
  /** Answers where it went. */
  set(id: string, password: string): Promise<PasswordStore>;
  remove(id: string): Promise<void>;
}

export interface PasswordsDeps {
  profiles: Pick<Profiles, 'find' | 'keychainEntries' | 'setKeychainEntry'>;
  log: Log;
  access?: KeychainAccess;
  /** How long somebody has to type what unlocks their keychain. */
  patienceMs?: number;
}

// A keychain that is there answers at once about an entry that is not.
const probeMs = 3000;
const probeAccount = 'is-anybody-there';

export function createPasswords(deps: PasswordsDeps): Passwords {
  const { profiles, log, access = createKeychainAccess(), patienceMs = 30_000 } = deps;
  /** `null`: asked, and there was none. Nobody is asked twice. */
  const remembered = new Map<string, string | null>();
  const reading = new Map<string, Promise<string | null>>();
  let failure: KeychainReason | undefined;
  let proven = false;
  let swept = false;

  const inKeychain = (id: string) => profiles.keychainEntries().includes(id);
  const store = (): PasswordStore =>
    failure === undefined ? { where: 'keychain' } : { where: 'session-only', reason: failure };

  function noteFailure(action: string, error: unknown): void {
    failure = reasonOf(error);
    log.warn('The keychain did not serve', { action, reason: failure });
  }

  async function read(id: string): Promise<string | null> {
    try {
      const password = await access.read(id, patienceMs, (late) => {
        if (!remembered.get(id)) remembered.set(id, late);
        void noteSuccess();
      });
      remembered.set(id, password);
      await noteSuccess();
      return password;
    } catch (error) {
      noteFailure('read', error);
      return null;
    }
  }

  /** The first success; also removes the entries of profiles deleted while the keychain could not be reached. */
  async function noteSuccess(): Promise<void> {
    failure = undefined;
    proven = true;
    if (swept) return;
    swept = true;
    for (const id of profiles.keychainEntries()) {
      if (profiles.find(id) === undefined) await erase(id);
    }
  }

  async function erase(id: string): Promise<void> {
    try {
      await access.erase(id, patienceMs);
      await profiles.setKeychainEntry(id, false);
    } catch (error) {
      noteFailure('erase', error);
    }
  }

  return {
    async status() {
      // While somebody is unlocking it, or after it served, there is nothing to find out.
      if (failure !== undefined || proven || reading.size > 0) return store();
      try {
        await access.read(probeAccount, probeMs, noteSuccess);
        proven = true;
      } catch (error) {
        noteFailure('probe', error);
      }
      return store();
    },

    known() {
      const inMemory = [...remembered].filter(([, password]) => password !== null).map(([id]) => id);
      const kept = failure === undefined ? profiles.keychainEntries() : [];
      const asked = kept.filter((id) => remembered.get(id) !== null && profiles.find(id) !== undefined);
      return [...new Set([...inMemory, ...asked])];
    },

    async get(id) {
      const password = remembered.get(id);
      if (password !== undefined) return password;
      if (failure !== undefined || !inKeychain(id)) return null;
      const pending = reading.get(id) ?? read(id).finally(() => reading.delete(id));
      reading.set(id, pending);
      return pending;
    },

    async set(id, password) {
      remembered.set(id, password);
      // keytar stores no empty text; there is nothing to keep either.
      if (failure !== undefined || password === '') return { ...store(), where: 'session-only' };
      const before = inKeychain(id);
      try {
        // Noted first: an entry nobody knows of could never be deleted.
        await profiles.setKeychainEntry(id, true);
        await access.write(id, password, patienceMs);
        await noteSuccess();
      } catch (error) {
        noteFailure('write', error);
        // Without an answer it may yet be written.
        const surelyNot = !before && failure !== 'no-answer';
        if (surelyNot) await profiles.setKeychainEntry(id, false).catch(() => undefined);
      }
      return store();
    },

    async remove(id) {
      remembered.delete(id);
      if (inKeychain(id)) await erase(id);
    },
  };
}

function reasonOf(error: unknown): KeychainReason {
  const reason = error instanceof AppError ? error.details?.reason : undefined;
  const reasons: KeychainReason[] = ['no-service', 'no-library', 'locked', 'no-answer', 'refused'];
  return reasons.find((known) => known === reason) ?? 'refused';
}
