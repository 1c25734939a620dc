import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { KeptDraft } from '#contract/journal-drafts';
import { draftsQuery } from '../../api/writing-queries.ts';
import { addressOf, deskDrafts, placeOfDraft } from './desk-drafts.ts';
import type { Keeping } from './draft-keeper.ts';

const isWritten = (text: string) => text.trim() !== '';

/** Drafts that hold a word, as the disk has them. */
export function useKeptDrafts(): KeptDraft[] {
  const drafts = useQuery(draftsQuery()).data;
  return useMemo(() => drafts?.filter(({ text }) => isWritten(text)) ?? [], [drafts]);
}

/** The latest words of a draft: of the box, else of the disk. */
export function draftText(client: QueryClient, course: string, key: string): string {
  const typed = deskDrafts.textAt(placeOfDraft({ course, key }));
  return typed ?? keptDraft(client, key)?.text ?? '';
}

export function keptDraft(client: QueryClient, key: string): KeptDraft | undefined {
  return client.getQueryData(draftsQuery().queryKey)?.find((draft) => draft.key === key);
}

/** The draft is gone from the list at once; the disk follows. */
export function dropKeptDraft(client: QueryClient, key: string): void {
  // An answer that is on its way still has it.
  void client.cancelQueries({ queryKey: draftsQuery().queryKey });
  client.setQueryData(draftsQuery().queryKey, (drafts) => drafts?.filter((draft) => draft.key !== key));
}

export function useKeeping(course: string, key: string): Keeping | undefined {
  const place = placeOfDraft({ course, key });
  return useSyncExternalStore(
    deskDrafts.subscribe,
    useCallback(() => deskDrafts.keepingAt(place), [place]),
  );
}

/** Which text boxes of this course hold something unpublished, by their keys. */
export function useDraftKeys(course: string): ReadonlySet<string> {
  const client = useQueryClient();
  const kept = useKeptDrafts();
  const known = useMemo(() => kept.map(({ key }) => key), [kept]);
  const list = useSyncExternalStore(
    deskDrafts.subscribe,
    useCallback(() => {
      const keys = new Set(known);
      for (const key of [...known, ...typedIn(course)]) {
        if (isWritten(draftText(client, course, key))) keys.add(key);
        else keys.delete(key);
      }
      return JSON.stringify([...keys]);
    }, [client, course, known]),
  );
  return useMemo(() => new Set(JSON.parse(list) as string[]), [list]);
}

function typedIn(course: string): string[] {
  return [...deskDrafts.places()].flatMap((place) => {
    const address = addressOf(place);
    return address?.course === course ? [address.key] : [];
  });
}

/** Lists of drafts hold what was typed up to the moment they are opened. */
export function useFreshDrafts(): void {
  const client = useQueryClient();
  useEffect(() => {
    const read = () => void client.invalidateQueries({ queryKey: draftsQuery().queryKey });
    void deskDrafts.flush().then(read, read);
  }, [client]);
}
