import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OutboxItem } from '#contract/journal-outbox';
import { tiza } from '../../api/client.ts';
import { appInfoQuery } from '../../api/queries.ts';
import { reportProblem } from '../errors/report-problem.ts';
import { useUndoStore } from '../undo/undo-store.ts';
import { useUndoItem } from './use-undo-item.ts';

const shortDelayMs = 30_000;

/**
 * Says at once that a change is on its way, so that Ctrl+Z means this one from the first moment. Taking it back waits
 * until it is written down; if it never is, there is nothing to take back.
 */
export function useTellSent(): (
  kind: 'new' | 'edit' | 'withdraw',
  student: string,
  sent: Promise<OutboxItem>,
) => void {
  const client = useQueryClient();
  const { t } = useTranslation('outbox');
  const undoItem = useUndoItem();
  return (kind, student, sent) => {
    const { say, takeStep } = useUndoStore.getState();
    const undo = async () => undoItem((await sent).id);
    const delay = client.getQueryData(appInfoQuery().queryKey)?.preferences.publishDelay ?? 'off';
    const release = async () => {
      await tiza.journal.release({ ids: [(await sent).id] });
    };
    const other = { label: t('publishNow'), run: () => void release().catch(reportProblem) };
    const step =
      kind !== 'new' || delay === 'off'
        ? say(t(`told.${kind}`, { student }), { undo })
        : delay === '30s'
          ? say(t('told.delayed', { student }), { undo, other, freeUntil: Date.now() + shortDelayMs })
          : say(t('told.untilTold', { student }), { undo, other });
    sent.catch(() => takeStep(step));
  };
}
