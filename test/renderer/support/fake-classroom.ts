import type { AnswerStack, CellComparison, QuestionRef } from '#contract/classroom';
import type { Bridge } from '#contract/contract';
import type { ErrorShape } from '#contract/errors';
import type { Answer } from './fake-bridge.ts';
import type { FakeSubmission } from './fake-course.ts';

const missing: ErrorShape = {
  code: 'not-found',
  message: 'No such thing',
  retryable: false,
  reference: 'n0tfound',
};

/** What main makes of a class, made of the invented one. */
export function createFakeClassroom(answer: Answer, submissions: FakeSubmission[]): Bridge['classroom'] {
  const students = [...new Map(submissions.map(({ student }) => [student.id, student])).values()].sort(
    (one, other) => one.name.localeCompare(other.name, 'es'),
  );
  const latest = (activity: string) => submissions.filter(({ ref }) => ref.activity === activity);
  return {
    student: answer('classroom.student', ({ student }) => {
      const first = submissions.find((each) => each.student.id === student);
      if (first === undefined) return missing;
      const own = workOf(first, submissions).toReversed();
      return { student: first.student, submissions: own.map(summaryOf), feedback: first.feedback };
    }),
    grid: answer('classroom.grid', ({ search = '', cursor, limit = 200 }) => {
      const found = students.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()));
      const start = cursor === undefined ? 0 : Number(cursor);
      const rows = found.slice(start, start + limit).map((student) => ({
        student,
        cells: Object.fromEntries(
          submissions
            .filter((each) => each.student.id === student.id)
            .flatMap((each) => workOf(each, submissions))
            .map(({ ref, attempts, state }) => [ref.activity, { id: ref.id, attempts, state }]),
        ),
      }));
      const next = start + limit < found.length ? String(start + limit) : null;
      return { rows, next, total: found.length };
    }),
    question: answer('classroom.question', (question) => ({
      stacks: stacksOf(latest(question.activity), question),
      complete: true,
    })),
    answers: answer('classroom.answers', ({ ids, ...question }) =>
      ids.flatMap((id) => {
        const found = latest(question.activity).find(({ ref }) => ref.id === id);
        if (found === undefined) return [];
        const text = textOf(found, question);
        return [{ ...summaryOf(found), text, answerLength: text.length }];
      }),
    ),
    summaries: answer('classroom.summaries', ({ refs }) =>
      refs.flatMap(({ activity, id }) =>
        latest(activity)
          .filter(({ ref }) => ref.id === id)
          .map(summaryOf),
      ),
    ),
    cells: answer('classroom.cells', ({ rows }) =>
      rows.map((row, at) => row.map((cell, column) => compared(cell, at, column))),
    ),
    table: answer('classroom.table', () =>
      Array.from({ length: 7 }, (_, row) => [0, 1, 2].map((column) => compared('', row, column))),
    ),
  };
}

function summaryOf({ parts: _parts, feedback: _feedback, ...summary }: FakeSubmission) {
  return summary;
}

/** In the other activities whoever has the same name stands for the same student. */
function workOf(own: FakeSubmission, submissions: FakeSubmission[]): FakeSubmission[] {
  const activities = new Map<string, FakeSubmission>();
  for (const each of submissions) {
    if (each.student.name === own.student.name && !activities.has(each.ref.activity))
      activities.set(each.ref.activity, each);
  }
  activities.set(own.ref.activity, own);
  return [...activities.values()].sort((one, other) =>
    (other.submittedAt ?? '').localeCompare(one.submittedAt ?? ''),
  );
}

function textOf({ parts }: FakeSubmission, { part, cell }: QuestionRef): string {
  const asked = parts.find(({ key }) => key === part);
  if (asked?.kind === 'table') return asked.rows[cell?.row ?? 0]?.[cell?.column ?? 0] ?? '';
  return asked?.kind === 'text' ? asked.text : '';
}

function stacksOf(submissions: FakeSubmission[], question: QuestionRef): AnswerStack[] {
  const groups = new Map<string, FakeSubmission[]>();
  for (const each of submissions) {
    const text = textOf(each, question);
    groups.set(text, [...(groups.get(text) ?? []), each]);
  }
  const stacks = [...groups].map(([text, members]): AnswerStack => {
    const half = Math.ceil(members.length / 2);
    const ways = [
      { text, count: half },
      { text: text.toLowerCase(), count: members.length - half },
    ].filter(({ count }) => count > 0);
    return {
      kind: text === '' ? 'blank' : members.length === 1 ? 'alone' : 'same',
      ways: text === '' ? ways.slice(0, 1) : ways,
      wayCount: text === '' ? 1 : ways.length,
      ids: members.map(({ ref }) => ref.id),
      states: members.map(({ state }) => state),
    };
  });
  const order = { blank: 0, same: 1, alone: 2 };
  return stacks.sort(
    (one, other) => order[one.kind] - order[other.kind] || other.ids.length - one.ids.length,
  );
}

/** The class wrote 1.9, 3.9, 0.1 in every row; one cell is empty for most. */
function compared(cell: string, row: number, column: number): CellComparison {
  const median = [1.9, 3.9, 0.1][column] ?? 1;
  const number = cell === '' ? Number.NaN : Number(cell);
  return {
    answered: 150 - row * 9,
    blank: 17 + row * 9,
    median: row === 3 ? null : median,
    common: { value: row === 3 ? 'no existe' : String(median), count: 90 - row },
    same: number === median ? 90 - row : cell === '' ? 17 + row * 9 : 3,
    apart: row === 3 || Number.isNaN(number) ? null : Math.abs(number - median) / median,
    nearer: 0.9,
    differs: row === 3 && cell !== '',
  };
}
