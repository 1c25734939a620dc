import { describe, expect, it } from 'vitest';
import { loginName } from '#contract/care';
import {
  newPerson,
  type Person,
  problemOf,
  requestFor,
  suggestLogin,
} from '../../../../renderer/features/care/teachers/person.ts';

describe('the login a name suggests', () => {
  it.each([
    ['Luis Ospina', 'luis_ospina'],
    ['Ana María Pérez Gil', 'ana_perez'],
    ['María José Peña', 'maria_jose'],
    ['Íñigo O’Hara', 'inigo_o'],
    ['Ñuño', 'nuno'],
    ['Tiza Pérez', 'prof_tiza_perez'],
    ['3D Print', 'd_print'],
    ['李明', ''],
    ['  ', ''],
  ])('%s: %s', (name, login) => {
    expect(suggestLogin(name, [])).toBe(login);
    if (login !== '') expect(loginName.safeParse(login).success).toBe(true);
  });

  it('is never one that is taken, nor longer than a server takes', () => {
    expect(suggestLogin('Luis Ospina', ['luis_ospina', 'luis_ospina_2'])).toBe('luis_ospina_3');
    const long = suggestLogin('A'.repeat(80), []);
    expect(loginName.safeParse(`${long}_99`).success).toBe(true);
  });
});

describe('a row of the form', () => {
  const person = (more: Partial<Person>): Person => ({
    ...newPerson(0),
    name: 'Luis',
    login: 'luis',
    ...more,
  });

  it.each([
    [{ name: ' ' }, 'nameMissing'],
    [{ login: 'Luis' }, 'badLogin'],
    [{ login: 'l' }, 'badLogin'],
    [{ login: 'pg_luis' }, 'badLogin'],
    [{}, null],
  ])('with %o is told %s, as main would', (more, problem) => {
    const one = person(more);
    expect(problemOf(one, [one])).toBe(problem);
    expect(loginName.safeParse(one.login).success).toBe(problem !== 'badLogin');
  });

  it('repeats no login of a row above', () => {
    const rows = [person({ id: 1 }), person({ id: 2 })] as const;
    expect(rows.map((row) => problemOf(row, rows))).toEqual([null, 'twice']);
  });

  it('asks for the group it names', () => {
    const rows = [person({ name: ' Luis ' }), person({ id: 1, login: 'rosa', name: 'Rosa', group: 'admin' })];
    expect(requestFor(rows)).toEqual({
      teachers: [{ login: 'luis', name: 'Luis' }],
      admins: [{ login: 'rosa', name: 'Rosa' }],
      renew: [],
    });
  });
});
