import { z } from 'zod';
import { method } from './define.ts';
import { feedbackId, standingFeedback, storable } from './feedback-delivery.ts';
import { activityKey, serverTime, submissionRef } from './grading.ts';

const address = z.string().min(1).max(320);
const line = (length: number) =>
  z
    .string()
    .trim()
    .max(length)
    .regex(/^[^\p{Cc}]*$/u);

/** What this course's database keeps beside the platform's own tables, and how comments are signed in it. */
export const facilities = z.object({
  /** Authors and every revision of a comment. */
  history: z.boolean(),
  /** Reviewed without comment, and flags. */
  marks: z.boolean(),
  notes: z.boolean(),
  presence: z.boolean(),
  /** Where the comment bank is; on the laptop nothing can be shared with colleagues. */
  bank: z.enum(['database', 'laptop']),
  /** Who signs; null: nobody has said yet. */
  author: z.string().nullable(),
  /** Nothing can be published before somebody has said who writes. */
  authorNeeded: z.boolean(),
  /** Activities without a confirmed name, for which nothing can be published yet. */
  unnamed: z.array(activityKey),
});

export const revision = z.object({
  id: z.string(),
  feedback: feedbackId,
  /** `restored`: published again after it was withdrawn. */
  action: z.enum(['published', 'edited', 'removed', 'restored']),
  activity: activityKey.nullable(),
  activityTitle: z.string(),
  /** Null where there was none before, or is none after. */
  previous: z.string().nullable(),
  text: z.string().nullable(),
  /** Null: the platform or somebody without Tiza. */
  author: z.string().nullable(),
  /** The server's name for whoever did it. */
  login: z.string(),
  at: serverTime,
});

export const revisionPage = z.object({ items: z.array(revision), next: z.string().nullable() });

export const markKind = z.enum(['reviewed', 'flag']);

export const mark = z.object({
  key: z.uuid(),
  kind: markKind,
  ref: submissionRef,
  reason: z.string().nullable(),
  author: z.string(),
  mine: z.boolean(),
  at: serverTime,
  /** Written down on this laptop, and set as soon as the course can be reached. */
  waiting: z.boolean().optional(),
});

export const newMark = z.object({
  /** A new one for each time the person sets it; sending it again changes nothing. */
  key: z.uuid(),
  kind: markKind,
  ref: submissionRef,
  reason: line(500).optional(),
});

export const note = z.object({
  id: z.uuid(),
  student: address,
  /** Null: about the student as a whole. */
  ref: submissionRef.nullable(),
  text: z.string(),
  createdAt: serverTime,
  updatedAt: serverTime,
});

export const savedNote = z.object({
  /** A new one makes a note, a known one changes it, one of a removed note brings it back. */
  id: z.uuid(),
  student: address,
  ref: submissionRef.nullable(),
  text: z
    .string()
    .max(20_000)
    .regex(storable)
    .refine((text) => text.trim() !== ''),
});

export const doing = z.enum(['reading', 'writing']);
export const present = z.object({ author: z.string(), doing });

/** What is before the person's eyes when they write: these ids belong into a change's `seen`. */
export const standing = z.object({ ref: submissionRef, comments: z.array(standingFeedback) });

export const feedback = {
  facilities: method(z.undefined(), facilities),
  /** Who writes, asked once for each course; kept in its profile. */
  sign: method(z.object({ author: line(120).min(1) }), facilities),
  /** Comments of these students in these activities as they are now, newest first; one entry for each ref found. */
  standing: method(z.object({ refs: z.array(submissionRef).max(500) }), z.array(standing)),
  /** Every revision of one comment, oldest first. */
  history: method(z.object({ id: feedbackId, student: address }), z.array(revision)),
  /** Every revision of everything one student was told, newest first. */
  studentHistory: method(z.object({ student: address, cursor: feedbackId.optional() }), revisionPage),
  /** The marks that stand on these submissions. */
  marks: method(z.object({ refs: z.array(submissionRef).max(500) }), z.array(mark)),
  /**
   * Answers the marks that stand afterwards; where there was one of that kind already, that one. They are on this
   * laptop's disk by then: what cannot reach the course now goes by itself, also after a restart.
   */
  mark: method(z.object({ marks: z.array(newMark).min(1).max(500) }), z.array(mark)),
  /** Takes marks back, whoever set them. Setting again takes a new key. */
  unmark: method(z.object({ keys: z.array(z.uuid()).min(1).max(500) }), z.null()),
  /** One's own notes about a student, newest first. Nobody else sees them. */
  notes: method(z.object({ student: address }), z.array(note)),
  saveNote: method(savedNote, note),
  removeNote: method(z.object({ id: z.uuid() }), z.null()),
  /**
   * Says that the person is on this submission and answers who else is. Call it when a submission opens and, only
   * while the person is active, every 20 s; what is not renewed is forgotten by the server after 45.
   */
  present: method(z.object({ ref: submissionRef, doing }), z.array(present)),
  /** Nobody is on anything here any more. */
  leave: method(z.undefined(), z.null()),
};

export type Facilities = z.output<typeof facilities>;
export type Revision = z.output<typeof revision>;
export type RevisionPage = z.output<typeof revisionPage>;
export type Mark = z.output<typeof mark>;
export type NewMark = z.output<typeof newMark>;
export type Note = z.output<typeof note>;
export type SavedNote = z.output<typeof savedNote>;
export type Present = z.output<typeof present>;
export type Standing = z.output<typeof standing>;
