import type { Activity } from '#contract/grading';
import { selectedRef, useUiStore } from '../../state/ui-store.ts';
import { questionsOf } from './question-nav.tsx';

/** From the submissions to the questions of the same activity, and back to where one was. */
export function useToggleQuestions(activities: readonly Activity[] | undefined): () => void {
  return () => {
    const state = useUiStore.getState();
    if (state.view === 'questions') {
      state.openActivity(state.activity);
      return;
    }
    const wanted = state.aside?.ref?.activity ?? state.activity ?? selectedRef(state)?.activity;
    const activity = activities?.find(({ key }) => key === wanted);
    const first = activity && questionsOf(activity)[0];
    const isOther = activity !== undefined && state.question?.activity !== activity.key;
    state.openQuestions(
      isOther && first !== undefined ? { activity: activity.key, part: first.key } : undefined,
    );
  };
}
