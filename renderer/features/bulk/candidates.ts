import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { StandingFeedback } from '#contract/feedback-delivery';
import type { SubmissionRef, SubmissionSummary } from '#contract/grading';
import type { CommentPlace } from '#contract/journal-drafts';
import { tiza } from '../../api/client.ts';
import { writingKey } from '../../api/writing-queries.ts';
import { draftText, useKeptDrafts } from '../drafts/use-drafts.ts';
import { withFirstName } from '../feedback/first-name.ts';
import { studentOf } from '../outbox/student-of.ts';
import { keyOf } from '../queue/queue-items.ts';

/** One comment that may be among those that are published together. */
export interface Candidate {
  /** Of the submission, by `keyOf`. */
  key: string;
  place: CommentPlace;
  /** As the student will read it. */
  text: string;
  /** What of this student's comments in this activity was before the writer's eyes. */
  seen: string[];
  draft: string | null;
  /** What the writer has not seen yet. */
  newer: StandingFeedback[];
}

const mostRefs = 500;

/** What these submissions were told by now. */
export function useStanding(
  refs: readonly SubmissionRef[],
): ReadonlyMap<string, StandingFeedback[]> | undefined {
  const asked = refs.map(keyOf).join(' ');
  const standing = useQuery({
    queryKey: [...writingKey, 'standing', 'many', asked],
    queryFn: async () => {
      const parts = Array.from({ length: Math.ceil(refs.length / mostRefs) }, (_, part) =>
        tiza.feedback.standing({ refs: refs.slice(part * mostRefs, (part + 1) * mostRefs) }),
      );
      return (await Promise.all(parts)).flat();
    },
    staleTime: 0,
    enabled: refs.length > 0,
  }).data;
  return useMemo(
    () => standing && new Map(standing.map(({ ref, comments }) => [keyOf(ref), comments])),
    [standing],
  );
}

/** Every comment that was begun and not published, in one activity or in all. */
export function useDraftCandidates(course: string, activity: string | null): Candidate[] {
  const client = useQueryClient();
  const kept = useKeptDrafts();
  const drafts = useMemo(
    () =>
      kept.filter(
        ({ key, about }) =>
          key === keyOf(about.ref) &&
          about.editing === null &&
          (activity === null || about.activity === activity),
      ),
    [kept, activity],
  );
  const standing = useStanding(useMemo(() => drafts.map(({ about }) => about.ref), [drafts]));
  return drafts.map(({ key, about }) => {
    const { editing: _editing, seen, ...place } = about;
    return {
      key,
      place,
      text: withFirstName(draftText(client, course, key).trim(), studentOf(place)),
      seen,
      draft: key,
      newer: standing?.get(key)?.filter(({ id }) => !seen.includes(id)) ?? [],
    };
  });
}

/** The same words for everybody in a list; what each was told before is shown beside them. */
export function useListCandidates(items: readonly SubmissionSummary[], text: string): Candidate[] {
  const named = useMemo(() => items.filter(({ student }) => student.id !== ''), [items]);
  const standing = useStanding(useMemo(() => named.map(({ ref }) => ref), [named]));
  return named.map(({ ref, submittedAt, student }) => {
    const comments = standing?.get(keyOf(ref)) ?? [];
    return {
      key: keyOf(ref),
      place: {
        ref,
        submittedAt,
        activity: ref.activity,
        student: student.id,
        studentName: student.name,
      },
      text: withFirstName(text.trim(), student),
      seen: comments.map(({ id }) => id),
      draft: null,
      newer: comments,
    };
  });
}
