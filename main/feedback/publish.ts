import type { FeedbackChange, FeedbackConfirmed, StandingFeedback } from '#contract/feedback-delivery';
import type { Lease } from '../database/database.ts';
import type { StandingComment } from '../platforms/writer.ts';
import type { FeedbackCourse } from './feedback-course.ts';
import { recordHistory, recordSends, type SendKind, sign } from './ledger-queries.ts';
import type { OwnTables } from './own-tables.ts';

export type Publication = Extract<FeedbackChange, { kind: 'new' | 'restore' }>;

/** A comment that is about to be there, under an id that was taken for it or one the server chooses. */
export interface Planned {
  change: Publication;
  id: string | null;
  /** Comments of the same words that were there before it was first sent; null: nobody looked. */
  twins: readonly string[] | null;
}

const kinds: Record<Publication['kind'], SendKind> = { new: 'publish', restore: 'restore' };

export const textOf = (change: Publication) => (change.kind === 'new' ? change.text : change.base.text);

export const confirmed = ({ id, version, writtenAt }: StandingComment): FeedbackConfirmed => ({
  outcome: 'confirmed',
  id,
  version,
  writtenAt,
});

export const standing = ({ id, version, text, author, writtenAt }: StandingComment): StandingFeedback => ({
  id,
  version,
  text,
  author,
  writtenAt,
});

/** Writes and signs them; by key. One whose id turned out to be taken is left out. */
export async function publish(
  lease: Lease,
  { writer, own }: FeedbackCourse,
  planned: readonly Planned[],
  recorded: boolean,
): Promise<Map<string, StandingComment>> {
  const wanted = planned.map(({ change, id }) => ({
    change,
    comment: {
      id,
      student: change.student,
      filedAs: writer.filedAs(change.activity) ?? change.activity,
      text: textOf(change),
    },
  }));
  const chosen = wanted.filter(({ comment }) => comment.id !== null);
  const rows =
    chosen.length === 0
      ? []
      : await writer.insert(
          lease,
          chosen.map(({ comment }) => comment),
        );
  const written: Written[] = [];
  for (const { change, comment } of wanted) {
    const found =
      comment.id === null
        ? await writer.insert(lease, [comment])
        : rows.filter(({ id }) => id === comment.id);
    written.push(...found.map((row) => ({ change, comment: row })));
  }
  if (written.length > 0) await record(lease, own, written, recorded);
  return new Map(written.map(({ change, comment }) => [change.key, comment]));
}

interface Written {
  change: Publication;
  comment: StandingComment;
}

async function record(lease: Lease, own: OwnTables, written: readonly Written[], recorded: boolean) {
  if (!own.ledger) return;
  for (const kind of ['new', 'restore'] as const) {
    const keys = written.filter(({ change }) => change.kind === kind).map(({ change }) => change.key);
    if (keys.length > 0) await recordSends(lease, kinds[kind], keys);
  }
  // In this order: a revision is accepted from whoever signed.
  await sign(lease, written.map(signatureOf));
  if (!own.history || recorded) return;
  const revisions = written.map(({ change, comment }) => ({
    ...signatureOf({ change, comment }),
    action: 'published' as const,
    author: change.author,
    student: change.student,
    filedAs: comment.filedAs,
    previous: null,
    text: comment.text,
  }));
  await recordHistory(lease, revisions);
}

/** What a moderator brings back stays signed by whoever wrote it. */
function signatureOf({ change, comment }: Written) {
  const author = (change.kind === 'restore' ? change.base.author : null) ?? change.author;
  return { key: change.key, id: comment.id, written: comment.written, author };
}
