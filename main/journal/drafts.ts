import { AppError } from '#contract/errors';
import type { KeptDraft } from '#contract/journal-drafts';
import type { StoredDraft } from './disk/entries.ts';
import { putDraft } from './disk/put-draft.ts';
import { isOver } from './disk/state.ts';
import type { Store } from './disk/store.ts';
import { comingBack, wordsOf } from './outbox/changes.ts';

type Drafts = Pick<Store, 'state' | 'keep' | 'commit'>;
type Typed = Pick<StoredDraft, 'key' | 'text' | 'about' | 'page' | 'from'>;

const now = () => new Date().toISOString();

/** Latest first. */
export function listDrafts({ state }: Pick<Store, 'state'>, discarded: boolean): KeptDraft[] {
  return [...state.drafts.values()]
    .filter(({ text, discardedAt }) => text !== '' && (discarded || discardedAt === null))
    .reverse();
}

/** The keys of drafts that changed by it beside the one that was typed. */
export async function keepDraft(store: Drafts, typed: Typed): Promise<string[]> {
  const next: StoredDraft = { ...typed, changedAt: now(), discardedAt: null };
  const there = putDraft(store.state.drafts, next);
  if (there.includes(next)) await store.keep(next);
  const joined = joinedBy(store, next);
  if (joined.length > 0) await store.commit({ gone: joined });
  return [...there.filter((draft) => draft !== next).map((draft) => draft.key), ...joined];
}

/** What had to stand beside it, and is in it now that the window has put both together. */
function joinedBy({ state }: Drafts, { key, from, text }: StoredDraft): string[] {
  if (from === undefined) return [];
  return [...state.drafts.values()]
    .filter((draft) => draft.key !== key && draft.page === from && text.includes(draft.text))
    .map((draft) => draft.key);
}

export function findDraft({ state }: Pick<Store, 'state'>, key: string): StoredDraft {
  const draft = state.drafts.get(key);
  if (draft === undefined || draft.text === '') {
    throw new AppError('not-found', 'No such draft', { details: { reason: 'draft-gone' } });
  }
  return draft;
}

export async function discardDraft(store: Drafts, key: string): Promise<void> {
  const draft = findDraft(store, key);
  if (draft.discardedAt === null) await store.keep({ ...draft, discardedAt: now() });
}

/** Its words are in their box again, or where something else was begun there meanwhile, beside it. */
export async function recoverDraft(store: Drafts, key: string): Promise<KeptDraft> {
  const isThere = typeof store.state.drafts.get(key)?.discardedAt === 'string';
  const found = (isThere ? undefined : lastDiscarded(store, key)) ?? findDraft(store, key);
  const draft = { ...found, discardedAt: null, ...comingBack() };
  await store.keep(draft);
  return draft;
}

/** What was thrown away from this box last, where it had to make room. */
function lastDiscarded({ state }: Drafts, key: string): StoredDraft | undefined {
  return [...state.drafts.values()]
    .filter((draft) => draft.discardedAt !== null && draft.key.startsWith(`${key} (`))
    .at(-1);
}

/** Of another database neither ids nor versions mean anything here: only the words come along. */
export function wordsFor(store: Pick<Store, 'state'>, heldBy: ReadonlySet<string>): StoredDraft[] {
  const { drafts, items } = store.state;
  const open = [...drafts.values()].filter(({ text, discardedAt }) => text !== '' && discardedAt === null);
  const waiting = [...items.values()].filter((item) => !isOver(item) && 'text' in item.change);
  const found = [
    ...open.map(({ key, text, about }) => ({ key, text, about })),
    ...waiting.map(({ change, studentName, draft }) => {
      const { ref, submittedAt, activity, student } = change;
      const about = { ref, submittedAt, activity, student, studentName, editing: null, seen: [] };
      return { key: draft ?? `back/${change.key}`, text: wordsOf(change), about };
    }),
  ];
  const taken = new Set(heldBy);
  return found.map(({ key: wanted, text, about }) => {
    let key = wanted;
    for (let copy = 2; taken.has(key); copy++) key = `${wanted} (${copy})`;
    taken.add(key);
    return {
      ...{ key, text, changedAt: now(), discardedAt: null, ...comingBack() },
      about: { ...about, editing: null, seen: [] },
    };
  });
}
