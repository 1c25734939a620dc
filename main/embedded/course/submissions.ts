import { type Answer, type Quality, qualityOf, writeAnswer } from './answers.ts';
import { type Bank, phrasesOf, say } from './bank.ts';
import { type ActivityPlan, day, handInTime, now } from './calendar.ts';
import { choosePictures, type Pictures } from './pictures.ts';
import { createRandom, type Random } from './random.ts';
import type { Student } from './students.ts';
import { fillTable } from './values-table.ts';
import { disguise } from './writing.ts';

export interface Attempt {
  activity: ActivityPlan;
  student: Student;
  /** Milliseconds of the clock on the wall. */
  moment: number;
  answers: Map<string, Answer>;
  cells: string[][] | undefined;
  /** Image column → file name. */
  pictures: Map<string, string>;
}

export interface Material {
  questions: Bank;
  general: Bank;
  pictures: Pictures;
}

const minute = 60_000;

function ownAttempt(activity: ActivityPlan, student: Student, material: Material, random: Random): Attempt {
  const occasion = { difficulty: activity.difficulty, hurried: activity.key.startsWith('examen') };
  const answers = new Map<string, Answer>();
  for (const question of activity.answers) {
    const quality = qualityOf(student, activity.difficulty, random);
    answers.set(question, writeAnswer(material, question, quality, student, occasion, random));
  }
  return {
    activity,
    student,
    moment: handInTime(activity, student.diligence, random),
    answers,
    cells: activity.hasTable && fillTable(student, random),
    pictures: choosePictures(activity, student, material.pictures, random),
  };
}

/** Somebody else's work with a few touches, handed in a little later. */
function borrow(own: Attempt, source: Attempt, random: Random): Attempt {
  const everything = random.chance(0.4);
  const answers = new Map(own.answers);
  for (const [question, answer] of source.answers) {
    if (everything || random.chance(0.5))
      answers.set(question, { ...answer, text: disguise(answer.text, random) });
  }
  return {
    ...own,
    answers,
    cells: everything ? source.cells : own.cells,
    pictures: everything ? source.pictures : own.pictures,
    moment: Math.min(now, source.moment + random.between(4, 200) * minute),
  };
}

const better: Record<Quality, Quality> = { blank: '~', '-': '+', '~': '+', '+': '+' };

/** The next attempt: what was wrong is better now, mostly, and what was right is left alone. */
export function improve(last: Attempt, moment: number, material: Material, random: Random): Attempt {
  const { activity, student } = last;
  const occasion = { difficulty: 0, hurried: true };
  const answers = new Map(last.answers);
  for (const [question, answer] of last.answers) {
    if (answer.quality === '+' || random.chance(0.25)) continue;
    const next = writeAnswer(material, question, better[answer.quality], student, occasion, random);
    if (answer.quality === '~' && random.chance(0.35)) {
      const bridge = say(random.pick(phrasesOf(material.general, 'correction', '+')), random);
      next.text = `${answer.text}\n${bridge} ${next.text}`;
    }
    answers.set(question, next);
  }
  const fuller = { ...student, diligence: 1, ability: Math.min(1, student.ability + 0.3) };
  const pictures = new Map([
    ...choosePictures(activity, fuller, material.pictures, random),
    ...last.pictures,
  ]);
  return { ...last, answers, moment, cells: activity.hasTable && fillTable(fuller, random), pictures };
}

/** When somebody tries again who has read the comments, or who could not let it rest. */
export function nextTime(last: Attempt, answeredAt: number | undefined, random: Random): number | undefined {
  const since = answeredAt ?? last.moment;
  const moment = since + random.next() * (answeredAt === undefined ? 1.5 : 4) * day + 20 * minute;
  return moment < now ? moment : undefined;
}

/** Everybody's first attempt at an activity, oldest first. */
export function firstAttempts(
  activity: ActivityPlan,
  students: readonly Student[],
  material: Material,
): Attempt[] {
  const attempts = new Map<Student, Attempt>();
  const keen = students.map((student) => {
    const random = createRandom(`${activity.key} ${student.email}`);
    return { student, random, mood: student.diligence + random.bell() * 0.12 };
  });
  keen.sort((one, other) => other.mood - one.mood);
  for (const { student, random } of keen.slice(0, Math.round(students.length * activity.turnout))) {
    attempts.set(student, ownAttempt(activity, student, material, random));
  }
  for (const [student, own] of attempts) {
    const source = student.borrowsFrom && attempts.get(student.borrowsFrom);
    const random = createRandom(`${activity.key} ${student.email} borrows`);
    if (source && random.chance(0.7)) attempts.set(student, borrow(own, source, random));
  }
  return [...attempts.values()].sort((one, other) => one.moment - other.moment);
}
