import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Facilities } from '#contract/feedback';
import type { Student } from '#contract/grading';
import { tiza } from '../../api/client.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { type DraftAddress, forgetDraft, typeDraft } from '../drafts/desk-drafts.ts';
import { useReturnedDrafts } from '../drafts/returned-drafts.ts';
import { dropKeptDraft } from '../drafts/use-drafts.ts';
import { receiveItems } from '../outbox/outbox-cache.ts';
import { useTellSent } from '../outbox/use-tell-sent.ts';
import { useNaming } from '../students/use-naming.ts';
import { useUndoStore } from '../undo/undo-store.ts';
import { useTellProblem } from '../undo/use-tell-problem.ts';
import { commentProblem } from './comment-problem.ts';
import { withFirstName } from './first-name.ts';
import { onceSigned } from './signing.ts';

/** Sends a rewording on its way; where that fails its box opens again, with every word. */
export function useReword(
  address: DraftAddress,
  student: Student,
  facilities: Facilities | undefined,
): (typed: string, onBegun: () => void) => void {
  const { t } = useTranslation(['feedback', 'outbox']);
  const client = useQueryClient();
  const naming = useNaming();
  const tellSent = useTellSent();
  const tellProblem = useTellProblem();
  const { course, key, about } = address;
  const { ref, submittedAt, activity, editing: base } = about;

  const send = async (typed: string) => {
    if (base === null) return;
    forgetDraft(address);
    dropKeptDraft(client, key);
    try {
      const change = {
        kind: 'edit',
        key: crypto.randomUUID(),
        ref,
        submittedAt,
        activity,
        student: student.id,
        base,
        text: withFirstName(typed, student),
      } as const;
      const sent = tiza.journal.publish({ course, draft: key, studentName: student.name, change });
      tellSent('edit', naming.name(student), sent);
      receiveItems(client, [await sent]);
    } catch (error) {
      typeDraft(address, typed);
      useReturnedDrafts.getState().turn(key);
      const goThere = { label: t('outbox:goThere'), run: () => useUiStore.getState().goTo(ref) };
      tellProblem(error, t('outbox:notReworded', { student: naming.name(student) }), { other: goThere });
    }
  };

  return (typed, onBegun) => {
    const problem = commentProblem(typed);
    if (problem !== null) {
      useUndoStore.getState().say(t(`feedback:problem.${problem}`), { tone: 'bad' });
      return;
    }
    onceSigned(facilities, () => {
      onBegun();
      void send(typed);
    });
  };
}
