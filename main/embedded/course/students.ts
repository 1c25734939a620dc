import { type Bank, phrasesOf } from './bank.ts';
import { day, onDay, wallClock } from './calendar.ts';
import { createRandom, type Random } from './random.ts';
import type { Hand } from './writing.ts';

export interface Student {
  email: string;
  givenNames: string | null;
  surnames: string | null;
  registeredAt: string;
  /** As clear as the platform keeps it, and as invented as everything else here. */
  password: string;
  /** Which teacher's group, counted from 0. */
  group: number;
  /** 0 … 1, what they know. */
  ability: number;
  /** 0 … 1, how surely they hand in and how much they write. */
  diligence: number;
  hand: Hand;
  /** Whose answers they like to borrow. */
  borrowsFrom?: Student;
}

export const studentCount = 204;
export const groupCount = 4;

// Who the pictures of the manual show.
const wellKnown: [string, string][] = [
  ['Valentina', 'Ríos Cárdenas'],
  ['Juan Camilo', 'Ospina'],
  ['María José', 'Peña'],
  ['Andrés Felipe', 'Gil'],
  ['Luisa Fernanda', 'Mora'],
  ['Santiago', 'Herrera'],
  ['Daniela', 'Castaño'],
  ['Nicolás', 'Arango'],
];

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function address(givenNames: string, surnames: string, taken: Set<string>, random: Random): string {
  const initials = plain(givenNames)
    .split(' ')
    .map((word) => word.charAt(0))
    .join('');
  const first = plain(givenNames).split(' ')[0] ?? '';
  const surname = /^(?:de la |del |san )?\S+/.exec(plain(surnames))?.[0].replaceAll(' ', '') ?? '';
  const name = random.pick([`${initials}${surname}`, `${first}.${surname}`, `${initials}${surname}`]);
  let email = `${name}@uni.example`;
  for (let number = 2; taken.has(email); number++) email = `${name}${number}@uni.example`;
  taken.add(email);
  return email;
}

function hand(random: Random): Hand {
  return {
    notation: random.pick(['plain', 'plain', 'mixed', 'mixed', 'tex']),
    accents: random.chance(0.6),
    capitals: random.chance(0.75),
    decimals: random.pick(['point', 'comma', 'comma', 'both']),
    abbreviates: random.chance(0.08),
    slips: random.pick([0, 0, 4, 8, 20]),
  };
}

/** What people type into a registration form when nobody checks it. */
function asTyped(name: string, random: Random): string {
  if (random.chance(0.04)) return name.toUpperCase();
  if (random.chance(0.05)) return plain(name);
  if (random.chance(0.02)) return `${name} `;
  return name;
}

function names(index: number, bank: Bank, random: Random): [string, string] {
  const known = wellKnown[index];
  const given = random.pick(phrasesOf(bank, random.pick(['women', 'men']), '+'));
  const family = phrasesOf(bank, 'surnames', '+');
  const surnames = random.chance(0.8) ? `${random.pick(family)} ${random.pick(family)}` : random.pick(family);
  return known ?? [given, surnames];
}

function within(low: number, value: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

export function createStudents(bank: Bank): Student[] {
  const random = createRandom('students');
  const taken = new Set<string>();
  const students: Student[] = [];
  const opening = Date.UTC(2026, 7, 3);
  for (let index = 0; index < studentCount; index++) {
    const [given, family] = names(index, bank, random);
    const diligence = within(0.05, 0.75 + random.bell() * 0.22, 1);
    const student: Student = {
      email: address(given, family, taken, random),
      givenNames: index < wellKnown.length ? given : asTyped(given, random),
      surnames: index < wellKnown.length ? family : asTyped(family, random),
      registeredAt: wallClock(onDay(opening + random.next() * 7 * day, random), random),
      password: `clave-de-muestra-${String(index + 1).padStart(3, '0')}`,
      group: random.between(0, groupCount - 1),
      ability: within(0.05, 0.6 + random.bell() * 0.2, 0.98),
      diligence: index < wellKnown.length ? 1 : diligence,
      hand: hand(random),
    };
    if (index > 190 && random.chance(0.25)) student.surnames = null;
    const friends = students.filter((other) => other.group === student.group && !other.borrowsFrom);
    if (index >= wellKnown.length && friends.length > 0 && random.chance(0.13)) {
      student.borrowsFrom = random.pick(friends);
    }
    students.push(student);
  }
  return students;
}
