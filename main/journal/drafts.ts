import { AppError } from '#contract/errors';
import type { DraftAbout, KeptDraft } from '#contract/journal-drafts';
import type { StoredDraft } from './disk/entries.ts';
import { isOver } from './disk/state.ts';
import type { Store } from './disk/store.ts';
import { wordsOf } from './outbox/changes.ts';

type Drafts = Pick<Store, 'state' | 'keep' | 'commit'>;

const now = () => new Date().toISOString();

/** Latest first. */
export function listDrafts({ state }: Pick<Store, 'state'>, discarded: boolean): KeptDraft[] {
  return [...state.drafts.values()]
    .filter(({ text, discardedAt }) => text !== '' && (discarded || discardedAt === null))
    .reverse();
}

export async function keepDraft(
  store: Drafts,
  { key, text, about }: { key: string; text: string; about: DraftAbout },
): Promise<void> {
  const before = store.state.drafts.get(key);
  const writes = [store.keep({ key, text, about, changedAt: now(), discardedAt: null })];
  if (before !== undefined && before.discardedAt !== null && before.text !== text) {
    // Writing begins anew in the same box: what was thrown away from it can still be found.
    writes.push(store.keep({ ...before, key: `${key} (${before.discardedAt})` }));
  }
  await Promise.all(writes);
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

export async function recoverDraft(store: Drafts, key: string): Promise<KeptDraft> {
  const draft = { ...findDraft(store, key), discardedAt: null };
  await store.keep(draft);
  return draft;
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
      ...{ key, text, changedAt: now(), discardedAt: null },
      about: { ...about, editing: null, seen: [] },
    };
  });
}
