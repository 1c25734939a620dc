import type { FeedbackChange } from '#contract/feedback-delivery';
import type { StandingComment } from '../platforms/writer.ts';
import type { Delivered } from './delivery.ts';
import type { LedgerState, SentComment } from './ledger-queries.ts';
import { confirmed, type Planned, type Publication, standing, textOf } from './publish.ts';

export interface Found {
  ledger: LedgerState;
  /** Everything these students were told, and whatever has one of the ids. */
  comments: readonly StandingComment[];
}

const isOf = (comment: StandingComment, { student, activity }: FeedbackChange) =>
  comment.student === student && comment.activity === activity;

export const saysTheSame = (comment: StandingComment, change: Publication) =>
  isOf(comment, change) && comment.text === textOf(change);

/** How it stands with a comment before it is written: it is there already, or something is in its way. Null: neither. */
export function standsInWay(planned: Planned, found: Found): Delivered | null {
  const { change, id } = planned;
  const { ledger, comments } = found;
  const sent = ledger.sent.get(change.key);
  if (sent !== undefined) return wasSent(sent, planned, comments);
  const owner = id === null ? undefined : comments.find((comment) => comment.id === id);
  if (owner !== undefined) return isTaken(owner, planned, found);
  const again = id === null && !ledger.kept ? foundByWords(planned, comments) : undefined;
  if (again !== undefined) return confirmed(again);
  if (change.kind === 'restore') return null;
  const theirs = unseen(change, comments).filter(({ author }) => author === null || author !== change.author);
  return change.goOn === true || theirs.length === 0 ? null : colleague(theirs);
}

const colleague = (theirs: readonly StandingComment[]): Delivered => ({
  outcome: 'conflict',
  kind: 'colleague',
  theirs: theirs.map(standing),
});

function wasSeen({ id, writtenAt }: StandingComment, change: Publication): boolean {
  if (change.kind !== 'new') return false;
  const isOwn = (one: { id: string; writtenAt: string | null }) =>
    one.id === id && (one.writtenAt === null || writtenAt === null || one.writtenAt === writtenAt);
  return change.seen.includes(id) || change.own?.some(isOwn) === true;
}

const unseen = (change: Publication, comments: readonly StandingComment[]) =>
  comments.filter((comment) => isOf(comment, change) && !wasSeen(comment, change));

/** There is a comment under its id already. */
function isTaken(owner: StandingComment, { change }: Planned, { ledger, comments }: Found): Delivered {
  if (saysTheSame(owner, change)) return confirmed(owner);
  // The same student's, in other words: ours and reworded since, or after a restore another one. Without a ledger
  // nobody can tell, and the person decides with both before them.
  const mayBeOurs = !ledger.kept && unseen(change, [owner]).length > 0;
  return mayBeOurs
    ? colleague(change.kind === 'new' ? unseen(change, comments) : [owner])
    : { outcome: 'take-another-id' };
}

/** Under the lock, words that nobody had seen there before are the ones that were sent. */
function foundByWords({ change, twins }: Planned, comments: readonly StandingComment[]) {
  const wasBefore = (comment: StandingComment) =>
    twins === null ? wasSeen(comment, change) : twins.includes(comment.id);
  return comments.find((comment) => saysTheSame(comment, change) && !wasBefore(comment));
}

/** It was published once; what became of it since is another matter. */
function wasSent(
  sent: SentComment | null,
  { change, id }: Planned,
  comments: readonly StandingComment[],
): Delivered {
  const at = sent?.id ?? id;
  if (at === null) return { outcome: 'take-another-id' };
  const now = comments.find(
    (comment) =>
      comment.id === at && (sent === null ? isOf(comment, change) : comment.written === sent.written),
  );
  return now === undefined
    ? { outcome: 'confirmed', id: at, version: null, writtenAt: null }
    : confirmed(now);
}
