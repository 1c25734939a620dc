import { AppError } from '#contract/errors';
import type { DraftAbout, KeptDraft } from '#contract/journal-drafts';
import type { StoredDraft } from './disk/entries.ts';
import type { Store } from './disk/store.ts';
import { wordsOf } from './outbox/changes.ts';
import { isSettled } from './outbox/lanes.ts';

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
  const waiting = [...items.values()].filter(
    (item) =>
      (!isSettled(item) || item.state === 'conflict' || item.state === 'rejected') &&
      hasWords(item.change.kind),
  );
  const found = [
    ...open.map(({ key, text, about }) => ({ key, text, about })),
    ...waiting.map(({ change, studentName, draft }) => {
      const { ref, submittedAt, activity, student } = change;
      const about = { ref, submittedAt, activity, student, studentName, editing: null, seen: [] };
      return { key: draft ?? `back/${change.key}`, text: wordsOf(change), about };
    }),
  ];
  return found.map(({ key, text, about }) => ({
    key: heldBy.has(key) ? `${key} (${now()})` : key,
    text,
    about: { ...about, editing: null, seen: [] },
    changedAt: now(),
    discardedAt: null,
  }));
}

const hasWords = (kind: string) => kind === 'new' || kind === 'edit';
