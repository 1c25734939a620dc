import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SubmissionRef } from '#contract/grading';
import { tiza } from '../../api/client.ts';
import { asAppError, errorText } from '../errors/error-text.ts';
import { useUndoStore } from '../undo/undo-store.ts';

/** The link to a submission on the clipboard, and a word that it is there. */
export function useCopyLink(): (ref: SubmissionRef) => void {
  const { t } = useTranslation('links');
  const { t: tellError } = useTranslation(['errors', 'reasons']);
  return useMutation({
    mutationFn: (ref: SubmissionRef) => tiza.links.copy(ref),
    onSuccess: () => useUndoStore.getState().say(t('copied')),
    onError: (error) =>
      useUndoStore.getState().say(errorText(tellError, asAppError(error)).title, { tone: 'bad' }),
  }).mutate;
}
