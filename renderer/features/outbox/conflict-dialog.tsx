import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeedbackConflict } from '#contract/feedback-delivery';
import type { ConflictChoice, OutboxItem } from '#contract/journal-outbox';
import { tiza } from '../../api/client.ts';
import { Dialog } from '../../components/dialog.tsx';
import { closeDraft } from '../drafts/close-draft.ts';
import { mergeKey } from '../drafts/draft-kinds.ts';
import { useNaming } from '../students/use-naming.ts';
import { useTellProblem } from '../undo/use-tell-problem.ts';
import { ColleagueConflict } from './colleague-conflict.tsx';
import { GoneConflict } from './gone-conflict.tsx';
import { receiveItems } from './outbox-cache.ts';
import { studentOf } from './student-of.ts';
import { TwoTexts } from './two-texts.tsx';
import { WithdrawConflict } from './withdraw-conflict.tsx';

/** What the person decides; what they do not choose stays in the history, or among the discarded drafts. */
export type Decision = { choice: ConflictChoice } | { text: string };

interface ConflictDialogProps {
  course: string;
  item: OutboxItem;
  conflict: FeedbackConflict;
  onClose: () => void;
}

export function ConflictDialog({ course, item, conflict, onClose }: ConflictDialogProps) {
  const { t } = useTranslation('outbox');
  const client = useQueryClient();
  const naming = useNaming();
  const tellProblem = useTellProblem();
  const student = naming.name(studentOf(item));
  const mine = item.kind === 'withdraw' ? '' : item.text;

  const step = useRef<'open' | 'busy' | 'published'>('open');

  // The dialog closes when what is to remain is on its way, not before.
  const decide = async (decision: Decision) => {
    if (step.current === 'busy') return;
    const published = step.current === 'published';
    step.current = 'busy';
    let reached: 'open' | 'published' = published ? 'published' : 'open';
    try {
      if ('text' in decision && conflict.kind === 'changed' && !published) {
        await publishThis(decision.text, conflict);
        reached = 'published';
      }
      const choice = 'choice' in decision ? decision.choice : 'theirs';
      const decided = await tiza.journal.resolve({ id: item.id, choice });
      onClose();
      closeDraft(client, { course, key: mergeKey(item.id) });
      receiveItems(client, [decided]);
    } catch (error) {
      step.current = reached;
      tellProblem(error, t('notDecided'));
    }
  };

  /** A text of both: a change of its own from what stands there now. Written down before mine is dropped. */
  const publishThis = async (text: string, { theirs }: Extract<FeedbackConflict, { kind: 'changed' }>) => {
    const { ref, submittedAt, activity, student: address, studentName } = item;
    const change = {
      kind: 'edit',
      key: crypto.randomUUID(),
      ref,
      submittedAt,
      activity,
      student: address,
      base: theirs,
      text,
    } as const;
    receiveItems(client, [
      await tiza.journal.publish({ course, draft: mergeKey(item.id), studentName, change }),
    ]);
  };

  return (
    <Dialog title={t(`conflict.${conflict.kind}.title`, { student })} size="lg" onClose={onClose}>
      {conflict.kind === 'changed' && mine === '' && (
        <WithdrawConflict conflict={conflict} onDecide={(decision) => void decide(decision)} />
      )}
      {conflict.kind === 'changed' && mine !== '' && (
        <TwoTexts
          course={course}
          item={item}
          conflict={conflict}
          onDecide={(decision) => void decide(decision)}
        />
      )}
      {conflict.kind === 'gone' && (
        <GoneConflict conflict={conflict} mine={mine} onDecide={(decision) => void decide(decision)} />
      )}
      {conflict.kind === 'colleague' && (
        <ColleagueConflict conflict={conflict} mine={mine} onDecide={(decision) => void decide(decision)} />
      )}
    </Dialog>
  );
}
