import type { FeedbackChange } from '#contract/feedback-delivery';
import type { Lease } from '../database/database.ts';
import type { StandingComment } from '../platforms/writer.ts';
import { rejected } from './check.ts';
import type { Delivered } from './delivery.ts';
import type { FeedbackCourse } from './feedback-course.ts';
import { removedBy } from './history-queries.ts';
import { type LedgerState, recordHistory, recordSends } from './ledger-queries.ts';
import { confirmed, standing } from './publish.ts';

export type Revising = Extract<FeedbackChange, { kind: 'edit' | 'withdraw' }>;

const withdrawn = (id: string): Delivered => ({ outcome: 'confirmed', id, version: null, writtenAt: null });

/** How it stands with a published comment before it is changed. A comment: as expected, and still to be changed. */
async function before(
  lease: Lease,
  { writer, own }: FeedbackCourse,
  change: Revising,
  ledger: LedgerState,
): Promise<{ ended: Delivered } | { comment: StandingComment }> {
  const { base, student } = change;
  const [row] = await writer.comments(lease, { ids: [base.id] });
  // After a restore or a TRUNCATE the id may be somebody else's.
  const comment = row?.student === student ? row : undefined;
  if (ledger.sent.has(change.key)) {
    return { ended: comment === undefined ? withdrawn(base.id) : confirmed(comment) };
  }
  if (comment === undefined) {
    if (change.kind === 'withdraw') return { ended: withdrawn(base.id) };
    const author = own.history ? await removedBy(lease, base.id, student) : null;
    return { ended: { outcome: 'conflict', kind: 'gone', base, author } };
  }
  if (change.kind === 'edit' && comment.text === change.text) return { ended: confirmed(comment) };
  return isAsBefore(comment, base)
    ? { comment }
    : { ended: { outcome: 'conflict', kind: 'changed', base, theirs: standing(comment) } };
}

function isAsBefore(now: StandingComment, { version, text }: Revising['base']): boolean {
  const sameVersion = version === null || now.version === null || version === now.version;
  return sameVersion && now.text === text;
}

/** Null: nothing of it has happened yet. */
export async function howRevisionStands(
  lease: Lease,
  course: FeedbackCourse,
  change: Revising,
  ledger: LedgerState,
): Promise<Delivered | null> {
  const found = await before(lease, course, change, ledger);
  return 'ended' in found ? found.ended : null;
}

/** Changes a published comment that is as the person saw it, and nothing else. */
export async function revise(
  lease: Lease,
  course: FeedbackCourse,
  change: Revising,
  ledger: LedgerState,
): Promise<Delivered> {
  const { writer, own } = course;
  const found = await before(lease, course, change, ledger);
  if ('ended' in found) return found.ended;
  const { comment } = found;
  const expected = { id: comment.id, version: comment.version, student: change.student, text: comment.text };
  const text = change.kind === 'edit' ? change.text : null;
  const now =
    text === null
      ? (await writer.remove(lease, expected)) && withdrawn(comment.id)
      : await writer.update(lease, expected, text);
  if (!now) return whyNot(lease, course, change, comment);
  if (own.ledger) await recordSends(lease, text === null ? 'remove' : 'edit', [change.key]);
  if (own.history && !ledger.recorded) {
    const { key, student, author } = change;
    const { id, written, filedAs } = comment;
    const action = text === null ? 'removed' : 'edited';
    await recordHistory(lease, [
      { key, id, written, action, student, filedAs, previous: comment.text, text, author },
    ]);
  }
  return 'outcome' in now ? now : confirmed(now);
}

/** The platform changed it in this very moment, or the server keeps it from this login. */
async function whyNot(
  lease: Lease,
  { writer }: FeedbackCourse,
  change: Revising,
  before: StandingComment,
): Promise<Delivered> {
  const { base } = change;
  const [now] = await writer.comments(lease, { ids: [base.id] });
  if (now?.student !== change.student) {
    return change.kind === 'withdraw'
      ? withdrawn(base.id)
      : { outcome: 'conflict', kind: 'gone', base, author: null };
  }
  return now.version === before.version && now.text === before.text
    ? rejected('not-yours')
    : { outcome: 'conflict', kind: 'changed', base, theirs: standing(now) };
}
