import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { asAppError, errorText } from '../errors/error-text.ts';
import { useUndoStore } from './undo-store.ts';

/** Takes back the last step, or the one given, and says how that went. */
export function useUndo(): (id?: number) => Promise<void> {
  const { t } = useTranslation(['undo', 'errors', 'reasons']);
  return useCallback(
    async (id?: number) => {
      const { takeStep, say } = useUndoStore.getState();
      const step = takeStep(id);
      if (step === undefined) {
        say(t('undo:nothing'));
        return;
      }
      try {
        await step.undo();
      } catch (error) {
        const { title, kept, next } = errorText(t, asAppError(error));
        say([t('undo:failed'), title, kept, next].join(' '), { tone: 'bad' });
      }
    },
    [t],
  );
}
