import { describe, expect, it } from 'vitest';
import { AppError } from '#contract/errors';
import type { KeychainAccess } from '../../../main/connections/keytar.ts';
import { createJournalKey } from '../../../main/journal/disk/journal-key.ts';
import { silent } from './support.ts';

function keychain(entries = new Map<string, string>()): KeychainAccess & { entries: Map<string, string> } {
  return {
    entries,
    read: async (account) => entries.get(account) ?? null,
    write: async (account, password) => void entries.set(account, password),
    erase: async (account) => entries.delete(account),
  };
}

const keyIn = (access: KeychainAccess) => {
  const heard: string[] = [];
  const key = createJournalKey({ access, onKey: ({ id }) => heard.push(id), log: silent });
  return { key, heard };
};

describe('the key of the journals', () => {
  it('is made once and is the same at every start', async () => {
    const access = keychain();
    const first = keyIn(access);
    await first.key.ask();
    expect(first.key.protection()).toEqual({ protection: 'keychain' });
    const second = keyIn(access);
    await second.key.ask();
    expect(second.heard).toEqual(first.heard);
    expect(second.key.seal()?.open(first.key.seal()?.lock('palabra') ?? '')).toBe('palabra');
    expect([...access.entries.keys()]).toEqual(['journal']);
  });

  it('is not used when the keychain did not keep it', async () => {
    const { key } = keyIn({ ...keychain(), write: async () => undefined });
    await key.ask();
    expect([key.seal(), key.protection()]).toEqual([null, { protection: 'plain', reason: 'refused' }]);
  });

  it('is not made anew over one that cannot be read', async () => {
    const access = keychain(new Map([['journal', 'not a key']]));
    const { key } = keyIn(access);
    await key.ask();
    expect(key.protection()).toEqual({ protection: 'plain', reason: 'refused' });
    expect(access.entries.get('journal')).toBe('not a key');
  });

  it('may come late, when somebody unlocks their keychain at last', async () => {
    const made = keychain();
    await keyIn(made).key.ask();
    let answer: (password: string | null) => void = () => undefined;
    const { key, heard } = keyIn({
      ...made,
      read: async (_account, _patience, late) => {
        answer = late ?? answer;
        throw new AppError('keychain-unavailable', 'Silent', { details: { reason: 'no-answer' } });
      },
    });
    await key.ask();
    expect(key.protection()).toEqual({ protection: 'plain', reason: 'no-answer' });
    answer(made.entries.get('journal') ?? null);
    expect(key.protection()).toEqual({ protection: 'keychain' });
    expect(heard).toHaveLength(1);
  });
});
