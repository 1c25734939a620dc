import type { Handlers } from '#contract/contract';
import { AppError } from '#contract/errors';
import type { OpenCourse } from '../connections/open-course.ts';
import { type ClassCell, classCell, compareCell } from './answers/class-cell.ts';
import { stackAnswers } from './answers/stacks.ts';

export interface ClassroomDeps {
  course(): Pick<OpenCourse, 'database' | 'reader'>;
}

/** A class changes slowly, and its table is compared with at every step through the list. */
const freshMs = 60_000;

/** The desk's questions about more than one submission: a student, the class, a question across it. */
export function createClassroom({ course }: ClassroomDeps): Handlers['classroom'] {
  /** The table that was compared with last. */
  let known: { reader: unknown; name: string; until: number; cells: Promise<ClassCell[][]> } | undefined;

  function classTable(table: { activity: string; part: string }): Promise<ClassCell[][]> {
    const { database, reader } = course();
    const name = `${table.activity}/${table.part}`;
    if (known?.reader === reader && known.name === name && performance.now() < known.until)
      return known.cells;
    const cells = reader.cells(database, table).then((rows) => {
      if (rows === null) throw new AppError('not-found', 'No such table');
      return rows.map((row) => row.map(classCell));
    });
    const fresh = { reader, name, until: performance.now() + freshMs, cells };
    known = fresh;
    // What failed once is asked again.
    cells.catch(() => {
      if (known === fresh) known = undefined;
    });
    return cells;
  }

  return {
    async student({ student }) {
      const { database, reader } = course();
      const work = await reader.student(database, student);
      if (work === null) throw new AppError('not-found', 'No such student');
      return work;
    },
    async grid(query) {
      const { database, reader } = course();
      const { rows, ...page } = await reader.grid(database, query);
      const bare = ([activity, { ref, attempts, state }]: [string, (typeof rows)[number]['cells'][string]]) =>
        [activity, { id: ref.id, attempts, state }] as const;
      return {
        ...page,
        rows: rows.map(({ student, cells }) => ({
          student,
          cells: Object.fromEntries(Object.entries(cells).map(bare)),
        })),
      };
    },
    async question(question) {
      const { database, reader } = course();
      const answers = await reader.answers(database, question);
      if (answers === null) throw new AppError('not-found', 'No such question');
      return stackAnswers(answers);
    },
    async answers({ ids, ...question }) {
      const { database, reader } = course();
      const refs = ids.map((id) => ({ activity: question.activity, id }));
      const [texts, summaries] = await Promise.all([
        reader.answersOf(database, question, ids),
        reader.summaries(database, refs),
      ]);
      if (texts === null) throw new AppError('not-found', 'No such question');
      const byId = new Map(texts.map((text) => [text.id, text]));
      return summaries.flatMap((summary) => {
        const answer = byId.get(summary.ref.id);
        return answer === undefined ? [] : [{ ...summary, text: answer.text, answerLength: answer.length }];
      });
    },
    async summaries({ refs }) {
      const { database, reader } = course();
      return reader.summaries(database, refs);
    },
    async cells({ rows, ...table }) {
      const cells = await classTable(table);
      return cells.map((row, at) => row.map((cell, column) => compareCell(rows[at]?.[column] ?? '', cell)));
    },
    async table(table) {
      const cells = await classTable(table);
      return cells.map((row) => row.map((cell) => compareCell('', cell)));
    },
  };
}
