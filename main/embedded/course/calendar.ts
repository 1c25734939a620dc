import type { Random } from './random.ts';

/** An activity of the platform and how this course fared with it. */
export interface ActivityPlan {
  key: string;
  table: string;
  /** As the platform writes it into feedback. */
  name: string;
  /** Text columns in the order of the questions. */
  answers: readonly string[];
  imageColumns?: readonly string[];
  hasTable?: true;
  /** Milliseconds of a clock on the wall. */
  opens: number;
  due: number;
  /** Which part of the students hands in, by the most diligent first. */
  turnout: number;
  /** Which part of the first attempts has feedback. */
  graded: number;
  /** Taken off from what the students know. */
  difficulty: number;
}

const hour = 3_600_000;
export const day = 24 * hour;

function at(month: number, date: number, hours = 0, minutes = 0): number {
  return Date.UTC(2026, month - 1, date, hours, minutes);
}

function questions(...numbers: number[]): string[] {
  return numbers.map((number) => `r${number}`);
}

/** The evening on which somebody looks at this course. */
export const now = at(11, 20, 20, 40);

export const activities: readonly ActivityPlan[] = [
  {
    key: 'foro1',
    table: 'respuestas_foro1',
    name: 'Foro 1',
    answers: questions(1, 2, 3, 4, 5, 6),
    opens: at(8, 10, 7),
    due: at(8, 21, 23, 59),
    turnout: 0.93,
    graded: 0.96,
    difficulty: 0,
  },
  {
    key: 'foro2',
    table: 'respuestas_foro2',
    name: 'Foro 2',
    answers: questions(1, 2, 3, 4, 5, 6),
    opens: at(8, 24, 7),
    due: at(9, 4, 23, 59),
    turnout: 0.88,
    graded: 0.85,
    difficulty: 0.04,
  },
  {
    key: 'foro3',
    table: 'respuestas_foro3',
    name: 'Foro 3',
    answers: questions(1, 2, 3, 4, 5, 7, 8),
    hasTable: true,
    opens: at(9, 7, 7),
    due: at(9, 25, 23, 59),
    turnout: 0.84,
    graded: 0.48,
    difficulty: 0.06,
  },
  {
    key: 'examen1',
    table: 'examen1',
    name: 'Examen 1',
    answers: questions(1, 2, 3, 4, 5, 6),
    opens: at(10, 1, 14),
    due: at(10, 2, 18),
    turnout: 0.87,
    graded: 0.8,
    difficulty: 0.08,
  },
  {
    key: 'foro4',
    table: 'respuestas_foro4',
    name: 'Foro 4',
    answers: questions(1, 2, 3, 4, 5, 6, 7),
    opens: at(10, 5, 7),
    due: at(10, 16, 23, 59),
    turnout: 0.8,
    graded: 0.5,
    difficulty: 0.07,
  },
  {
    key: 'foro5',
    table: 'respuestas_foro5',
    name: 'Foro 5',
    answers: questions(2, 4, 5, 6),
    imageColumns: ['imagen_pregunta_3', 'imagen_1', 'imagen_2', 'imagen_3'],
    opens: at(10, 19, 7),
    due: at(10, 30, 23, 59),
    turnout: 0.72,
    graded: 0.3,
    difficulty: 0.08,
  },
  {
    key: 'foro6',
    table: 'respuestas_foro6',
    name: 'Foro 6',
    answers: questions(1, 2, 3, 4, 5, 6, 7, 8),
    opens: at(11, 2, 7),
    due: at(11, 20, 23, 59),
    turnout: 0.6,
    graded: 0.1,
    difficulty: 0.1,
  },
  {
    key: 'examen2',
    table: 'examen2',
    name: 'Examen 2',
    answers: questions(1, 2, 3, 4, 5, 6, 7),
    opens: at(11, 19, 14),
    due: at(11, 20, 20),
    turnout: 0.66,
    graded: 0,
    difficulty: 0.1,
  },
];

/** A moment as PostgreSQL writes a timestamp without zone, to the microsecond. */
export function wallClock(moment: number, random: Random): string {
  const [date = '', time = ''] = new Date(moment).toISOString().replace('Z', '').split('T');
  return `${date} ${time}${String(random.between(0, 999)).padStart(3, '0')}`;
}

const busyHours = [7, 9, 10, 12, 14, 15, 16, 17, 18, 18, 19, 19, 20, 20, 21, 21, 22, 22, 23];

/** Some hour of that day at which people are awake. */
export function onDay(moment: number, random: Random): number {
  const midnight = moment - (moment % day);
  return midnight + random.pick(busyHours) * hour + random.next() * hour;
}

/** When somebody hands in: mostly on the last evening, some early, a few too late. */
export function handInTime({ opens, due }: ActivityPlan, diligence: number, random: Random): number {
  const last = Math.min(due, now);
  const mood = random.next() + diligence * 0.25;
  const early = opens + random.next() * Math.max(0, last - opens - day);
  let moment =
    mood > 0.95 ? onDay(early, random) : onDay(last - random.pick([0, 0, 0, 0, 1, 1, 2]) * day, random);
  if (mood < 0.08) moment = onDay(last + random.between(1, 3) * day, random);
  const latest = mood < 0.08 ? now : last;
  if (moment > latest) moment = latest - random.next() * 5 * hour;
  return Math.max(moment, opens + random.next() * hour);
}
