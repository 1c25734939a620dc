import { setImmediate as breathe } from 'node:timers/promises';
import { type Bank, parseBank } from './bank.ts';
import { activities, wallClock } from './calendar.ts';
import { type Comment, gradeAgain, gradeGroup } from './feedback.ts';
import type { Pictures } from './pictures.ts';
import { createRandom } from './random.ts';
import { createStudents, groupCount, type Student } from './students.ts';
import { type Attempt, firstAttempts, improve, type Material, nextTime } from './submissions.ts';
import { tableColumns, tableRows } from './values-table.ts';

/** An image stands for its file until the rows are loaded. */
export type Cell = string | null | { image: string };

export interface CourseTable {
  name: string;
  columns: string[];
  rows: Cell[][];
}

/** The sources of the course, as text: who is called what, and who says what. */
export interface CourseSources {
  names: string;
  general: string;
  teachers: string;
  /** By activity key. */
  answers: Record<string, string>;
  pictures: Pictures;
}

function laterAttempts(
  first: readonly Attempt[],
  comments: Map<Attempt, Comment>,
  material: Material,
): Attempt[] {
  const later: Attempt[] = [];
  for (const attempt of first) {
    const { activity, student } = attempt;
    const random = createRandom(`${activity.key} ${student.email} again`);
    const exam = activity.key.startsWith('examen');
    let last = attempt;
    for (const likely of exam ? [0.06] : [0.21, 0.22]) {
      if (!random.chance(likely)) break;
      const moment = nextTime(last, random.chance(0.6) ? comments.get(last)?.moment : undefined, random);
      if (moment === undefined) break;
      last = improve(last, moment, material, random);
      later.push(last);
    }
  }
  return later;
}

function cellName(row: number, column: number): string {
  return `t6_r${row + 1}_c${column + 1}`;
}

function activityTable(attempts: readonly Attempt[]): CourseTable[] {
  const [first] = attempts;
  if (!first) return [];
  const { activity } = first;
  const positions = activity.hasTable
    ? Array.from({ length: tableRows * tableColumns }, (_, index) => [
        Math.floor(index / tableColumns),
        index % tableColumns,
      ])
    : [];
  const images = activity.imageColumns ?? [];
  const random = createRandom(`${activity.key} clock`);
  return [
    {
      name: activity.table,
      columns: [
        'email',
        ...activity.answers,
        ...positions.map(([row = 0, column = 0]) => cellName(row, column)),
        ...images,
        'fecha',
      ],
      rows: attempts.map(({ student, answers, cells, pictures, moment }) => [
        student.email,
        ...activity.answers.map((question) => answers.get(question)?.text ?? ''),
        ...positions.map(([row = 0, column = 0]) => cells?.[row]?.[column] ?? ''),
        ...images.map((column) => {
          const image = pictures.get(column);
          return image === undefined ? null : { image };
        }),
        wallClock(moment, random),
      ]),
    },
  ];
}

function studentTable(students: readonly Student[]): CourseTable {
  return {
    name: 'usuarios',
    columns: ['email', 'password', 'nombre', 'apellidos', 'created_at'],
    rows: students.map(({ email, password, givenNames, surnames, registeredAt }) => [
      email,
      password,
      givenNames,
      surnames,
      registeredAt,
    ]),
  };
}

function feedbackTable(comments: readonly Comment[]): CourseTable {
  const random = createRandom('feedback clock');
  const ordered = [...comments].sort((one, other) => one.moment - other.moment);
  return {
    name: 'feedback',
    columns: ['email_alumno', 'actividad', 'comentario', 'fecha'],
    rows: ordered.map(({ attempt, moment, text }) => [
      attempt.student.email,
      attempt.activity.name,
      text,
      wallClock(moment, random),
    ]),
  };
}

/**
 * The whole course, the same every time: tables in the order in which they can be loaded.
 * Takes a breath between activities, so that the window goes on answering meanwhile.
 */
export async function createCourse(sources: CourseSources): Promise<CourseTable[]> {
  const students = createStudents(parseBank(sources.names));
  const general = parseBank(sources.general);
  const teachers: Bank = parseBank(sources.teachers);
  const tables: CourseTable[] = [];
  const allComments: Comment[] = [];
  for (const activity of activities) {
    await breathe();
    const questions = parseBank(sources.answers[activity.key] ?? '');
    const material = { questions, general, pictures: sources.pictures };
    const first = firstAttempts(activity, students, material);
    const groups = Array.from({ length: groupCount }, (_, group) =>
      first.filter(({ student }) => student.group === group),
    );
    const comments = groups.flatMap((group) => gradeGroup(group, activity.graded, questions, teachers));
    const later = laterAttempts(first, new Map(comments.map((one) => [one.attempt, one])), material);
    const again = createRandom(`${activity.key} later attempts`);
    const laterComments = later
      .filter(() => again.chance(activity.graded * 0.5))
      .flatMap((attempt) => gradeAgain(attempt, questions, teachers, again) ?? []);
    allComments.push(...comments, ...laterComments);
    tables.push(...activityTable([...first, ...later].sort((one, other) => one.moment - other.moment)));
  }
  return [studentTable(students), ...tables, feedbackTable(allComments)];
}
