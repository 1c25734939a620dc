import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createKeychainHouse, missingKeychainTools } from '../../support/keychain-houses.ts';
import { aFolder } from './support.ts';

const missing = missingKeychainTools();
const child = new URL('../../support/journal/keyring-child.ts', import.meta.url).pathname;

describe.skipIf(missing.length > 0)(`a real keychain (${missing.join(', ') || 'gnome-keyring'})`, () => {
  it('locks every word on the disk; without it nothing is lost and nothing is shown', {
    timeout: 60_000,
  }, async () => {
    const house = await createKeychainHouse(await aFolder(), child);
    const onDisk = async () => {
      const folder = join(house.userData, 'journal');
      const names = await readdir(folder);
      return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('');
    };
    const kept = { trouble: null, locked: 0, damaged: 0 };

    const first = await house.run('unlocked', []);
    expect(first.answers).toEqual([[], { ...kept, protection: 'keychain' }]);
    expect(await onDisk()).not.toContain('palabras');

    const without = await house.run('no bus', []);
    expect(without.answers).toEqual([[], { ...kept, protection: 'plain', reason: 'no-service', locked: 1 }]);
    expect(await onDisk()).toContain('palabras del arranque 1');

    const back = await house.run('unlocked', []);
    expect(back.answers).toEqual([
      ['palabras del arranque 0', 'palabras del arranque 1'],
      { ...kept, protection: 'keychain' },
    ]);
    expect(await onDisk()).not.toContain('palabras');
  });
});
