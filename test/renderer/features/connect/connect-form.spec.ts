import { describe, expect, it } from 'vitest';
import {
  draftOf,
  emptyForm,
  fieldsOf,
  formOf,
  problemsIn,
  wishOf,
  withChoice,
  withHost,
  withPasted,
} from '../../../../renderer/features/connect/connect-form.ts';
import { shownPrint, someProfiles } from '../../support/fake-tests.ts';

const typed = { ...emptyForm, host: 'db.example.edu', database: 'calculo', user: 'ana', name: 'Cálculo' };
const [profile] = someProfiles;

describe('what was pasted', () => {
  it('leaves nothing of an earlier text behind', () => {
    const first = withPasted(emptyForm, { host: 'one', port: 6543, database: 'd', user: 'u', password: 'p' });
    expect(withPasted(first, { host: 'two' })).toMatchObject({
      host: 'two',
      port: '5432',
      database: '',
      user: '',
      password: '',
    });
  });

  it.each(['disable', 'allow', 'prefer', 'require'] as const)('%s is no wish for a loose wire', (tlsMode) => {
    expect(wishOf(withPasted(emptyForm, { host: 'one', tlsMode }))).toBeUndefined();
  });

  it.each(['verify-ca', 'verify-full'] as const)('%s is kept', (tlsMode) => {
    expect(wishOf(withPasted(emptyForm, { host: 'one', tlsMode }))).toMatchObject({ mode: tlsMode });
  });

  it('that requires channel binding is tried with nothing less than full verification', () => {
    const form = withPasted(emptyForm, { host: 'one', tlsMode: 'require', channelBinding: 'require' });
    expect(wishOf(form)).toMatchObject({ mode: 'verify-full', channelBinding: 'require' });
  });

  it('names the course after its database until somebody does', () => {
    expect(withPasted(emptyForm, { database: 'calculo' }).name).toBe('calculo');
    expect(withPasted({ ...typed, nameTyped: true }, { database: 'other' }).name).toBe('Cálculo');
  });
});

describe('trust', () => {
  it('is not carried over to another server', () => {
    for (const choice of ['pin', 'unverified', 'plain'] as const) {
      const trusting = withChoice(typed, choice, shownPrint);
      expect(wishOf(trusting)).toBeDefined();
      expect(wishOf(withHost(trusting, { host: 'elsewhere.example' }))).toBeUndefined();
    }
  });

  it.each([
    ['paste-ca', { mode: 'verify-full', ca: 'PEM' }],
    ['pin', { mode: 'require', pin: 'PEM' }],
    ['unverified', { mode: 'require' }],
    ['plain', { mode: 'disable' }],
  ] as const)('%s becomes settings that mean it', (choice, expected) => {
    expect(wishOf(withChoice(typed, choice, 'PEM'))).toEqual({
      ...expected,
      channelBinding: 'prefer',
      oldPasswordMethods: false,
    });
  });
});

describe('what is handed over', () => {
  it('names no password and no settings where none were given', () => {
    expect(draftOf(typed, undefined)).toEqual({
      host: 'db.example.edu',
      port: 5432,
      database: 'calculo',
      user: 'ana',
    });
  });

  it('is the same profile again after a look at it', () => {
    if (profile === undefined) throw new Error('There is a profile.');
    const { id, lastUsed: _lastUsed, ...fields } = profile;
    expect(fieldsOf(formOf(profile), profile.tls, profile.labels)).toEqual(fields);
    expect(draftOf(formOf(profile), id)).toMatchObject({ profileId: id, tls: profile.tls });
  });

  it.each([
    [{ host: ' ' }, { host: 'missing' }],
    [{ port: '0' }, { port: 'port' }],
    [{ port: '70000' }, { port: 'port' }],
    [{ port: '54a' }, { port: 'port' }],
    [
      { user: '', database: '' },
      { user: 'missing', database: 'missing' },
    ],
  ] as const)('is not, with %j', (change, problems) => {
    expect(problemsIn({ ...typed, ...change }, false)).toEqual(problems);
  });

  it('needs a name only to be saved', () => {
    expect(problemsIn({ ...typed, name: '' }, false)).toEqual({});
    expect(problemsIn({ ...typed, name: '' }, true)).toEqual({ name: 'missing' });
  });
});
