import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { tiza } from '../../api/client.ts';
import { studentOf } from '../outbox/student-of.ts';
import { useNaming } from '../students/use-naming.ts';
import { useUndoStore } from '../undo/undo-store.ts';
import { type DraftAddress, deskDrafts, forgetDraft } from './desk-drafts.ts';
import { receiveDrafts, useReturnedDrafts } from './returned-drafts.ts';
import { dropKeptDraft } from './use-drafts.ts';

/** Throws a draft away, so that it can be brought back. */
export function useDiscard(): (address: DraftAddress) => Promise<void> {
  const client = useQueryClient();
  const { t } = useTranslation('drafts');
  const naming = useNaming();
  return async (address) => {
    const { course, key, about } = address;
    // The last words, too, are to be there when it is brought back.
    await deskDrafts.flush();
    forgetDraft(address);
    dropKeptDraft(client, key);
    useReturnedDrafts.getState().turn(key);
    await tiza.journal.discard({ course, key });
    useUndoStore.getState().say(t('discarded', { student: naming.name(studentOf(about)) }), {
      undo: async () => {
        await tiza.journal.recover({ course, key });
        await receiveDrafts(client, course, [key]);
      },
    });
  };
}
