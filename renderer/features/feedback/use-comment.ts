import { useQueryClient } from '@tanstack/react-query';
import type { FeedbackEntry, SubmissionSummary } from '#contract/grading';
import { addressOf, type DraftAddress, deskDrafts, placeOfDraft } from '../drafts/desk-drafts.ts';
import { draftText, keptDraft, useKeeping } from '../drafts/use-drafts.ts';
import { keyOf } from '../queue/queue-items.ts';

type About = Pick<SubmissionSummary, 'ref' | 'student' | 'submittedAt'>;

export interface Comment {
  address: DraftAddress;
  /** What stands in the box when it appears. */
  start: string;
  /** When the disk had it last, from before this window opened. */
  keptAt: string | undefined;
  /** Something is being written. */
  begun: boolean;
  /** Comments of this student in this activity that are on screen. */
  seen: string[];
  /** Of those, the ones that came after the writing began. */
  newer: FeedbackEntry[];
}

/** The new comment on one submission: where it is kept, and what was said before it. */
export function useComment(course: string, about: About, entries: FeedbackEntry[] | undefined): Comment {
  const client = useQueryClient();
  const { ref, student, submittedAt } = about;
  const key = keyOf(ref);
  const kept = keptDraft(client, key);
  const keeping = useKeeping(course, key);
  const here = entries?.filter(({ activity }) => activity === ref.activity) ?? [];
  const shown = here.map(({ id }) => id);
  const known = addressOf(placeOfDraft({ course, key }));
  const settled = known?.early === true ? undefined : known;
  const begunWith = (settled?.about ?? kept?.about)?.seen;
  const seen = entries === undefined ? (begunWith ?? []) : shown;
  const start = draftText(client, course, key);
  const begun = start.trim() !== '' || deskDrafts.textAt(placeOfDraft({ course, key })) !== undefined;
  return {
    address: settled ?? {
      course,
      key,
      early: entries === undefined && kept === undefined,
      about: kept?.about ?? {
        ref,
        submittedAt,
        activity: ref.activity,
        student: student.id,
        studentName: student.name,
        editing: null,
        seen,
      },
    },
    start,
    keptAt: kept?.changedAt,
    begun: begun && keeping !== undefined,
    seen,
    newer: begun && begunWith !== undefined ? here.filter(({ id }) => !begunWith.includes(id)) : [],
  };
}
