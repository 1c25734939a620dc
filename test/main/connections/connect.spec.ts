import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ProfileFields } from '#contract/connections';
import { createConnect } from '../../../main/connections/connect.ts';
import type { Passwords } from '../../../main/connections/keychain.ts';
import { openProfiles, type Profiles } from '../../../main/connections/profiles.ts';
import { silent } from '../../support/hosted-course.ts';

const fields: ProfileFields = {
  name: 'Cálculo I',
  color: 'teal',
  // Nobody listens there: what is asked for before knocking is all that matters here.
  host: '127.0.0.1',
  port: 1,
  database: 'calculo_i',
  user: 'ana',
  tls: { mode: 'disable', channelBinding: 'prefer', oldPasswordMethods: false },
  readOnly: false,
};

let folder: string;
let profiles: Profiles;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiza-connect-'));
  profiles = await openProfiles({ folder, log: silent });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function setUp() {
  const passwords = {
    status: async () => ({ where: 'keychain' as const }),
    known: () => [],
    get: vi.fn<Passwords['get']>(async () => 'pizarra'),
    set: vi.fn<Passwords['set']>(async () => ({ where: 'keychain' })),
    remove: vi.fn<Passwords['remove']>(async () => undefined),
  };
  const connect = createConnect({
    profiles,
    passwords,
    clipboard: async () => '',
    files: { saveTo: async () => null, openOne: async () => null },
    onStep: () => undefined,
  });
  const { id } = await profiles.save(fields);
  return { connect, passwords, id };
}

const others: [string, Partial<ProfileFields>][] = [
  ['host', { host: '127.0.0.2' }],
  ['port', { port: 2 }],
  ['user', { user: 'luis' }],
];

describe('a kept password', () => {
  it('is used to test the login it is kept for, on whichever of its databases', async () => {
    const { connect, passwords, id } = await setUp();
    await connect.test({ ...fields, database: 'calculo_ii', profileId: id });
    expect(passwords.get).toHaveBeenCalledWith(id);
  });

  it.each(others)('is not taken out to test another %s', async (_what, change) => {
    const { connect, passwords, id } = await setUp();
    await connect.test({ ...fields, ...change, profileId: id });
    expect(passwords.get).not.toHaveBeenCalled();
  });

  it.each(others)('is forgotten when its course moves to another %s', async (_what, change) => {
    const { connect, passwords, id } = await setUp();
    await connect.save({ id, fields: { ...fields, ...change } });
    expect(passwords.remove).toHaveBeenCalledWith(id);
  });

  it('stays when only the course is called otherwise', async () => {
    const { connect, passwords, id } = await setUp();
    await connect.save({ id, fields: { ...fields, name: 'Cálculo II', database: 'calculo_ii' } });
    expect(passwords.remove).not.toHaveBeenCalled();
  });

  it('gives way to one that was typed for the new place', async () => {
    const { connect, passwords, id } = await setUp();
    await connect.save({ id, fields: { ...fields, host: '127.0.0.2' }, password: 'tiza' });
    expect(passwords.remove).not.toHaveBeenCalled();
    expect(passwords.set).toHaveBeenCalledWith(id, 'tiza');
  });
});
