import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Facilities } from '#contract/feedback';
import type { FeedbackEntry, Student } from '#contract/grading';
import { tiza } from '../../api/client.ts';
import { receiveItems } from '../outbox/outbox-cache.ts';
import { useTellSent } from '../outbox/use-tell-sent.ts';
import { useNaming } from '../students/use-naming.ts';
import { useTellProblem } from '../undo/use-tell-problem.ts';
import { knownComment } from './known-comment.ts';
import type { OnSubmission } from './on-submission.ts';
import { onceSigned } from './signing.ts';

/** Takes a published comment from the student's page; it can be brought back. */
export function useWithdraw(
  course: string,
  on: OnSubmission,
  student: Student,
  facilities: Facilities | undefined,
): (entry: FeedbackEntry) => void {
  const client = useQueryClient();
  const { t } = useTranslation('outbox');
  const naming = useNaming();
  const tellProblem = useTellProblem();
  const tellSent = useTellSent();
  const withdraw = async (entry: FeedbackEntry) => {
    try {
      const base = await knownComment(client, entry, on.ref);
      const { ref, submittedAt } = on;
      const change = {
        kind: 'withdraw',
        key: crypto.randomUUID(),
        ref,
        submittedAt,
        activity: ref.activity,
        student: student.id,
        base,
      } as const;
      const sent = tiza.journal.publish({ course, draft: null, studentName: student.name, change });
      tellSent('withdraw', naming.name(student), sent);
      receiveItems(client, [await sent]);
    } catch (error) {
      tellProblem(error, t('notWithdrawn'));
    }
  };
  return (entry) => onceSigned(facilities, () => void withdraw(entry));
}
