import type { StoredDraft } from './entries.ts';

/**
 * What there is when a draft takes its place: the draft, and before it in a place of their own the words that would be
 * lost to it. Those are what was thrown away from the same box, and what came back into it (a comment taken back, a
 * conflict) while somebody was typing there who could not know.
 */
export function putDraft(drafts: ReadonlyMap<string, StoredDraft>, next: StoredDraft): StoredDraft[] {
  const before = drafts.get(next.key);
  if (before === undefined || before.text === '' || before.text === next.text) return [next];
  if (before.discardedAt !== null) return [aside(drafts, before, before.discardedAt), next];
  const unseen = before.returned !== undefined && before.returned !== next.returned;
  if (!unseen || next.text.includes(before.text)) return [next];
  // An empty box says nothing against what it has not shown yet.
  return next.text === '' ? [] : [aside(drafts, before, before.returned?.slice(0, 8)), next];
}

function aside(
  drafts: ReadonlyMap<string, StoredDraft>,
  draft: StoredDraft,
  mark: string | undefined,
): StoredDraft {
  const wanted = `${draft.key} (${mark})`;
  let key = wanted;
  for (let copy = 2; drafts.has(key) && drafts.get(key)?.text !== draft.text; copy++)
    key = `${wanted} ${copy}`;
  return { ...draft, key };
}
