import { z } from 'zod';
import { errorCodes } from '#contract/app-error';
import { newMark } from '#contract/feedback';
import {
  feedbackChange,
  feedbackConfirmed,
  feedbackConflict,
  feedbackId,
  feedbackRejected,
} from '#contract/feedback-delivery';
import { commentPlace, draftKey, keptDraft, laptopTime } from '#contract/journal-drafts';

/** A change on its way, with all that is needed to finish it days later. */
export const storedItem = z.object({
  change: feedbackChange,
  studentName: commentPlace.shape.studentName,
  run: z.uuid().nullable(),
  undoes: z.uuid().nullable(),
  /** The text box it came from, so that its words can go back there. */
  draft: draftKey.nullable(),
  queuedAt: laptopTime,
  /** Until when it is held; `told`: until the teacher says so. */
  heldUntil: z.union([laptopTime, z.literal('told')]).nullable(),
  state: z.enum(['queued', 'sent', 'unknown', 'confirmed', 'conflict', 'rejected', 'cancelled']),
  /** Taken for it in the course, and stored here before anything is sent. */
  takenId: z.string().nullable(),
  /** Comments of the same words that were there before it was sent, where nothing else tells them from it. */
  twins: z.array(feedbackId).nullable().default(null),
  /** The id it had, or would have had, was another comment's. */
  needsAnotherId: z.boolean(),
  confirmed: feedbackConfirmed.omit({ outcome: true }).nullable(),
  confirmedAt: laptopTime.nullable(),
  conflict: feedbackConflict.nullable(),
  rejected: feedbackRejected.nullable(),
  problem: z.object({ code: z.enum(errorCodes), reason: z.string().nullable() }).nullable(),
  undoAsked: z.boolean(),
  /** What undid it. */
  undoneBy: z.uuid().nullable(),
});

export const storedRun = z.object({
  id: z.uuid(),
  startedAt: laptopTime,
  paused: z.boolean(),
  cancelled: z.boolean(),
});

/** A mark to be set or taken back. */
export const storedMark = z.discriminatedUnion('wish', [
  z.object({ wish: z.literal('set'), id: z.uuid(), mark: newMark }),
  z.object({ wish: z.literal('withdraw'), id: z.uuid(), key: z.uuid() }),
]);

/** One line of the journal: everything in it is so from then on, or nothing of it. */
export const entry = z.strictObject({
  drafts: z.array(keptDraft).optional(),
  items: z.array(storedItem).optional(),
  runs: z.array(storedRun).optional(),
  marks: z.array(storedMark).optional(),
  /** Marks whose wish has come true, or is no more. */
  marked: z.array(z.uuid()).optional(),
  /** Drafts that are no more. */
  gone: z.array(draftKey).optional(),
  /** Written without knowing what the lines before say, because nobody could open them. */
  blind: z.literal(true).optional(),
});

/** The first line of the file, never locked: which course and database the rest is about. */
export const heading = z.object({
  journal: z.literal(1),
  place: z.string(),
  identity: z.string(),
  course: z.object({ id: z.string(), name: z.string(), host: z.string(), database: z.string() }),
});

export type StoredItem = z.output<typeof storedItem>;
export type StoredMark = z.output<typeof storedMark>;
export type StoredRun = z.output<typeof storedRun>;
export type StoredDraft = z.output<typeof keptDraft>;
export type Entry = z.output<typeof entry>;
export type Heading = z.output<typeof heading>;
