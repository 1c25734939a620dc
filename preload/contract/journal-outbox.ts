import { z } from 'zod';
import { errorCodes } from './app-error.ts';
import { markKind } from './feedback.ts';
import {
  feedbackBase,
  feedbackChange,
  feedbackConfirmed,
  feedbackConflict,
  feedbackRejected,
} from './feedback-delivery.ts';
import { submissionRef } from './grading.ts';
import { commentPlace, courseId, draftKey, laptopTime } from './journal-drafts.ts';

const [newComment, edit, withdraw, restore] = feedbackChange.options;
const signed = { author: true } as const;

/** A change as the window asks for it; main knows who signs. Its key is the window's `crypto.randomUUID()`. */
export const wantedChange = z.discriminatedUnion('kind', [
  newComment.omit(signed),
  edit.omit(signed),
  withdraw.omit(signed),
  restore.omit(signed),
]);

/** The same key twice is the same change once. */
const publishing = z.object({
  change: wantedChange,
  studentName: commentPlace.shape.studentName,
  /** Closed in the same moment; it comes back if the change is taken back before it was sent. */
  draft: draftKey.nullable(),
});

export const publishRequest = publishing.extend({ course: courseId });

/**
 * held: waits for its delay, or for the teacher's word. queued: waits for its turn. sent: written down here under the
 * id it will have, and on its way. unknown: it was on its way and nobody said how it ended; the course is asked.
 * confirmed: the server committed, and this laptop has written that down. conflict: the teacher decides.
 * rejected: it cannot be published as it is. cancelled: taken back before it was sent, or given up.
 */
export const itemState = z.enum([
  'held',
  'queued',
  'sent',
  'unknown',
  'confirmed',
  'conflict',
  'rejected',
  'cancelled',
]);

/** Why an item is not on its way. */
export const waitReason = z.enum([
  /** Undo is free until `releaseAt`. */
  'delay',
  /** Until the teacher says so. */
  'until-told',
  'paused',
  'not-connected',
  /** Tried, and will be tried again at `nextTryAt`. */
  'retrying',
  /** Another change for the same student goes first. */
  'behind',
  /** Its turn has come or is about to. */
  'turn',
  'only-looking',
  'server-reads-only',
  'schema-outdated',
  /** Nobody has confirmed yet under which name this activity's comments are filed. */
  'names-unconfirmed',
  /** Nobody has said yet who writes. */
  'author-missing',
  /** The login lacks a right; it is tried again. */
  'not-allowed',
  /** The way to the course leads to another database than the one this was written for. */
  'other-database',
  /** This laptop's disk takes nothing: what cannot be written down is not sent. */
  'disk-trouble',
]);

export const outboxItem = commentPlace.extend({
  /** The change's key. */
  id: z.uuid(),
  kind: z.enum(['new', 'edit', 'withdraw', 'restore']),
  run: z.uuid().nullable(),
  /** The item that this one undoes. */
  undoes: z.uuid().nullable(),
  /** The words students read once it is confirmed; of a withdrawal, those that go. */
  text: z.string(),
  /** What anything but a new comment starts from. */
  base: feedbackBase.nullable(),
  state: itemState,
  waitsFor: waitReason.nullable(),
  queuedAt: laptopTime,
  releaseAt: laptopTime.nullable(),
  tries: z.int(),
  nextTryAt: laptopTime.nullable(),
  /** The error of the last try. */
  problem: z.object({ code: z.enum(errorCodes), reason: z.string().nullable() }).nullable(),
  confirmed: feedbackConfirmed.omit({ outcome: true }).nullable(),
  confirmedAt: laptopTime.nullable(),
  conflict: feedbackConflict.nullable(),
  rejected: feedbackRejected.nullable(),
  /** What undoing it now would come to; null: there is nothing (left) to undo. */
  undo: z.enum(['take-back', 'withdraw', 'reword', 'restore']).nullable(),
  /** Somebody asked to undo it while it was on its way. */
  undoAsked: z.boolean(),
});

/**
 * mine: as I wrote it, knowing theirs. theirs: mine is dropped, and can be found among the discarded drafts.
 * both: mine as a comment of its own. draft: back to the desk, to be rewritten knowing theirs.
 */
export const conflictChoice = z.enum(['mine', 'theirs', 'both', 'draft']);

export const outboxCounts = z.object({
  /** All that is not over and needs no decision. */
  waiting: z.int(),
  /** Of those, the ones that wait for their delay or the teacher's word. */
  held: z.int(),
  /** Conflicts and rejections: the teacher decides. */
  attention: z.int(),
});

export const outboxPage = z.object({
  /** In the order they were wanted; of those that are over only the latest. */
  items: z.array(outboxItem),
  counts: outboxCounts,
});

/** A mark that is written down here and has not reached the course. */
export const waitingMark = z.object({
  id: z.uuid(),
  wish: z.enum(['set', 'withdraw']),
  /** Null: it stands in the course, and only its key is known here. */
  mark: z.object({ kind: markKind, ref: submissionRef }).nullable(),
  /** refused: the course said no, and is asked again. */
  waitsFor: z.enum([...waitReason.options, 'refused']),
});

export const runRequest = z.object({
  id: z.uuid(),
  course: courseId,
  items: z.array(publishing).min(1).max(5000),
});

export const run = z.object({
  id: z.uuid(),
  state: z.enum(['running', 'paused', 'cancelled', 'done']),
  startedAt: laptopTime,
  total: z.int(),
  confirmed: z.int(),
  /** Conflicts and rejections. */
  attention: z.int(),
  cancelled: z.int(),
  waiting: z.int(),
});

export const undoOutcome = z.object({
  /** taken-back: it was never sent. queued: what undoes it is on its way. asked: it is on its way; once it is known
   *  how that ended, it is taken back or withdrawn. */
  how: z.enum(['taken-back', 'queued', 'asked']),
  item: outboxItem,
  /** The draft that came back. */
  draft: draftKey.nullable(),
});

export type WantedChange = z.output<typeof wantedChange>;
export type PublishRequest = z.output<typeof publishRequest>;
export type ItemState = z.output<typeof itemState>;
export type WaitReason = z.output<typeof waitReason>;
export type OutboxItem = z.output<typeof outboxItem>;
export type ConflictChoice = z.output<typeof conflictChoice>;
export type OutboxCounts = z.output<typeof outboxCounts>;
export type OutboxPage = z.output<typeof outboxPage>;
export type WaitingMark = z.output<typeof waitingMark>;
export type RunRequest = z.output<typeof runRequest>;
export type Run = z.output<typeof run>;
export type UndoOutcome = z.output<typeof undoOutcome>;
