import { describe, expect, it, vi } from 'vitest';
import { createPasswords } from '../../../main/connections/keychain.ts';
import type { KeychainAccess, KeychainReason } from '../../../main/connections/keytar.ts';
import { AppError } from '../../../preload/contract/errors.ts';

function unavailable(reason: KeychainReason): AppError {
  return new AppError('keychain-unavailable', reason, { details: { reason } });
}

/** A keychain in memory, and the profiles that say what is in it. */
function setUp(overrides: Partial<KeychainAccess> = {}, entries: Record<string, string> = {}) {
  const items = new Map(Object.entries(entries));
  const noted = new Set(items.keys());
  const present = new Set(['one', 'two', ...items.keys()]);
  const access = {
    read: vi.fn<KeychainAccess['read']>(async (account) => items.get(account) ?? null),
    write: vi.fn<KeychainAccess['write']>(async (account, password) => void items.set(account, password)),
    erase: vi.fn<KeychainAccess['erase']>(async (account) => items.delete(account)),
    ...overrides,
  };
  const written: string[] = [];
  const note = (message: string, facts?: object) => written.push(JSON.stringify({ message, facts }));
  const passwords = createPasswords({
    access,
    log: { info: note, warn: note, error: note },
    profiles: {
      find: (id) => (present.has(id) ? ({ id } as never) : undefined),
      keychainEntries: () => [...noted],
      async setKeychainEntry(id, there) {
        if (there) noted.add(id);
        else noted.delete(id);
      },
    },
  });
  return { passwords, access, items, noted, present, written };
}

describe('passwords', () => {
  it('are asked of the keychain once in a session', async () => {
    const { passwords, access } = setUp({}, { one: 'clave' });
    expect(await Promise.all([passwords.get('one'), passwords.get('one')])).toEqual(['clave', 'clave']);
    expect(await passwords.get('one')).toBe('clave');
    expect(access.read).toHaveBeenCalledTimes(1);
  });

  it('are not asked again after somebody dismissed the question', async () => {
    const { passwords, access, items } = setUp({}, { one: 'clave' });
    items.clear();
    expect(await passwords.get('one')).toBeNull();
    expect(await passwords.get('one')).toBeNull();
    expect(access.read).toHaveBeenCalledTimes(1);
    expect(passwords.known()).toEqual([]);
  });

  it('of a course without an entry cost no question at all', async () => {
    const { passwords, access } = setUp();
    expect(await passwords.get('two')).toBeNull();
    expect(access.read).not.toHaveBeenCalled();
  });

  it('stay in this session when the keychain fails, which is asked no more', async () => {
    const write = vi.fn(() => Promise.reject(unavailable('refused')));
    const { passwords, noted, written } = setUp({ write });
    const store = { where: 'session-only', reason: 'refused' };
    expect(await passwords.set('one', 'clave-secreta')).toEqual(store);
    expect(await passwords.set('two', 'otra-secreta')).toEqual(store);
    expect(await passwords.status()).toEqual(store);
    expect(await passwords.get('one')).toBe('clave-secreta');
    expect(passwords.known()).toEqual(['one', 'two']);
    expect(write).toHaveBeenCalledTimes(1);
    expect([...noted]).toEqual([]);
    expect(written.join()).toContain('refused');
    expect(written.join()).not.toMatch(/clave-secreta|otra-secreta/);
  });

  it('whose writing got no answer are noted, since they may be there', async () => {
    const { passwords, noted } = setUp({ write: () => Promise.reject(unavailable('no-answer')) });
    expect(await passwords.set('one', 'clave')).toEqual({ where: 'session-only', reason: 'no-answer' });
    expect([...noted]).toEqual(['one']);
  });

  it('that come late are taken, and the keychain is back', async () => {
    let late: (password: string | null) => void = () => undefined;
    const { passwords } = setUp(
      {
        read: async (_account, _patience, then) => {
          late = then ?? late;
          throw unavailable('no-answer');
        },
      },
      { one: 'clave' },
    );
    expect(await passwords.get('one')).toBeNull();
    expect(await passwords.status()).toEqual({ where: 'session-only', reason: 'no-answer' });
    late('clave');
    expect(await passwords.get('one')).toBe('clave');
    expect(await passwords.status()).toEqual({ where: 'keychain' });
  });

  it('late or not, never replace what the person typed meanwhile', async () => {
    let late: (password: string | null) => void = () => undefined;
    const { passwords } = setUp(
      {
        read: async (_account, _patience, then) => {
          late = then ?? late;
          throw unavailable('no-answer');
        },
      },
      { one: 'old' },
    );
    await passwords.get('one');
    await passwords.set('one', 'new');
    late('old');
    expect(await passwords.get('one')).toBe('new');
  });

  it('of deleted courses are erased as soon as the keychain serves', async () => {
    const { passwords, items, noted, present } = setUp({}, { one: 'a', gone: 'b' });
    present.delete('gone');
    expect(passwords.known()).toEqual(['one']);
    await passwords.get('one');
    expect([...items.keys()]).toEqual(['one']);
    expect([...noted]).toEqual(['one']);
  });

  it('that could not be erased are remembered as there', async () => {
    const { passwords, noted } = setUp({ erase: () => Promise.reject(unavailable('locked')) }, { one: 'a' });
    await passwords.remove('one');
    expect([...noted]).toEqual(['one']);
    expect(await passwords.get('one')).toBeNull();
  });

  it('an empty one is remembered and stored nowhere', async () => {
    const { passwords, access } = setUp();
    expect(await passwords.set('one', '')).toMatchObject({ where: 'session-only' });
    expect(await passwords.get('one')).toBe('');
    expect(access.write).not.toHaveBeenCalled();
  });

  it('where they go is found out once, and not while somebody is unlocking', async () => {
    const { passwords, access } = setUp();
    expect(await passwords.status()).toEqual({ where: 'keychain' });
    await passwords.status();
    expect(access.read).toHaveBeenCalledTimes(1);
    const waiting = setUp({ read: vi.fn(() => new Promise<never>(() => undefined)) }, { one: 'a' });
    void waiting.passwords.get('one');
    expect(await waiting.passwords.status()).toEqual({ where: 'keychain' });
    expect(waiting.access.read).toHaveBeenCalledTimes(1);
  });
});
