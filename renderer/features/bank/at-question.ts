import { useEffect } from 'react';
import { create } from 'zustand';
import type { PartDefinition, SubmissionRef } from '#contract/grading';
import { keyOf } from '../queue/queue-items.ts';

interface AtQuestion {
  /** What the person chose in each activity; none: the work as a whole. It stays until they choose something else. */
  chosen: Record<string, string | undefined>;
  /** The answer they last pointed at, for as long as that submission is on screen. */
  touched: { submission: string; part: string } | null;
  choose(ref: SubmissionRef, part: string | undefined): void;
  touch(ref: SubmissionRef, part: string): void;
  clear(): void;
}

/** Which question the person is at is never guessed: they chose it, pointed at its answer, or there is no other. */
export const useAtQuestion = create<AtQuestion>()((set) => ({
  chosen: {},
  touched: null,
  choose: ({ activity }, part) =>
    set(({ chosen }) => ({ chosen: { ...chosen, [activity]: part }, touched: null })),
  touch: (ref, part) => set({ touched: { submission: keyOf(ref), part } }),
  clear: () => set({ chosen: {}, touched: null }),
}));

export function useQuestionAt(
  ref: SubmissionRef,
  parts: readonly PartDefinition[] | undefined,
): string | undefined {
  const wanted = useAtQuestion(({ chosen, touched }) =>
    touched?.submission === keyOf(ref) ? touched.part : chosen[ref.activity],
  );
  if (parts?.length === 1) return parts[0]?.key;
  return parts?.some(({ key }) => key === wanted) ? wanted : undefined;
}

/** Marks the element that holds the answer to a question. */
export const partAttribute = 'data-part';

export function useTouchedAnswer(ref: SubmissionRef): void {
  const { activity, id } = ref;
  useEffect(() => {
    const onTouch = ({ target }: Event) => {
      const answer = target instanceof Element ? target.closest(`main [${partAttribute}]`) : null;
      const part = answer?.getAttribute(partAttribute);
      if (part != null) useAtQuestion.getState().touch({ activity, id }, part);
    };
    document.addEventListener('pointerdown', onTouch, { passive: true });
    document.addEventListener('focusin', onTouch);
    return () => {
      document.removeEventListener('pointerdown', onTouch);
      document.removeEventListener('focusin', onTouch);
    };
  }, [activity, id]);
}
