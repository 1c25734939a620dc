import { z } from 'zod';
import { feedbackBase, feedbackId, standingFeedback } from './feedback-delivery.ts';
import { activityKey, serverTime, submissionRef } from './grading.ts';

/** Characters a text box may hold; whether a comment may be as long is told before it is sent. */
export const longestDraft = 2_000_000;

/** The course it belongs to, as `course.status` names it: what is typed may arrive after another was opened. */
export const courseId = z.string().min(1).max(200);

/** Chosen by the window, the same as long as it is the same text box: `foro3/42`, `edit/17`. */
export const draftKey = z.string().min(1).max(200);

/** By this laptop's clock: to be shown, never to decide anything. */
export const laptopTime = z.iso.datetime();

/** Whose work a comment is about. */
export const commentPlace = z.object({
  /** The attempt that was on screen. */
  ref: submissionRef,
  submittedAt: serverTime.nullable(),
  activity: activityKey,
  /** The student's address. */
  student: z.string().max(320),
  studentName: z.string().max(600),
});

export const draftAbout = commentPlace.extend({
  /** The published comment this is a new wording of, as it was when the rewording began. */
  editing: feedbackBase.nullable(),
  /** Comments this student had in this activity when the writing began. */
  seen: z.array(feedbackId).max(5000),
});

export const keptDraft = z.object({
  key: draftKey,
  text: z.string().max(longestDraft),
  about: draftAbout,
  changedAt: laptopTime,
  /** Thrown away, and still here for a while. */
  discardedAt: laptopTime.nullable(),
  /** One for each time somebody begins to type in the box, and each time words come back into it. */
  page: z.uuid().optional(),
  /** The page that whoever began to type had before them. */
  from: z.uuid().optional(),
  /** Came back by other ways than typing (a comment taken back, a conflict), and nobody typed on yet. */
  returned: z.boolean().optional(),
});

/** What the course holds by now, to be shown beside a draft found on start. */
export const draftMeanwhile = z.object({
  /** The comment that is being reworded as it is now; null: it is gone, or nothing is being reworded. */
  theirs: standingFeedback.nullable(),
  /** Comments of this student in this activity that the writer had not seen, newest first. */
  newer: z.array(standingFeedback),
});

/** How well the words on this laptop are kept. */
export const journalStatus = z.object({
  /** `plain`: no keychain serves here; the files can be read by this account of the computer, and are not encrypted. */
  protection: z.enum(['keychain', 'plain']),
  reason: z.enum(['no-service', 'no-library', 'locked', 'no-answer', 'refused']).optional(),
  /** Why nothing can be written to this laptop's disk now; what is typed meanwhile is kept in memory. */
  trouble: z.enum(['disk-full', 'unwritable']).nullable(),
  /** Entries nobody can read until the keychain they were locked with answers. They are kept. */
  locked: z.int(),
  /** Entries that a damaged disk made unreadable; the damaged file was kept aside. */
  damaged: z.int(),
});

/** A database on whose behalf this laptop keeps something. */
export const waitingPlace = z.object({
  /** Stands for the course and the database: another database under the same course is another place. */
  place: z.string(),
  course: z.object({ id: courseId, name: z.string(), host: z.string(), database: z.string() }),
  /** `replaced`: the course is open and leads to another database now. Nothing of this place goes there by itself. */
  state: z.enum(['open', 'closed', 'replaced']),
  drafts: z.int(),
  waiting: z.int(),
  attention: z.int(),
  marks: z.int(),
});

export type CommentPlace = z.output<typeof commentPlace>;
export type DraftAbout = z.output<typeof draftAbout>;
export type KeptDraft = z.output<typeof keptDraft>;
export type DraftMeanwhile = z.output<typeof draftMeanwhile>;
export type JournalStatus = z.output<typeof journalStatus>;
export type WaitingPlace = z.output<typeof waitingPlace>;
