import type { StoredDraft } from './entries.ts';

/**
 * What there is when a draft takes its place: the draft, and before it in a place of their own the words that would be
 * lost to it. Those are what was thrown away from the same box, and what somebody who types there could not know: it
 * came back a moment ago (a comment taken back, a conflict), or was not read from the disk yet.
 */
export function putDraft(drafts: ReadonlyMap<string, StoredDraft>, next: StoredDraft): StoredDraft[] {
  const before = drafts.get(next.key);
  if (before === undefined || before.text === '' || before.text === next.text) return [next];
  if (before.discardedAt !== null) return [aside(drafts, before, before.discardedAt), next];
  const known = before.page === undefined || before.page === next.page || before.page === next.from;
  if (known || next.text.includes(before.text)) return [next];
  // An empty box says nothing against what it has not shown yet.
  return next.text === '' ? [] : [aside(drafts, before, before.page?.slice(0, 8)), next];
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
