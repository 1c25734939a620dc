import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useUndoStore } from './undo-store.ts';
import { useTellProblem } from './use-tell-problem.ts';

/** Takes back the last step, or the one given. */
export function useUndo(): (id?: number) => Promise<void> {
  const { t } = useTranslation('undo');
  const tellProblem = useTellProblem();
  return useCallback(
    async (id?: number) => {
      const { takeStep, say } = useUndoStore.getState();
      const step = takeStep(id);
      if (step === undefined) {
        say(t('nothing'));
        return;
      }
      try {
        await step.undo();
      } catch (error) {
        tellProblem(error, t('failed'));
      }
    },
    [t, tellProblem],
  );
}
