import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FeedbackConflict } from '#contract/feedback-delivery';
import type { OutboxItem } from '#contract/journal-outbox';
import { type DraftAddress, typeDraft } from '../drafts/desk-drafts.ts';
import { mergeKey } from '../drafts/draft-kinds.ts';
import { draftText, keptDraft } from '../drafts/use-drafts.ts';

export type Start = 'mine' | 'theirs' | 'both' | 'own';
type Texts = Record<Exclude<Start, 'own'>, string> & { own: string | null };

export interface Merge {
  text: string;
  /** `own` is what the person put together; null before they did. */
  texts: Texts;
  start: Start;
  /** When the disk had it last, from before this window opened. */
  keptAt: string | undefined;
  startWith(start: Start): void;
  type(text: string): void;
}

/** The text that is to remain. What the person makes of the two is kept like any other draft. */
export function useMerge(
  course: string,
  item: OutboxItem,
  { theirs }: Extract<FeedbackConflict, { kind: 'changed' }>,
): Merge {
  const client = useQueryClient();
  const { ref, submittedAt, activity, student, studentName, text: mine } = item;
  const place = { ref, submittedAt, activity, student, studentName };
  const address: DraftAddress = {
    course,
    key: mergeKey(item.id),
    about: { ...place, editing: theirs, seen: [] },
  };
  const [own, setOwn] = useState(() => draftText(client, course, address.key) || null);
  const [start, setStart] = useState<Start>(own === null ? 'mine' : 'own');
  const texts: Texts = { mine, theirs: theirs.text, both: `${theirs.text}\n\n${mine}`, own };
  return {
    text: texts[start] ?? mine,
    texts,
    start,
    keptAt: keptDraft(client, address.key)?.changedAt,
    startWith: setStart,
    type(text) {
      setOwn(text);
      setStart('own');
      typeDraft(address, text);
    },
  };
}
