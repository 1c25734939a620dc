import { infiniteQueryOptions, queryOptions, skipToken } from '@tanstack/react-query';
import type { GridQuery, QuestionRef } from '#contract/classroom';
import type { SubmissionRef, TablePart } from '#contract/grading';
import { tiza } from './client.ts';
import { gradingKey } from './queries.ts';

/** Rows of the first page, which is waited for, and of those that follow. */
const gridPageSizes = { first: 100, later: 2000 } as const;

export function studentQuery(student: string) {
  return queryOptions({
    queryKey: [...gradingKey, 'student', student],
    // Where nobody is known to have handed in there is nobody to ask for.
    queryFn: student === '' ? skipToken : () => tiza.classroom.student({ student }),
  });
}

export function gridQuery(filter: Pick<GridQuery, 'search' | 'nameless'>) {
  return infiniteQueryOptions({
    queryKey: [...gradingKey, 'grid', filter],
    queryFn: ({ pageParam }) =>
      tiza.classroom.grid(
        pageParam === null
          ? { ...filter, limit: gridPageSizes.first }
          : { ...filter, limit: gridPageSizes.later, cursor: pageParam },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    // Twenty thousand students are not kept for long where nobody looks at them.
    gcTime: 120_000,
  });
}

export function questionQuery(question: QuestionRef | null) {
  return queryOptions({
    queryKey: [...gradingKey, 'question', question],
    queryFn: question === null ? skipToken : () => tiza.classroom.question(question),
  });
}

/** What one question may ask for at a time. */
export const answersAtOnce = 40;

export function answersQuery(question: QuestionRef, ids: readonly string[]) {
  return queryOptions({
    queryKey: [...gradingKey, 'answers', question, ids],
    queryFn: () => tiza.classroom.answers({ ...question, ids: [...ids] }),
  });
}

/** A submission's table beside the class's. */
export function cellsQuery(ref: SubmissionRef, part: TablePart) {
  return queryOptions({
    queryKey: [...gradingKey, 'cells', ref.activity, ref.id, part.key],
    queryFn: () => tiza.classroom.cells({ activity: ref.activity, part: part.key, rows: part.rows }),
  });
}

export function classTableQuery(table: Pick<QuestionRef, 'activity' | 'part'> | null) {
  return queryOptions({
    queryKey: [...gradingKey, 'table', table],
    queryFn: table === null ? skipToken : () => tiza.classroom.table(table),
  });
}
