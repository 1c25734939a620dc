import type { FeedbackChange, RejectionCode } from '#contract/feedback-delivery';
import type { WaitReason } from '#contract/journal-outbox';
import type { Absent, Delivered } from '../../feedback/delivery.ts';
import type { Entry, StoredDraft, StoredItem } from '../disk/entries.ts';
import { cancelled } from './book.ts';
import { draftOf, undoing } from './changes.ts';
import type { ItemProblem } from './problem.ts';

/** How a try ended, beside what the course said: nothing happened, or nobody knows. */
export type Ended = Delivered | Absent | { outcome: 'retry' | 'unknown'; problem: ItemProblem };

/** Rejections that another hour may lift, and why an item waits until then instead of being handed back. */
const passing: Partial<Record<RejectionCode, WaitReason>> = {
  'read-only': 'server-reads-only',
  'names-unconfirmed': 'names-unconfirmed',
  'author-missing': 'author-missing',
  'not-allowed': 'not-allowed',
};

/**
 * Null: it is for the teacher to decide. A comment that this login may not change or remove stays as it is, and that
 * is said: what waited for it would keep everything else from that student.
 */
export function waitsAfter(code: RejectionCode, kind: FeedbackChange['kind']): WaitReason | null {
  const changes = kind === 'edit' || kind === 'withdraw';
  return code === 'not-allowed' && changes ? null : (passing[code] ?? null);
}

/** What the journal is to say of an item after a try. */
export function concluded(item: StoredItem, ended: Ended, drafts: ReadonlyMap<string, StoredDraft>): Entry {
  const back = (next: StoredItem): Entry => {
    if (!item.undoAsked) return { items: [next] };
    const draft = draftOf(item, drafts);
    return { items: [{ ...cancelled(item), undoAsked: false }], drafts: draft === null ? [] : [draft] };
  };
  switch (ended.outcome) {
    case 'confirmed': {
      const { outcome: _outcome, ...confirmed } = ended;
      const done: StoredItem = {
        ...item,
        state: 'confirmed',
        confirmed,
        confirmedAt: new Date().toISOString(),
        problem: null,
        undoAsked: false,
      };
      const inverse = item.undoAsked ? undoing(done) : null;
      if (inverse === null) return { items: [done] };
      return { items: [{ ...done, undoneBy: inverse.change.key }, inverse] };
    }
    case 'conflict':
      return back({ ...item, state: 'conflict', conflict: ended });
    case 'rejected':
      if (waitsAfter(ended.code, item.change.kind) !== null)
        return back({ ...item, state: 'queued', rejected: null });
      return back({ ...item, state: 'rejected', rejected: ended });
    case 'take-another-id':
      return back({ ...item, state: 'queued', takenId: null, needsAnotherId: true });
    case 'absent':
      return back({ ...item, state: 'queued' });
    case 'retry':
      return back({ ...item, state: 'queued', problem: ended.problem });
    case 'unknown':
      return { items: [{ ...item, state: 'unknown', problem: ended.problem }] };
  }
}

/** Several conclusions as one line of the journal. */
export function joined(entries: readonly Entry[]): Entry {
  return {
    items: entries.flatMap(({ items = [] }) => items),
    drafts: entries.flatMap(({ drafts = [] }) => drafts),
  };
}
