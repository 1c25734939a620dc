import type { PasswordStore } from '#contract/connections';

/** Where courses' passwords are kept: the system's keychain, or this session's memory. */
export interface Passwords {
  status(): Promise<PasswordStore>;
  get(profileId: string): Promise<string | null>;
  set(profileId: string, password: string): Promise<void>;
  remove(profileId: string): Promise<void>;
  /** The profiles a password is kept for; asks nobody for it. */
  known(): string[];
}

/** Forgotten when Tiza closes. */
export function createSessionPasswords(): Passwords {
  const kept = new Map<string, string>();
  return {
    status: async () => ({ where: 'session-only' }),
    get: async (id) => kept.get(id) ?? null,
    async set(id, password) {
      kept.set(id, password);
    },
    async remove(id) {
      kept.delete(id);
    },
    known: () => [...kept.keys()],
  };
}
