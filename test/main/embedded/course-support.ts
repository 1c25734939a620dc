import { fileURLToPath } from 'node:url';
import { type Cell, type CourseTable, createCourse } from '../../../main/embedded/course/course.ts';
import { readSources } from '../../../main/embedded/course/load.ts';

export const resources = fileURLToPath(new URL('../../../resources/', import.meta.url));
export const courseFolder = `${resources}sample-course/`;

export async function sampleCourse(): Promise<CourseTable[]> {
  return createCourse(await readSources(courseFolder));
}

export function table(course: readonly CourseTable[], name: string): CourseTable {
  const found = course.find((one) => one.name === name);
  if (!found) throw new Error(`No table ${name}`);
  return found;
}

export function submissionTables(course: readonly CourseTable[]): CourseTable[] {
  return course.filter(({ name }) => /^(respuestas_foro|examen)\d$/.test(name));
}

export function column({ columns, rows }: CourseTable, name: string): Cell[] {
  const index = columns.indexOf(name);
  if (index < 0) throw new Error(`No column ${name}`);
  return rows.map((row) => row[index] ?? null);
}

export function texts(cells: readonly Cell[]): string[] {
  return cells.filter((cell) => typeof cell === 'string');
}

/** Every text answer of the course. */
export function answers(course: readonly CourseTable[]): string[] {
  return submissionTables(course).flatMap((one) =>
    one.columns.filter((name) => /^r\d$/.test(name)).flatMap((name) => texts(column(one, name))),
  );
}
