import type { PasswordStore } from '#contract/connections';
import { AppError } from '#contract/errors';
import type { KeychainAccess, KeychainReason } from '../../connections/keytar.ts';
import type { Log } from '../../logging/log.ts';
import type { BackupMemory } from './memory.ts';

/** What opens a course's backups: in this session's memory, and in the keychain where the person wants it there. */
export interface Passphrases {
  store(): PasswordStore;
  isKnown(course: string): boolean;
  get(course: string): Promise<string | null>;
  set(course: string, passphrase: string, inKeychain: boolean): Promise<void>;
}

export interface PassphrasesDeps {
  memory: Pick<BackupMemory, 'keychainEntries' | 'setKeychainEntry'>;
  access: KeychainAccess;
  log: Log;
  patienceMs?: number;
}

const accountOf = (course: string) => `backups of ${course}`;

export function createPassphrases(deps: PassphrasesDeps): Passphrases {
  const { memory, access, log, patienceMs = 30_000 } = deps;
  const inMemory = new Map<string, string>();
  let failure: KeychainReason | undefined;

  function noteFailure(action: string, error: unknown): void {
    const reason = error instanceof AppError ? error.details?.reason : undefined;
    failure = (typeof reason === 'string' ? reason : 'refused') as KeychainReason;
    log.warn('The keychain did not serve a passphrase', { action, reason: failure });
  }

  return {
    store: () => (failure === undefined ? { where: 'keychain' } : { where: 'session-only', reason: failure }),
    isKnown: (course) =>
      inMemory.has(course) || (failure === undefined && memory.keychainEntries().includes(course)),
    async get(course) {
      const known = inMemory.get(course);
      if (known !== undefined || !memory.keychainEntries().includes(course)) return known ?? null;
      try {
        const found = await access.read(accountOf(course), patienceMs);
        failure = undefined;
        if (found !== null) inMemory.set(course, found);
        return found;
      } catch (error) {
        noteFailure('read', error);
        return null;
      }
    },
    async set(course, passphrase, inKeychain) {
      inMemory.set(course, passphrase);
      if (!inKeychain) return;
      try {
        await memory.setKeychainEntry(course, true);
        await access.write(accountOf(course), passphrase, patienceMs);
        failure = undefined;
      } catch (error) {
        noteFailure('write', error);
      }
    },
  };
}
