import { useQueries } from '@tanstack/react-query';
import type { QuestionRef, StackedAnswer } from '#contract/classroom';
import { answersAtOnce, answersQuery } from '../../api/classroom-queries.ts';
import type { Stack } from './stacks.ts';

export interface Members {
  answers: ReadonlyMap<string, StackedAnswer>;
  /** Read and no longer there. */
  isGone(id: string): boolean;
  error: Error | null;
  retry(): void;
}

/** What the members from one row to another answered, read a stretch at a time. */
export function useMembers(question: QuestionRef, { members }: Stack, from: number, to: number): Members {
  const first = Math.floor(Math.max(0, from) / answersAtOnce);
  const last = Math.floor(Math.max(0, Math.min(to, members.length - 1)) / answersAtOnce);
  const stretches = Array.from({ length: last - first + 1 }, (_, index) =>
    members.slice((first + index) * answersAtOnce, (first + index + 1) * answersAtOnce).map(({ id }) => id),
  );
  const queries = useQueries({ queries: stretches.map((ids) => answersQuery(question, ids)) });
  const read = new Set(stretches.filter((_, index) => queries[index]?.isSuccess).flat());
  const answers = new Map(queries.flatMap(({ data }) => data ?? []).map((answer) => [answer.ref.id, answer]));
  const failed = queries.find(({ error }) => error !== null);
  return {
    answers,
    isGone: (id) => read.has(id) && !answers.has(id),
    error: failed?.error ?? null,
    retry: () => void failed?.refetch(),
  };
}
