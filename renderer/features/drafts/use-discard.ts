import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { tiza } from '../../api/client.ts';
import { studentOf } from '../outbox/student-of.ts';
import { useNaming } from '../students/use-naming.ts';
import { useUndoStore } from '../undo/undo-store.ts';
import { useTellProblem } from '../undo/use-tell-problem.ts';
import { isDraftGone } from './close-draft.ts';
import { type DraftAddress, deskDrafts, forgetDraft, placeOfDraft, typeDraft } from './desk-drafts.ts';
import { receiveDrafts, useReturnedDrafts } from './returned-drafts.ts';
import { draftText, dropKeptDraft } from './use-drafts.ts';

/** Throws a draft away, so that it can be brought back. */
export function useDiscard(): (address: DraftAddress) => Promise<void> {
  const client = useQueryClient();
  const { t } = useTranslation('drafts');
  const naming = useNaming();
  const tellProblem = useTellProblem();
  return async (address) => {
    const { course, key, about } = address;
    // What is written to a group is about nobody alone.
    const context = about.student === '' ? 'group' : 'one';
    const words = { context, student: naming.name(studentOf(about)) } as const;
    await lastWords(address);
    const text = draftText(client, course, key);
    forgetDraft(address);
    dropKeptDraft(client, key);
    useReturnedDrafts.getState().turn(key);
    // Blanks alone are nobody's draft: there is nothing to bring back.
    if (text.trim() === '') return;
    try {
      await tiza.journal.discard({ course, key });
    } catch (error) {
      if (isDraftGone(error)) return;
      if (draftText(client, course, key).trim() === '') typeDraft(address, text);
      useReturnedDrafts.getState().turn(key);
      tellProblem(error, t('notDiscarded', words));
      return;
    }
    useUndoStore.getState().say(t('discarded', words), {
      undo: async () => {
        await tiza.journal.recover({ course, key });
        await receiveDrafts(client, course, [key]);
      },
    });
  };
}

/** Everything typed there is on disk, also what is typed while it is being written: it is brought back whole. */
async function lastWords(address: DraftAddress): Promise<void> {
  const place = placeOfDraft(address);
  let written: string | undefined;
  do {
    written = deskDrafts.textAt(place);
    await deskDrafts.flush();
  } while (deskDrafts.textAt(place) !== written);
}
