import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { asAppError, errorText } from '../errors/error-text.ts';
import { type SayOptions, useUndoStore } from './undo-store.ts';

/** Says that something went wrong after the person had gone on: what, why, and what to do next. */
export function useTellProblem(): (error: unknown, what?: string, way?: Pick<SayOptions, 'other'>) => void {
  const { t } = useTranslation(['errors', 'reasons']);
  return useCallback(
    (error, what, way) => {
      const { title, next } = errorText(t, asAppError(error));
      const sentences = [what, title, next].filter((sentence) => sentence !== undefined);
      useUndoStore.getState().say(sentences.join(' '), { tone: 'bad', ...way });
    },
    [t],
  );
}
