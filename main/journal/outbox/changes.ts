import { randomUUID } from 'node:crypto';
import type { FeedbackChange } from '#contract/feedback-delivery';
import type { StoredDraft, StoredItem } from '../disk/entries.ts';

// What becomes of an item: all of it pure, so that one line of the journal can hold the outcome whole.

type NewItem = Pick<StoredItem, 'change' | 'studentName'> &
  Partial<Pick<StoredItem, 'run' | 'undoes' | 'draft' | 'heldUntil'>>;

export function queuedItem({ change, studentName, ...more }: NewItem): StoredItem {
  return {
    change,
    studentName,
    run: null,
    undoes: null,
    draft: null,
    queuedAt: new Date().toISOString(),
    heldUntil: null,
    ...more,
    state: 'queued',
    takenId: null,
    twins: null,
    needsAnotherId: false,
    confirmed: null,
    confirmedAt: null,
    conflict: null,
    rejected: null,
    problem: null,
    undoAsked: false,
    undoneBy: null,
  };
}

/** Its words: those it adds, or of a withdrawal those it takes away. */
export const wordsOf = (change: FeedbackChange) => ('text' in change ? change.text : change.base.text);

const sameAbout = ({ ref, student, activity, submittedAt, author }: FeedbackChange) => ({
  key: randomUUID(),
  ref,
  student,
  activity,
  submittedAt,
  author,
});

/** What makes a confirmed item as if it had not been; null when there is nothing left of it. */
export function inverseOf({ change, confirmed }: StoredItem): FeedbackChange | null {
  if (confirmed === null) return null;
  const about = sameAbout(change);
  const { id, version } = confirmed;
  switch (change.kind) {
    case 'new':
    case 'restore':
      return {
        ...about,
        kind: 'withdraw',
        base: { id, version, text: wordsOf(change), author: change.author },
      };
    case 'edit': {
      const base = { id, version, text: change.text, author: change.base.author ?? null };
      return { ...about, kind: 'edit', text: change.base.text, base };
    }
    case 'withdraw':
      return { ...about, kind: 'restore', base: change.base };
  }
}

export function undoing(item: StoredItem): StoredItem | null {
  const change = inverseOf(item);
  if (change === null || item.undoneBy !== null) return null;
  return queuedItem({ change, studentName: item.studentName, undoes: item.change.key });
}

/** Words that were not typed where they are: whoever types there does not know of them yet. */
export const comingBack = () => ({ page: randomUUID(), returned: true });

/** The words as a draft again, in the text box they came from unless that one holds others by now. */
export function draftOf(
  { change, studentName, draft, conflict }: StoredItem,
  drafts: ReadonlyMap<string, StoredDraft>,
  discarded = false,
): StoredDraft | null {
  if (change.kind === 'withdraw' || change.kind === 'restore') return null;
  const { ref, submittedAt, activity, student, text } = change;
  const now = new Date().toISOString();
  const wanted = draft ?? `back/${change.key}`;
  const there = drafts.get(wanted);
  const free = there === undefined || there.text === '' || there.text === text || there.discardedAt !== null;
  const theirs = conflict?.kind === 'colleague' ? conflict.theirs.map(({ id }) => id) : [];
  const base = change.kind === 'new' ? null : conflict?.kind === 'changed' ? conflict.theirs : change.base;
  const { id = '', version = null, text: before = '' } = base ?? {};
  return {
    key: free ? wanted : `${wanted} (${change.key.slice(0, 8)})`,
    text,
    about: {
      ref,
      submittedAt,
      activity,
      student,
      studentName,
      editing: base === null || conflict?.kind === 'gone' ? null : { id, version, text: before },
      seen: change.kind === 'new' ? [...new Set([...change.seen, ...theirs])] : [],
    },
    changedAt: now,
    discardedAt: discarded ? now : null,
    ...comingBack(),
  };
}

/** The same wish, now that the teacher knows what stands in its way. */
export function insisting({ change, conflict }: StoredItem): FeedbackChange | null {
  if (conflict?.kind === 'colleague' && change.kind === 'new') {
    return { ...change, goOn: true, seen: [...change.seen, ...conflict.theirs.map(({ id }) => id)] };
  }
  if (conflict?.kind === 'changed' && change.kind !== 'new') {
    const { id, version, text, author } = conflict.theirs;
    return { ...change, base: { id, version, text, author } };
  }
  return null;
}

/** Words that become a comment of their own, beside what stands in their way. */
export function apart({ change, conflict }: StoredItem): FeedbackChange | null {
  if (change.kind === 'restore' && conflict?.kind === 'colleague') {
    const seen = conflict.theirs.map(({ id }) => id);
    return { ...sameAbout(change), kind: 'new', text: change.base.text, seen, goOn: true };
  }
  if (change.kind !== 'edit') return null;
  const { text, base, question } = change;
  const words = question === undefined ? { text } : { text, question };
  return { ...sameAbout(change), kind: 'new', ...words, seen: [base.id], goOn: true };
}

type Base = Extract<FeedbackChange, { kind: 'edit' }>['base'];

/** What became of it by this person's own rewordings, one after the other; anybody else's is a conflict. */
function afterOwn(base: Base, own: readonly StoredItem[]): Base {
  let now = base;
  for (const { change, confirmed } of own) {
    if (confirmed === null || change.kind !== 'edit') continue;
    const { id, version, text } = change.base;
    if (id !== now.id || version !== now.version || text !== now.text) continue;
    now = { id, version: confirmed.version, text: change.text, author: now.author };
  }
  return now;
}

/** What the same person has just published is nothing they have not seen. */
export function knowingOwn(change: FeedbackChange, items: Iterable<StoredItem>): FeedbackChange {
  const own = [...items].filter((item) => item.confirmed !== null && item.change.student === change.student);
  if (change.kind === 'edit' || change.kind === 'withdraw') {
    return { ...change, base: afterOwn(change.base, own) };
  }
  if (change.kind === 'restore') return change;
  const there = own.flatMap(({ change: { kind, activity }, confirmed }) =>
    confirmed === null || kind === 'withdraw' || activity !== change.activity
      ? []
      : { id: confirmed.id, writtenAt: confirmed.writtenAt },
  );
  return { ...change, own: there };
}
