import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SubmissionSummary } from '#contract/grading';
import { closeDraft } from '../drafts/close-draft.ts';
import { type DraftAddress, typeDraft } from '../drafts/desk-drafts.ts';
import { draftText } from '../drafts/use-drafts.ts';

/** Words for everybody in a list are kept like any others, beside the first of the list. */
export function useSharedText(course: string, activity: string | null, first: SubmissionSummary | undefined) {
  const client = useQueryClient();
  const key = `many/${activity ?? ''}`;
  const [text, setText] = useState(() => draftText(client, course, key));
  const address = (of: SubmissionSummary): DraftAddress => {
    const { ref, submittedAt, student } = of;
    const place = {
      ref,
      submittedAt,
      activity: ref.activity,
      student: student.id,
      studentName: student.name,
    };
    return { course, key, about: { ...place, editing: null, seen: [] } };
  };
  return {
    text,
    change(next: string) {
      setText(next);
      if (first !== undefined) typeDraft(address(first), next);
    },
    done() {
      setText('');
      closeDraft(client, { course, key });
    },
  };
}
