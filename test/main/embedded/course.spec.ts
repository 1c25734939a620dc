import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { activities } from '../../../main/embedded/course/calendar.ts';
import {
  answers,
  column,
  courseFolder,
  sampleCourse,
  submissionTables,
  table,
  texts,
} from './course-support.ts';

const course = await sampleCourse();
const emails = texts(column(table(course, 'usuarios'), 'email'));

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

/** How many rows every student has in a table. */
function attempts(name: string): number[] {
  const counts = new Map<string, number>();
  for (const email of texts(column(table(course, name), 'email')))
    counts.set(email, (counts.get(email) ?? 0) + 1);
  return [...counts.values()];
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe('the same course every time', () => {
  test('needs neither chance nor clock nor place', async () => {
    vi.spyOn(Math, 'random').mockImplementation(() => {
      throw new Error('chance');
    });
    vi.spyOn(Date, 'now').mockImplementation(() => {
      throw new Error('clock');
    });
    vi.stubEnv('TZ', 'Asia/Tokyo');
    expect(digest(await sampleCourse())).toBe(digest(course));
  });
});

describe('students', () => {
  test('are about two hundred, each with an address of their own at an invented domain', () => {
    expect(emails.length).toBeGreaterThan(190);
    expect(emails.length).toBeLessThan(220);
    expect(new Set(emails).size).toBe(emails.length);
    expect(emails.every((email) => /^[a-z]+(\.[a-z]+)?\d*@uni\.example$/.test(email))).toBe(true);
  });

  test('have Spanish names: accents, ñ, two given names, two surnames, particles', () => {
    const names = texts([
      ...column(table(course, 'usuarios'), 'nombre'),
      ...column(table(course, 'usuarios'), 'apellidos'),
    ]);
    const share = (pattern: RegExp) => names.filter((name) => pattern.test(name)).length / names.length;
    expect(share(/[áéíóúü]/i)).toBeGreaterThan(0.4);
    expect(share(/ñ/i)).toBeGreaterThan(0.05);
    expect(share(/\S \S/)).toBeGreaterThan(0.4);
    expect(share(/de la Cruz|del Río|San Martín/)).toBeGreaterThan(0.01);
    expect(names.every((name) => name === name.normalize('NFC'))).toBe(true);
  });

  test('have passwords as clear as the platform keeps them, and no real ones', () => {
    const passwords = texts(column(table(course, 'usuarios'), 'password'));
    expect(passwords.every((password) => /^clave-de-muestra-\d{3}$/.test(password))).toBe(true);
  });
});

describe('submissions', () => {
  const rows = submissionTables(course).flatMap((one) => one.rows);

  test('are about 1,500 over six forums and two exams', () => {
    expect(
      submissionTables(course)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(activities.map((one) => one.table).sort());
    expect(rows.length).toBeGreaterThan(1450);
    expect(rows.length).toBeLessThan(1600);
  });

  test('belong to students who registered before', () => {
    const registered = new Map(table(course, 'usuarios').rows.map((row) => [row[0], String(row[4])]));
    for (const one of submissionTables(course)) {
      for (const row of one.rows)
        expect(registered.get(row[0] ?? null)?.localeCompare(String(row.at(-1)))).toBe(-1);
    }
  });

  test('lie in the term, oldest first, as the server writes moments', () => {
    for (const one of submissionTables(course)) {
      const moments = texts(column(one, 'fecha'));
      expect(moments.every((moment) => /^2026-(08|09|10|11)-\d\d \d\d:\d\d:\d\d\.\d{6}$/.test(moment))).toBe(
        true,
      );
      expect(moments.map((moment) => moment.slice(0, 23))).toEqual(
        moments.map((moment) => moment.slice(0, 23)).sort(),
      );
      expect(moments.at(-1)?.localeCompare('2026-11-20 20:41')).toBe(-1);
    }
  });

  test('have second and third attempts, later ones with more in them', () => {
    const counts = activities.flatMap((one) => attempts(one.table));
    expect(counts.filter((count) => count === 2).length).toBeGreaterThan(120);
    expect(counts.filter((count) => count === 3).length).toBeGreaterThan(20);
    expect(Math.max(...counts)).toBe(3);
    const blanks = (attempt: 'first' | 'last') => {
      const kept = new Map<string, number>();
      for (const { name, rows } of submissionTables(course)) {
        for (const row of rows) {
          const key = `${name} ${row[0]}`;
          if (attempt === 'first' && kept.has(key)) continue;
          const answered = row.slice(1, -1).filter((cell) => cell !== null && cell !== '');
          kept.set(key, row.length - answered.length);
        }
      }
      return [...kept.values()].reduce((sum, count) => sum + count, 0);
    };
    expect(blanks('last')).toBeLessThan(blanks('first') * 0.97);
  });
});

describe('answers', () => {
  const all = answers(course);
  const share = (matches: (text: string) => boolean) => all.filter(matches).length / all.length;

  test('are short, long and blank', () => {
    expect(share((text) => text.trim() === '')).toBeGreaterThan(0.01);
    expect(share((text) => text.trim() !== '' && text.length < 25)).toBeGreaterThan(0.15);
    expect(share((text) => text.length > 150)).toBeGreaterThan(0.04);
    expect(share((text) => text.includes('\n'))).toBeGreaterThan(0.03);
  });

  test('write mathematics in every way there is', () => {
    expect(share((text) => /\$[^$]+\$/.test(text))).toBeGreaterThan(0.12);
    expect(share((text) => /\\\(.+\\\)/s.test(text))).toBeGreaterThan(0.04);
    expect(share((text) => /\\\[.+\\\]/s.test(text))).toBeGreaterThan(0.01);
    expect(
      share((text) => /x\^2|sqrt\(|x ?-> ?\d|\d\/\d/.test(text.replace(/\$[^$]*\$/g, ''))),
    ).toBeGreaterThan(0.2);
    expect(share((text) => /\$[^$]+\$ *\p{L}{4}|\p{L}{4}[^$]*\$[^$]+\$/u.test(text))).toBeGreaterThan(0.05);
    expect(share((text) => /\d,\d/.test(text))).toBeGreaterThan(0.02);
    expect(share((text) => /\d\.\d/.test(text))).toBeGreaterThan(0.01);
  });

  test('break their TeX now and then', () => {
    const unbalanced = (text: string) =>
      text.split('{').length !== text.split('}').length || text.split('$').length % 2 === 0;
    expect(share(unbalanced)).toBeGreaterThan(0.001);
    expect(share(unbalanced)).toBeLessThan(0.02);
  });

  test('are copied from each other, to the letter and with touches', () => {
    const foro4 = table(course, 'respuestas_foro4');
    const works = new Map<string, Set<string>>();
    for (const row of foro4.rows) {
      const work = JSON.stringify(row.slice(1, -1))
        .toLowerCase()
        .normalize('NFD')
        .replace(/[^a-z0-9]/g, '');
      works.set(work, (works.get(work) ?? new Set()).add(String(row[0])));
    }
    expect([...works.values()].filter((students) => students.size > 1).length).toBeGreaterThan(2);
  });

  test('show nothing of how the bank writes them', () => {
    const feedback = texts(column(table(course, 'feedback'), 'comentario'));
    expect([...all, ...feedback].filter((text) => /[«»¦⏎]|\{n(ame)?\}|undefined/.test(text))).toEqual([]);
  });
});

describe('the table of forum 3', () => {
  const foro3 = table(course, 'respuestas_foro3');
  const cells = foro3.columns.filter((name) => name.startsWith('t6_'));
  const filled = foro3.rows.map(
    (row) => cells.filter((name) => String(row[foro3.columns.indexOf(name)] ?? '') !== '').length,
  );
  const all = cells.flatMap((name) => texts(column(foro3, name)));

  test('has seven rows of three, full, half full or empty', () => {
    expect(cells).toHaveLength(21);
    expect(filled.filter((count) => count > 0 && count < 18).length).toBeGreaterThan(50);
    expect(filled.filter((count) => count >= 18).length).toBeGreaterThan(50);
    expect(filled.filter((count) => count === 0).length).toBeGreaterThan(2);
  });

  test('comes to 2 from both sides, with points and commas, and with slips', () => {
    const numbers = all.map((cell) => Number(cell.replace(',', '.'))).filter((value) => !Number.isNaN(value));
    expect(all.filter((cell) => /\d,\d/.test(cell)).length).toBeGreaterThan(200);
    expect(all.filter((cell) => /\d\.\d/.test(cell)).length).toBeGreaterThan(200);
    expect(texts(column(foro3, 't6_r1_c1')).some((cell) => /^1[.,]9$/.test(cell))).toBe(true);
    expect(texts(column(foro3, 't6_r6_c1')).some((cell) => /^2[.,]\d/.test(cell))).toBe(true);
    expect(numbers.filter((value) => value > 10 || value < -1).length).toBeGreaterThan(5);
  });
});

describe('feedback', () => {
  const feedback = table(course, 'feedback');

  test('is there for about half of the submissions and names activities as the platform does', () => {
    const submissions = submissionTables(course).flatMap((one) => one.rows).length;
    expect(feedback.rows.length / submissions).toBeGreaterThan(0.45);
    expect(feedback.rows.length / submissions).toBeLessThan(0.56);
    const names = new Set(texts(column(feedback, 'actividad')));
    expect([...names].every((name) => activities.some((one) => one.name === name))).toBe(true);
  });

  test('follows a submission of that student to that activity', () => {
    for (const [email, name, , moment] of feedback.rows) {
      const activity = activities.find((one) => one.name === name);
      const own = table(course, activity?.table ?? '').rows.filter((row) => row[0] === email);
      expect(own.some((row) => String(row.at(-1)) < String(moment))).toBe(true);
    }
  });
});

test('every table has exactly the columns of the schema, but the ones that fill themselves', async () => {
  const schema = await readFile(`${courseFolder}schema.sql`, 'utf8');
  for (const { name, columns } of course) {
    const body = new RegExp(`CREATE TABLE ${name} \\(([\\s\\S]*?)\\n\\);`).exec(schema)?.[1] ?? '';
    const declared = [...body.matchAll(/(\w+) (?:TEXT|VARCHAR|TIMESTAMP|BYTEA|SERIAL)/g)].map(
      ([, column]) => column,
    );
    expect(columns.toSorted()).toEqual(declared.filter((column) => column !== 'id').toSorted());
  }
});
