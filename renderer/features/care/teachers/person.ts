import type { RoleRequest } from '#contract/care';

/** A row of the form, as far as it was filled in. */
export interface Person {
  id: number;
  name: string;
  login: string;
  group: 'teacher' | 'admin';
  /** The person wrote the login; what the name suggests no longer replaces it. */
  ownLogin: boolean;
}

export type PersonProblem = 'nameMissing' | 'badLogin' | 'twice';

export function newPerson(id: number): Person {
  return { id, name: '', login: '', group: 'teacher', ownLogin: false };
}

const longest = 63;

/** `Ana María Pérez Gil` → `ana_perez`: a first name and a surname, in letters every server takes. */
export function suggestLogin(name: string, taken: readonly string[]): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const [first = '', ...rest] = words;
  // Of two given names and two surnames the third word is the one people go by.
  const surname = rest.length > 2 ? rest[1] : rest[0];
  const plain = [first, surname]
    .filter(Boolean)
    .join('_')
    .replace(/^[^a-z]+/, '')
    .slice(0, longest - 3);
  const base = /^(pg|tiza)_/.test(plain) ? `prof_${plain}` : plain;
  if (base === '' || !taken.includes(base)) return base;
  for (let number = 2; ; number += 1) {
    if (!taken.includes(`${base}_${number}`)) return `${base}_${number}`;
  }
}

export function problemOf(person: Person, all: readonly Person[]): PersonProblem | null {
  if (person.name.trim() === '') return 'nameMissing';
  if (!/^(?!pg_|tiza_)[a-z][a-z0-9_]{1,62}$/.test(person.login)) return 'badLogin';
  return all.some(({ id, login }) => id < person.id && login === person.login) ? 'twice' : null;
}

export function requestFor(people: readonly Person[]): RoleRequest {
  const inGroup = (group: Person['group']) =>
    people
      .filter((person) => person.group === group)
      .map(({ login, name }) => ({ login, name: name.trim() }));
  return { teachers: inGroup('teacher'), admins: inGroup('admin'), renew: [] };
}
