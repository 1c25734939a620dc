import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OutboxItem } from '#contract/journal-outbox';
import { tiza } from '../../api/client.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { useTellProblem } from '../undo/use-tell-problem.ts';
import styles from './item-actions.module.css';
import { receiveItems } from './outbox-cache.ts';
import { useOutboxScreens } from './outbox-screens.ts';
import { useUndoItem } from './use-undo-item.ts';

/** What the person can do with a comment on its way. */
export function ItemActions({ item }: { item: OutboxItem }) {
  const { t } = useTranslation('outbox');
  const client = useQueryClient();
  const undoItem = useUndoItem();
  const tellProblem = useTellProblem();
  const decide = useOutboxScreens((state) => state.decide);
  const openDatabase = useUiStore((state) => state.openDatabase);

  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      tellProblem(error);
    }
  };
  const { state, waitsFor, undo, rejected } = item;
  const action = (label: string, work: () => unknown) => (
    <Button key={label} size="compact-xs" variant="subtle" onClick={() => void attempt(async () => work())}>
      {label}
    </Button>
  );
  const unnamed = waitsFor === 'names-unconfirmed' || rejected?.code === 'names-unconfirmed';
  const mayRetry = state === 'rejected' || waitsFor === 'retrying';
  return (
    <div className={styles.actions}>
      {state === 'held' && action(t('publishNow'), () => tiza.journal.release({ ids: [item.id] }))}
      {unnamed && action(t('confirmName'), () => openDatabase('names'))}
      {mayRetry &&
        action(t('retry'), async () => receiveItems(client, [await tiza.journal.retry({ id: item.id })]))}
      {state === 'conflict' && action(t('decide'), () => decide(item.id))}
      {state === 'rejected' && action(t('backToDraft'), () => tiza.journal.giveUp({ id: item.id }))}
      {undo === 'take-back' &&
        state !== 'conflict' &&
        state !== 'rejected' &&
        action(t('takeBack'), () => undoItem(item.id))}
    </div>
  );
}
