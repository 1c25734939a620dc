import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { QuestionRef } from '#contract/classroom';
import { questionQuery } from '../../api/classroom-queries.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { useExpectedStates } from '../outbox/expected-states.ts';
import { type Stack, stacksOf } from './stacks.ts';

export interface QuestionStacks {
  stacks: Stack[];
  isPending: boolean;
  /** False where there were too many different answers to be shown. */
  complete: boolean;
  error: Error | null;
  retry(): void;
}

export function useQuestion(question: QuestionRef | null): QuestionStacks {
  const query = useQuery(questionQuery(question));
  const onlyAwaiting = useUiStore((state) => state.onlyAwaiting);
  const expected = useExpectedStates((state) => state.states);
  const stacks = useMemo(
    () =>
      question === null || query.data === undefined
        ? []
        : stacksOf(question, query.data, onlyAwaiting, expected),
    [question, query.data, onlyAwaiting, expected],
  );
  return {
    stacks,
    isPending: question !== null && query.isPending,
    complete: query.data?.complete ?? true,
    error: query.error,
    retry: () => void query.refetch(),
  };
}
