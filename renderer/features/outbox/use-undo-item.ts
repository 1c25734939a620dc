import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { tiza } from '../../api/client.ts';
import { activitiesQuery } from '../../api/queries.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { useNaming } from '../students/use-naming.ts';
import { useUndoStore } from '../undo/undo-store.ts';
import { receiveItems } from './outbox-cache.ts';
import { studentOf } from './student-of.ts';

/** Takes back something published, edited or withdrawn, as far as it has come, and says how. */
export function useUndoItem(): (id: string) => Promise<void> {
  const client = useQueryClient();
  const { t } = useTranslation('outbox');
  const naming = useNaming();
  return useCallback(
    async (id: string) => {
      const { how, item } = await tiza.journal.undo({ id });
      receiveItems(client, [item]);
      void client.invalidateQueries({ queryKey: activitiesQuery().queryKey });
      const student = naming.name(studentOf(item));
      useUndoStore.getState().say(t(`undone.${how}`, { student }));
      // Whoever takes a comment back wants to see it again.
      useUiStore.getState().select(item.ref);
    },
    [client, naming, t],
  );
}
