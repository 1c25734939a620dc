import { z } from 'zod';
import { method } from './define.ts';

export const activityKey = z.string().regex(/^[a-z0-9_-]{1,64}$/);
export const submissionRef = z.object({ activity: activityKey, id: z.string().regex(/^\d{1,19}$/) });
export const submissionState = z.enum([
  'awaiting',
  'new-since-review',
  'reviewed',
  'reviewed-without-comment',
]);

/** Wall-clock time as the platform's server wrote it, without zone: `2026-11-20 19:42:07.123`. */
export const serverTime = z.string();

export const counts = z.object({
  total: z.int(),
  awaiting: z.int(),
  newSinceReview: z.int(),
  reviewed: z.int(),
  reviewedWithoutComment: z.int(),
});

export const partDefinition = z.object({
  key: z.string(),
  label: z.string(),
  kind: z.enum(['text', 'table', 'images']),
  /** The question's own number, where it has one. */
  number: z.int().optional(),
  /** A table's. */
  columns: z.array(z.string()).optional(),
});

export const activity = z.object({
  key: activityKey,
  title: z.string(),
  subtitle: z.string().optional(),
  kind: z.enum(['forum', 'exam', 'quiz', 'thread']),
  parts: z.array(partDefinition),
  counts,
});

export const student = z.object({ id: z.string(), name: z.string(), email: z.string() });

export const submissionSummary = z.object({
  ref: submissionRef,
  student,
  submittedAt: serverTime.nullable(),
  attempt: z.int(),
  attempts: z.int(),
  preview: z.string(),
  /** Characters of all text answers together. */
  length: z.int(),
  images: z.int(),
  state: submissionState,
});

/** What else a list may be narrowed to; everything given must hold. */
export const queueFilters = z.object({
  attempts: z.enum(['first', 'repeated', 'latest']).optional(),
  flagged: z.boolean().optional(),
  images: z.boolean().optional(),
  /** Handed in after this moment of the server's clock. */
  lateAfter: z.iso.datetime({ local: true }).max(40).optional(),
  minLength: z.int().min(0).optional(),
  maxLength: z.int().min(0).optional(),
  /** Nothing written, nothing drawn. */
  blank: z.boolean().optional(),
});

export const queueQuery = queueFilters.extend({
  activity: activityKey.optional(),
  states: z.array(submissionState).max(submissionState.options.length).optional(),
  search: z.string().max(200).optional(),
  /** `false`: the search is for what was answered, not for who did. */
  inNames: z.boolean().optional(),
  order: z.enum(['newest', 'oldest', 'fair']).default('newest'),
  cursor: z.string().max(500).optional(),
  limit: z.int().min(1).max(200).default(50),
});

/** By which a question that takes its time is spoken of while it is under way. */
const ticket = z.uuid();

export const queueRequest = queueQuery.extend({ ticket: ticket.optional() });

export const queueProgress = z.object({
  ticket,
  /** Of the rows that have to be read. */
  share: z.number().min(0).max(1),
});

export const queuePage = z.object({
  items: z.array(submissionSummary),
  next: z.string().nullable(),
  /** All rows the same filters match, counted by the query that lists them. */
  total: z.int(),
  /** The search finds more than `total`; nobody counted further. */
  totalIsFloor: z.boolean().optional(),
});

/** The question's own number, where it has one. */
const partNumber = z.int().optional();

export const textPart = z.object({
  kind: z.literal('text'),
  key: z.string(),
  label: z.string(),
  number: partNumber,
  text: z.string(),
  /** Characters of the whole answer; `text` may hold only its beginning. */
  length: z.int(),
});

export const tablePart = z.object({
  kind: z.literal('table'),
  key: z.string(),
  label: z.string(),
  number: partNumber,
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
});

export const imageInfo = z.object({
  key: z.string(),
  label: z.string(),
  bytes: z.int(),
  /** Goes into the image's address; changes with the bytes. */
  version: z.string(),
});

export const imagesPart = z.object({
  kind: z.literal('images'),
  key: z.string(),
  label: z.string(),
  number: partNumber,
  images: z.array(imageInfo),
});

export const part = z.discriminatedUnion('kind', [textPart, tablePart, imagesPart]);

export const feedbackEntry = z.object({
  id: z.string(),
  activity: activityKey.nullable(),
  activityTitle: z.string(),
  comment: z.string(),
  writtenAt: serverTime.nullable(),
  author: z.string().nullable(),
});

export const submission = submissionSummary.omit({ preview: true, images: true }).extend({
  parts: z.array(part),
  /** Every comment this student has, newest first. */
  feedback: z.array(feedbackEntry),
});

/** Characters of a long answer that one question may ask for. */
export const longestStretch = 200_000;

export const textQuery = z.object({
  ref: submissionRef,
  part: z.string().max(64),
  /** In characters from zero. */
  from: z.int().min(0).max(1_000_000_000),
  length: z.int().min(1).max(longestStretch),
});

export const imageRef = submissionRef.extend({ image: z.string().max(64) });

export const grading = {
  activities: method(z.undefined(), z.array(activity)),
  /** With a ticket it tells how far it has come as event `queue-progress`, and can be cancelled. */
  queue: method(queueRequest, queuePage),
  /** Also on the server; of no account once the answer is on its way. */
  cancelQueue: method(z.object({ ticket }), z.null()),
  open: method(submissionRef, submission),
  /** What the same student handed in the time before. `null`: this was the first time. */
  previousAttempt: method(submissionRef, submission.nullable()),
  /** A further stretch of a text answer that came only as its beginning. */
  text: method(textQuery, z.string()),
  /** Asks where to and writes the image there as it was handed in. `false`: the person changed their mind. */
  saveImage: method(imageRef, z.boolean()),
};

export const gradingEvents = {
  'queue-progress': queueProgress,
};

export type Counts = z.output<typeof counts>;
export type PartDefinition = z.output<typeof partDefinition>;
export type Activity = z.output<typeof activity>;
export type Student = z.output<typeof student>;
export type SubmissionRef = z.output<typeof submissionRef>;
export type SubmissionState = z.output<typeof submissionState>;
export type SubmissionSummary = z.output<typeof submissionSummary>;
export type QueueQuery = z.output<typeof queueQuery>;
export type QueuePage = z.output<typeof queuePage>;
export type TextPart = z.output<typeof textPart>;
export type TablePart = z.output<typeof tablePart>;
export type ImagesPart = z.output<typeof imagesPart>;
export type Part = z.output<typeof part>;
export type FeedbackEntry = z.output<typeof feedbackEntry>;
export type Submission = z.output<typeof submission>;
