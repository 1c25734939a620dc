import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProfiles } from '../../../main/connections/profiles.ts';
import { profileFields } from '../../../preload/contract/connections.ts';
import {
  createKeychainHouse,
  type KeychainHouse,
  missingKeychainTools,
} from '../../support/keychain-houses.ts';

const missing = missingKeychainTools();
const secret = 'sécreto-中文-"7Kq;\\';
const other = 'otra-clave-9';
let house: KeychainHouse;

if (missing.length > 0 && process.env.CI && process.platform === 'linux') {
  it('has a keychain to be tested against', () => expect(missing).toEqual([]));
}

describe.skipIf(missing.length > 0)(
  `passwords (${missing.join(', ') || 'gnome-keyring'})`,
  { timeout: 60_000 },
  () => {
    beforeAll(async () => {
      house = await createKeychainHouse(await mkdtemp(join(tmpdir(), 'tiza-keychain-')));
      const profiles = await openProfiles({
        folder: house.userData,
        log: { info() {}, warn() {}, error() {} },
      });
      for (const name of ['Cálculo', 'Álgebra', 'Geometría']) {
        await profiles.save(
          profileFields.parse({ name, host: 'db.example.edu', database: 'd', user: 'ana' }),
        );
      }
    });
    afterAll(() => rm(house.home, { recursive: true, force: true }));

    it('outlive the session in the keychain, one entry per course', async () => {
      const first = await house.run('unlocked', [
        { do: 'status' },
        { do: 'get', name: 'Cálculo' },
        { do: 'set', name: 'Cálculo', password: secret },
        { do: 'set', name: 'Álgebra', password: 'an-older-one' },
        { do: 'known' },
      ]);
      const kept = { where: 'keychain' };
      expect(first.answers).toEqual([kept, null, kept, kept, ['Cálculo', 'Álgebra']]);
      const second = await house.run('unlocked', [
        { do: 'known' },
        { do: 'get twice at once', name: 'Cálculo' },
        { do: 'get', name: 'Álgebra' },
        { do: 'set', name: 'Álgebra', password: other },
      ]);
      expect(second.answers).toEqual([['Cálculo', 'Álgebra'], [secret, secret], 'an-older-one', kept]);
      expect(await keyringItems()).toBe(2);
    });

    it('stand in no file in any spelling', async () => {
      const files = await readdir(house.home, { recursive: true, withFileTypes: true });
      const regular = files.filter((file) => file.isFile());
      expect(regular.map((file) => file.name)).toEqual(
        expect.arrayContaining(['login.keyring', 'courses.json']),
      );
      const spellings = [secret, other].flatMap((password) => [
        Buffer.from(password, 'utf8'),
        Buffer.from(password, 'utf16le'),
        Buffer.from(Buffer.from(password).toString('base64').replace(/=+$/, '')),
        Buffer.from(Buffer.from(password).toString('hex')),
        Buffer.from(encodeURIComponent(password)),
        Buffer.from(JSON.stringify(password).slice(1, -1)),
      ]);
      for (const file of regular) {
        const content = await readFile(join(file.parentPath, file.name));
        const found = spellings.filter((spelling) => content.includes(spelling));
        expect(found, file.name).toEqual([]);
      }
    });

    it('are not shown by a locked keychain; what is typed then is kept for the session', async () => {
      const { answers, longestPauseMs } = await house.run('locked', [
        { do: 'get', name: 'Cálculo' },
        { do: 'set', name: 'Cálculo', password: 'typed-anew' },
        { do: 'get', name: 'Cálculo' },
      ]);
      expect(answers).toEqual([null, expect.objectContaining({ where: 'session-only' }), 'typed-anew']);
      expect(longestPauseMs).toBeLessThan(1000);
      const later = await house.run('unlocked', [
        { do: 'get', name: 'Cálculo' },
        { do: 'get', name: 'Álgebra' },
      ]);
      expect(later.answers).toEqual([secret, other]);
    });

    it.each(['no bus', 'no service'] as const)('with %s are kept for the session, at once', async (kind) => {
      const { answers, ms, exit } = await house.run(kind, [
        { do: 'get', name: 'Geometría' },
        { do: 'status' },
        { do: 'set', name: 'Geometría', password: 'only-now' },
        { do: 'get', name: 'Geometría' },
        { do: 'known' },
      ]);
      const sessionOnly = { where: 'session-only', reason: 'no-service' };
      expect(answers).toEqual([null, sessionOnly, sessionOnly, 'only-now', ['Geometría']]);
      expect(Math.max(...ms)).toBeLessThan(2000);
      expect(exit.code).toBe(0);
    });

    it('a keychain that never answers stops neither the app nor its end', async () => {
      const { answers, ms, longestPauseMs, exit, leavingMs } = await house.run(
        'mute bus',
        [
          { do: 'get', name: 'Cálculo' },
          { do: 'status' },
          { do: 'set', name: 'Cálculo', password: 'only-now' },
          { do: 'get', name: 'Cálculo' },
        ],
        600,
      );
      const noAnswer = { where: 'session-only', reason: 'no-answer' };
      expect(answers).toEqual([null, noAnswer, noAnswer, 'only-now']);
      expect(ms[0]).toBeGreaterThan(500);
      expect(Math.max(...ms)).toBeLessThan(2500);
      expect(longestPauseMs).toBeLessThan(1000);
      expect(exit.signal).toBe('SIGKILL');
      expect(leavingMs).toBeLessThan(3000);
    });

    it('go with their course, even when it was deleted without a keychain', async () => {
      await house.run('unlocked', [{ do: 'remove profile', name: 'Cálculo' }]);
      expect(await keyringItems()).toBe(1);
      await house.run('no bus', [{ do: 'remove profile', name: 'Álgebra' }]);
      expect(await keyringItems()).toBe(1);
      await house.run('unlocked', [
        { do: 'set', name: 'Geometría', password: 'nueva-clave' },
        { do: 'remove password', name: 'Geometría' },
      ]);
      expect(await keyringItems()).toBe(0);
      const courses = JSON.parse(await readFile(join(house.userData, 'courses.json'), 'utf8'));
      expect(courses.inKeychain).toEqual([]);
    });
  },
);

/** gnome-keyring writes the number of items, and their hashed attributes, unencrypted. */
async function keyringItems(): Promise<number> {
  const file = await readFile(join(house.home, '.local/share/keyrings/login.keyring'));
  // magic(16) version(2) crypto(1) hash(1) name mtime ctime(8 each) flags timeout iterations(4 each) salt(8) reserved(16)
  const nameLength = file.readUInt32BE(20);
  return file.readUInt32BE(24 + nameLength + 8 + 8 + 4 + 4 + 4 + 8 + 16);
}
