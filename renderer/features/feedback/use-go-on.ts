import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useUiStore } from '../../state/ui-store.ts';
import { commandBus } from '../commands/command-bus.ts';
import { queueKeysAttribute } from '../commands/pressed-command.ts';
import type { Queue } from '../queue/use-queue.ts';
import { walk } from '../queue/walk.ts';
import { useUndoStore } from '../undo/undo-store.ts';

/** To the next submission that waits to be read; after the last one, to what was passed over. */
export function useGoOn(queue: Queue): () => void {
  const { t } = useTranslation('feedback');
  const latest = useRef(queue);
  latest.current = queue;
  return useCallback(() => {
    // Whoever goes through one student's work stays with the student.
    if (useUiStore.getState().aside !== null) {
      commandBus.run('student-next');
      return;
    }
    const { items, selectedIndex, lastIndex, hasMore } = latest.current;
    const from = selectedIndex >= 0 ? selectedIndex : lastIndex - 1;
    const target = walk(items, from, 'next-awaiting');
    const passedOver = walk(items.slice(0, Math.max(0, from)), -1, 'next-awaiting');
    const row = items[target ?? (hasMore ? -1 : (passedOver ?? -1))];
    if (row !== undefined) useUiStore.getState().select(row.ref);
    else if (hasMore) commandBus.run('next-awaiting');
    else useUndoStore.getState().say(t('lastOne'));
    // Reading comes before writing: keys that are letters count again.
    document.querySelector<HTMLElement>(`[${queueKeysAttribute}]`)?.focus({ preventScroll: true });
  }, [t]);
}
