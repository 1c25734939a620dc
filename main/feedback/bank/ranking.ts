import type { BankEntry, BankQuery } from '#contract/bank';
import type { StoredComment } from './bank-store.ts';

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function entryOf(
  comment: StoredComment,
  { activity, question }: Pick<BankQuery, 'activity' | 'question'>,
): BankEntry {
  const { id, text, mine, author, shared, uses } = comment;
  const times = (counts: (use: StoredComment['uses'][number]) => boolean) =>
    uses.filter(counts).reduce((sum, use) => sum + use.times, 0);
  const here = (use: { activity: string }) => use.activity === activity;
  return {
    id,
    text,
    mine,
    author,
    shared,
    // What a colleague pinned is their habit.
    pinned: mine && comment.pinned,
    uses: {
      question: question === undefined ? 0 : times((use) => here(use) && use.question === question),
      activity: times(here),
      total: times(() => true),
    },
  };
}

/** Pinned first, then what was used most for this question, in this activity, at all; the newest of equals. */
export function rank(comments: readonly StoredComment[], query: BankQuery): BankEntry[] {
  const own = new Set(comments.filter(({ mine }) => mine).map(({ text }) => text));
  const words = folded(query.search ?? '')
    .split(/\s+/)
    .filter((word) => word !== '');
  return comments
    .filter(({ forgotten, mine, text }) => !forgotten && (mine || !own.has(text)))
    .filter(({ text }) => words.length === 0 || words.every((word) => folded(text).includes(word)))
    .map((comment) => entryOf(comment, query))
    .toSorted(
      (one, other) =>
        Number(other.pinned) - Number(one.pinned) ||
        other.uses.question - one.uses.question ||
        other.uses.activity - one.uses.activity ||
        other.uses.total - one.uses.total,
    )
    .slice(0, query.limit);
}
