import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Facilities } from '#contract/feedback';
import type { SubmissionState } from '#contract/grading';
import { tiza } from '../../api/client.ts';
import { drawAfterPaint } from '../../components/after-paint.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { type DraftAddress, forgetDraft, typeDraft } from '../drafts/desk-drafts.ts';
import { useReturnedDrafts } from '../drafts/returned-drafts.ts';
import { draftText, dropKeptDraft } from '../drafts/use-drafts.ts';
import { shiftCounts } from '../outbox/counts.ts';
import { useExpectedStates } from '../outbox/expected-states.ts';
import { receiveItems } from '../outbox/outbox-cache.ts';
import { studentOf } from '../outbox/student-of.ts';
import { useTellSent } from '../outbox/use-tell-sent.ts';
import { useNaming } from '../students/use-naming.ts';
import { useUndoStore } from '../undo/undo-store.ts';
import { useTellProblem } from '../undo/use-tell-problem.ts';
import { commentProblem } from './comment-problem.ts';
import { withFirstName } from './first-name.ts';
import { onceSigned } from './signing.ts';

export interface Publishable {
  address: DraftAddress;
  /** Comments of this student in this activity that are on screen. */
  seen: string[];
  state: SubmissionState;
  /** The question the person is at: the bank learns for it. */
  question: string | undefined;
}

/**
 * Publishes what is written, and never waits: the desk goes on while the words are put down on this laptop,
 * from where they find their way. Goes on once there was something to publish, and somebody to sign it.
 */
export function usePublish(
  facilities: Facilities | undefined,
): (what: Publishable, goOn: () => void) => void {
  const client = useQueryClient();
  const { t } = useTranslation(['feedback', 'outbox']);
  const naming = useNaming();
  const tellProblem = useTellProblem();
  const tellSent = useTellSent();
  const { say } = useUndoStore.getState();

  const send = async ({ address, seen, state, question }: Publishable, typed: string) => {
    const { course, key, about } = address;
    const { activity, student, studentName, ref, submittedAt } = about;
    const known = studentOf(about);
    try {
      const change = {
        kind: 'new',
        key: crypto.randomUUID(),
        ref,
        submittedAt,
        activity,
        student,
        seen,
        text: withFirstName(typed, known),
        ...(question === undefined ? {} : { question }),
      } as const;
      const sent = tiza.journal.publish({ course, draft: key, studentName, change });
      // Ctrl+Z is a key: before it counts, this was told.
      drawAfterPaint(() => tellSent('new', naming.name(known), sent));
      receiveItems(client, [await sent]);
    } catch (error) {
      const since = draftText(client, course, key).trim();
      typeDraft(address, since === '' || since === typed ? typed : `${since}\n\n${typed}`);
      useReturnedDrafts.getState().turn(key);
      useExpectedStates.getState().unexpect(ref);
      shiftCounts(client, activity, 'reviewed', state);
      const goThere = { label: t('outbox:goThere'), run: () => useUiStore.getState().goTo(ref) };
      tellProblem(error, t('outbox:notQueued', { student: naming.name(known) }), { other: goThere });
    }
  };

  return (what, goOn) => {
    const { course, key, about } = what.address;
    const typed = draftText(client, course, key).trim();
    const problem = commentProblem(typed);
    if (problem !== null) {
      say(t(`feedback:problem.${problem}`), { tone: problem === 'empty' ? 'calm' : 'bad' });
      return;
    }
    const publish = () => {
      useExpectedStates.getState().expect(about.ref, 'reviewed');
      shiftCounts(client, about.activity, what.state, 'reviewed');
      forgetDraft(what.address);
      dropKeptDraft(client, key);
      // The box is emptied with all that stands beside the submission.
      drawAfterPaint(() => useReturnedDrafts.getState().turn(key));
      void send(what, typed);
      goOn();
    };
    onceSigned(facilities, publish);
  };
}
