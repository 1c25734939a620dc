import { randomBytes } from 'node:crypto';
import { AppError } from '#contract/errors';
import type { JournalStatus } from '#contract/journal-drafts';
import type { KeychainAccess } from '../../connections/keytar.ts';
import type { Log } from '../../logging/log.ts';
import { createSeal, keyBytes, type Seal } from './seal.ts';

export interface JournalKey {
  /** `null` while there is none: what is written then is not locked. */
  seal(): Seal | null;
  protection(): Pick<JournalStatus, 'protection' | 'reason'>;
  /** Asks the keychain; a key that comes after all is told to `onKey`. */
  ask(): Promise<void>;
}

export interface JournalKeyDeps {
  access: KeychainAccess;
  onKey(seal: Seal): void;
  log: Log;
  /** How long somebody has to type what unlocks their keychain. */
  patienceMs?: number;
}

const account = 'journal';
type Reason = NonNullable<JournalStatus['reason']>;
const reasons: Reason[] = ['no-service', 'no-library', 'locked', 'no-answer', 'refused'];

/** One key for everything this person's journals hold, made at the first start and kept by the system's keychain. */
export function createJournalKey({ access, onKey, log, patienceMs = 30_000 }: JournalKeyDeps): JournalKey {
  let seal: Seal | null = null;
  let reason: Reason | undefined;

  function use(stored: string): void {
    const key = Buffer.from(stored, 'base64');
    if (key.length !== keyBytes)
      throw new AppError('keychain-unavailable', 'The stored key is not one of ours');
    reason = undefined;
    if (seal !== null) return;
    seal = createSeal(key);
    onKey(seal);
  }

  function failed(error: unknown): void {
    const said = error instanceof AppError ? error.details?.reason : undefined;
    reason = reasons.find((known) => known === said) ?? 'refused';
    log.warn('The journal is written without a key', { reason });
  }

  async function make(): Promise<string> {
    await access.write(account, randomBytes(keyBytes).toString('base64'), patienceMs);
    // What the keychain really kept, or nothing is locked with it.
    const kept = await access.read(account, patienceMs);
    if (kept === null) throw new AppError('keychain-unavailable', 'The keychain keeps nothing');
    return kept;
  }

  const late = (stored: string | null) => {
    if (stored === null) return;
    try {
      use(stored);
    } catch (error) {
      failed(error);
    }
  };

  return {
    seal: () => seal,
    protection: () =>
      seal === null
        ? { protection: 'plain', ...(reason === undefined ? {} : { reason }) }
        : { protection: 'keychain' },
    async ask() {
      if (seal !== null) return;
      try {
        use((await access.read(account, patienceMs, late)) ?? (await make()));
      } catch (error) {
        failed(error);
      }
    },
  };
}
