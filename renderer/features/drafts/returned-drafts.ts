import type { QueryClient } from '@tanstack/react-query';
import { create } from 'zustand';
import type { KeptDraft } from '#contract/journal-drafts';
import { draftsQuery } from '../../api/writing-queries.ts';
import { keyOf } from '../queue/queue-items.ts';
import { closeDraft } from './close-draft.ts';
import { deskDrafts, forgetDraft, placeOfDraft, readDraft, typeDraft } from './desk-drafts.ts';
import { draftText } from './use-drafts.ts';

interface Returned {
  /** How often a draft came back from elsewhere: a box begins anew with each. */
  turns: Record<string, number>;
  turn(key: string): void;
  clear(): void;
}

export const useReturnedDrafts = create<Returned>()((set) => ({
  turns: {},
  turn: (key) => set(({ turns }) => ({ turns: { ...turns, [key]: (turns[key] ?? 0) + 1 } })),
  clear: () => set({ turns: {} }),
}));

/** Drafts that came back (a comment taken back, one thrown away and recovered) stand in their boxes again. */
export async function receiveDrafts(
  client: QueryClient,
  course: string,
  keys: string[],
  /** `replaced`: the person said that these words stand instead of what is in the box. */
  how: 'returned' | 'replaced' = 'returned',
): Promise<void> {
  const { queryKey } = draftsQuery();
  await client.refetchQueries({ queryKey });
  for (const key of keys) {
    const kept = client.getQueryData(queryKey)?.find((draft) => draft.key === key);
    if (kept !== undefined) putInBox(course, kept, how);
  }
}

/** What the disk had before this window opened, also for boxes in which somebody was quicker than the disk. */
export function receiveFound(course: string, drafts: readonly KeptDraft[]): void {
  for (const kept of drafts) putInBox(course, kept, 'returned');
}

function putInBox(course: string, kept: KeptDraft, how: 'returned' | 'replaced'): void {
  const address = { course, key: kept.key };
  const typed = deskDrafts.textAt(placeOfDraft(address)) ?? '';
  if (kept.text === typed) return;
  forgetDraft(address);
  readDraft(course, kept);
  // Whatever was begun meanwhile is not lost over it.
  if (how === 'returned' && typed.trim() !== '' && !kept.text.includes(typed))
    typeDraft({ ...address, about: kept.about }, `${kept.text}\n\n${typed}`);
  useReturnedDrafts.getState().turn(kept.key);
}

/** Words that stand in no box of their own join what is in that one. */
export async function moveToBox(
  client: QueryClient,
  course: string,
  draft: KeptDraft,
  key = keyOf(draft.about.ref),
): Promise<void> {
  if (draft.key === key) return;
  const there = draftText(client, course, key).trim();
  const text = there === '' ? draft.text : `${there}\n\n${draft.text}`;
  typeDraft({ course, key, about: draft.about }, text);
  useReturnedDrafts.getState().turn(key);
  await deskDrafts.flush();
  closeDraft(client, { course, key: draft.key });
}
