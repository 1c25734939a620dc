import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createKeychainAccess, type Keytar } from '../../../main/connections/keytar.ts';

const silent = () => new Promise<never>(() => undefined);

function keytar(calls: Partial<Keytar> = {}): () => Promise<Keytar> {
  return async () => ({
    getPassword: async () => null,
    setPassword: async () => undefined,
    deletePassword: async () => true,
    ...calls,
  });
}

describe('the way to the keychain', () => {
  // Without a bus in sight nothing is even tried on Linux.
  beforeEach(() => vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'unix:path=/nowhere'));
  afterEach(() => vi.unstubAllEnvs());

  it.each([
    ['no-service', 'Cannot autolaunch D-Bus without X11 $DISPLAY'],
    ['no-service', 'The name org.freedesktop.secrets was not provided by any .service files'],
    ['no-service', 'Could not connect: No such file or directory'],
    ['locked', 'Cannot create an item in a locked collection'],
    ['locked', 'The prompt was dismissed'],
    ['refused', 'Object does not exist at path “/org/freedesktop/secrets/collection/login”'],
    ['refused', 'The stub received bad data.'],
  ])('says %s for: %s', async (reason, message) => {
    const access = createKeychainAccess({
      load: keytar({ getPassword: () => Promise.reject(new Error(message)) }),
    });
    await expect(access.read('a', 1000)).rejects.toMatchObject({
      name: 'AppError',
      code: 'keychain-unavailable',
      details: { reason },
    });
  });

  it('does without the library where it cannot be loaded, and tries that once', async () => {
    const load = vi.fn(() => Promise.reject(new Error('libsecret-1.so.0: cannot open shared object file')));
    const access = createKeychainAccess({ load });
    for (let turn = 0; turn < 2; turn += 1) {
      await expect(access.erase('a', 1000)).rejects.toMatchObject({ details: { reason: 'no-library' } });
    }
    expect(load).toHaveBeenCalledTimes(1);
  });

  it.runIf(process.platform === 'linux')('does not load it where no session bus is', async () => {
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', '');
    vi.stubEnv('XDG_RUNTIME_DIR', '/nowhere');
    const load = vi.fn(keytar());
    await expect(createKeychainAccess({ load }).read('a', 1000)).rejects.toMatchObject({
      details: { reason: 'no-service' },
    });
    expect(load).not.toHaveBeenCalled();
  });

  it('asks one thing at a time, so that one silent call holds one thread', async () => {
    let running = 0;
    let most = 0;
    const access = createKeychainAccess({
      load: keytar({
        async getPassword(_service, account) {
          running += 1;
          most = Math.max(most, running);
          await new Promise((resolve) => setTimeout(resolve, 5));
          running -= 1;
          return account;
        },
      }),
    });
    expect(await Promise.all(['a', 'b', 'c'].map((account) => access.read(account, 1000)))).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect(most).toBe(1);
  });

  it('waits so long and no longer, for itself and for those behind it', async () => {
    const setPassword = vi.fn(async () => undefined);
    const access = createKeychainAccess({ load: keytar({ getPassword: silent, setPassword }) });
    const started = performance.now();
    const outcomes = await Promise.allSettled([access.read('a', 60), access.write('b', 'x', 60)]);
    expect(performance.now() - started).toBeLessThan(1000);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({
        reason: { code: 'keychain-unavailable', details: { reason: 'no-answer' } },
      });
    }
    expect(setPassword).not.toHaveBeenCalled();
  });

  it('passes on an answer that comes late', async () => {
    let unlock: (password: string) => void = () => undefined;
    const load = keytar({ getPassword: () => new Promise((resolve) => (unlock = resolve)) });
    const late = vi.fn();
    await expect(createKeychainAccess({ load }).read('a', 20, late)).rejects.toThrow();
    unlock('at last');
    await vi.waitFor(() => expect(late).toHaveBeenCalledWith('at last'));
  });
});
