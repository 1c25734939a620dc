import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { QuestionRef } from '#contract/classroom';
import type { SubmissionRef, SubmissionSummary } from '#contract/grading';
import type { RunRequest } from '#contract/journal-outbox';
import { tiza } from '../../api/client.ts';
import { gradingKey } from '../../api/queries.ts';
import { facilitiesQuery, outboxQuery, runsQuery } from '../../api/writing-queries.ts';
import { useOpenCourse } from '../course/use-open-course.ts';
import { closeDraft } from '../drafts/close-draft.ts';
import { type DraftAddress, typeDraft } from '../drafts/desk-drafts.ts';
import { useReturnedDrafts } from '../drafts/returned-drafts.ts';
import { draftText } from '../drafts/use-drafts.ts';
import { withFirstName } from '../feedback/first-name.ts';
import { onceSigned } from '../feedback/signing.ts';
import { shiftCounts } from '../outbox/counts.ts';
import { useExpectedStates } from '../outbox/expected-states.ts';
import { useUndoStore } from '../undo/undo-store.ts';
import { useTellProblem } from '../undo/use-tell-problem.ts';
import type { Stack } from './stacks.ts';

/** As many as one question to main may name. */
const atOnce = 500;

export interface StackComment {
  question: QuestionRef;
  /** Where it is being written. */
  address: DraftAddress;
  /** Whom it is for. */
  recipients: Stack['members'];
  /** What is in the box, and what each of them gets. */
  typed: string;
  text: string;
}

/** One comment to everybody in a stack: a row for each student, one run, one step to take back. */
export function useStackPublishing() {
  const { t } = useTranslation('questions');
  const client = useQueryClient();
  const course = useOpenCourse();
  const facilities = useQuery(facilitiesQuery()).data;
  const tellProblem = useTellProblem();
  const { say } = useUndoStore.getState();
  const { turn } = useReturnedDrafts.getState();

  const readAnew = () => {
    for (const { queryKey } of [outboxQuery(), runsQuery()]) void client.invalidateQueries({ queryKey });
  };

  const publishing = useMutation({
    async mutationFn({ question, recipients, text }: StackComment) {
      if (course === undefined) throw new Error('No course is open');
      const refs = recipients.map(({ id }) => ({ activity: question.activity, id }));
      const all = await addressed(refs);
      const known = all.filter(({ student }) => student.id !== '');
      const items = known.map(({ seen, ...about }) => itemOf(about, seen, question, text));
      const run = await tiza.journal.publishMany({ id: crypto.randomUUID(), course: course.id, items });
      return { run, known };
    },
    onSuccess({ run, known }, { question, address, recipients, typed }) {
      const { expect } = useExpectedStates.getState();
      for (const { ref, state } of known) {
        expect(ref, 'reviewed');
        shiftCounts(client, question.activity, state, 'reviewed');
      }
      // Words typed meanwhile stay where they are.
      if (draftText(client, address.course, address.key) === typed) closeDraft(client, address);
      turn(address.key);
      readAnew();
      const missed = recipients.length - known.length;
      const undo = async () => {
        await tiza.journal.undoRun({ id: run.id });
        if (draftText(client, address.course, address.key).trim() === '') typeDraft(address, typed);
        turn(address.key);
        for (const { ref } of known) useExpectedStates.getState().unexpect(ref);
        readAnew();
        await client.invalidateQueries({ queryKey: gradingKey });
      };
      say(
        [
          t('published', { count: known.length }),
          ...(missed > 0 ? [t('missed', { count: missed })] : []),
        ].join(' '),
        { undo },
      );
    },
    onError: (error) => tellProblem(error, t('notPublished')),
  });

  return {
    isPublishing: publishing.isPending,
    readOnly: course?.readOnly ?? true,
    publish(comment: StackComment) {
      onceSigned(facilities, () => publishing.mutate(comment));
    },
  };
}

type Addressed = SubmissionSummary & { seen: string[] };

/** Whose these are, and which comments were before the person's eyes when they wrote: all that stand now. */
async function addressed(refs: readonly SubmissionRef[]): Promise<Addressed[]> {
  const found: Addressed[] = [];
  for (let from = 0; from < refs.length; from += atOnce) {
    const some = refs.slice(from, from + atOnce);
    const [summaries, standing] = await Promise.all([
      tiza.classroom.summaries({ refs: some }),
      tiza.feedback.standing({ refs: some }),
    ]);
    const seen = new Map(standing.map(({ ref, comments }) => [ref.id, comments.map(({ id }) => id)]));
    found.push(...summaries.map((summary) => ({ ...summary, seen: seen.get(summary.ref.id) ?? [] })));
  }
  return found;
}

function itemOf(
  { ref, student, submittedAt }: SubmissionSummary,
  seen: string[],
  question: QuestionRef,
  text: string,
): RunRequest['items'][number] {
  return {
    change: {
      kind: 'new',
      key: crypto.randomUUID(),
      ref,
      student: student.id,
      activity: ref.activity,
      submittedAt,
      text: withFirstName(text, student),
      question: question.part,
      seen,
    },
    studentName: student.name,
    draft: null,
  };
}
