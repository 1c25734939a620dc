import { z } from 'zod';
import { method } from './define.ts';
import { submissionRef } from './grading.ts';
import {
  courseId,
  draftAbout,
  draftKey,
  draftMeanwhile,
  journalStatus,
  keptDraft,
  longestDraft,
  waitingPlace,
} from './journal-drafts.ts';
import {
  conflictChoice,
  outboxCounts,
  outboxItem,
  outboxPage,
  publishRequest,
  run,
  runRequest,
  undoOutcome,
  waitingMark,
} from './journal-outbox.ts';

const byId = z.object({ id: z.uuid() });
const oneDraft = z.object({ course: courseId, key: draftKey });

/** Every word typed, on this laptop before anything else, and what of it is on its way to the course. */
export const journal = {
  status: method(z.undefined(), journalStatus),
  /** Asks the keychain again. */
  unlock: method(z.undefined(), journalStatus),

  /** Of the open course, latest first; the discarded ones too when asked for. */
  drafts: method(z.object({ discarded: z.boolean().default(false) }).prefault({}), z.array(keptDraft)),
  /**
   * The whole text after every keystroke, gathered for 100 ms at most; answers once it is on the disk. When the disk
   * is full it fails with `disk-full`, and the text is kept in memory and written as soon as there is room.
   * An empty text is a draft no more. `page` is the window's own, a new one whenever typing begins in a box; `from` is
   * the page of the draft it began with. Where the box holds neither, somebody typed without knowing, and both are kept.
   */
  keep: method(
    oneDraft.extend({
      text: z.string().max(longestDraft),
      about: draftAbout,
      page: z.uuid().optional(),
      from: z.uuid().optional(),
    }),
    z.null(),
  ),
  discard: method(oneDraft, z.null()),
  /** Undoes `discard`. */
  recover: method(oneDraft, keptDraft),
  /** What the open course holds by now beside a draft. */
  meanwhile: method(z.object({ key: draftKey }), draftMeanwhile),

  /**
   * Answers once it is written down here; sending it is nobody's wait. What can never be published as it is fails at
   * once: `invalid-input` or `forbidden`, `details.reason` being the rejection's code.
   */
  publish: method(publishRequest, outboxItem),
  publishMany: method(runRequest, run),
  runs: method(z.undefined(), z.array(run)),
  pauseRun: method(byId, run),
  resumeRun: method(byId, run),
  /** What was not sent comes back as drafts; what was, stays published. */
  cancelRun: method(byId, run),
  /** Takes back what was not sent and withdraws what was. */
  undoRun: method(byId, run),

  outbox: method(z.undefined(), outboxPage),
  /** In the order they were wanted. */
  waitingMarks: method(z.undefined(), z.array(waitingMark)),
  /** Sends at once what is held; all of it when no ids are given. */
  release: method(z.object({ ids: z.array(z.uuid()).max(5000).optional() }).prefault({}), z.null()),
  undo: method(byId, undoOutcome),
  /** What was rejected, or waits for its next try. */
  retry: method(byId, outboxItem),
  /** Of what was rejected or is in conflict: its words become a draft again, whose key is the answer. */
  giveUp: method(byId, draftKey.nullable()),
  resolve: method(byId.extend({ choice: conflictChoice }), outboxItem),

  /** Every course and database this laptop keeps something for, open or not. */
  places: method(z.undefined(), z.array(waitingPlace)),
  /** Takes what was written for a database that was replaced into the open one: as drafts, never sent by itself. */
  adopt: method(z.object({ place: z.string().max(100) }), z.array(keptDraft)),
};

export const journalEvents = {
  /** What changed, and how many wait now. */
  'outbox-changed': z.object({ items: z.array(outboxItem), counts: outboxCounts }),
  /** Drafts that came, went or changed other than by `keep`. */
  'drafts-changed': z.object({ keys: z.array(draftKey) }),
  /** The disk takes nothing any more, or takes it again; the keychain serves, or no more. */
  'journal-status': journalStatus,
  'run-progress': run,
  /** Others wait than before, or for another reason. */
  'marks-waiting': z.object({ marks: z.array(waitingMark) }),
  /** Marks that had to wait are set by now. */
  'marks-arrived': z.object({ refs: z.array(submissionRef) }),
};
