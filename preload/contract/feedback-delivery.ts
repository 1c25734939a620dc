import { z } from 'zod';
import { activityKey, serverTime, submissionRef } from './grading.ts';

/** PostgreSQL's own number of a comment, as text: it can be larger than a JavaScript number. */
export const feedbackId = z.string().regex(/^\d{1,19}$/);

/** What a PostgreSQL text holds byte by byte: no NUL, no half of a character. */
export const storable = /^[^\0\p{Surrogate}]*$/u;

/** Far beyond what anybody writes, and still something that ends. */
const longText = z.string().max(20_000_000);

/** A published comment as somebody had it before them. */
export const feedbackBase = z.object({
  id: feedbackId,
  /** Changes with every change of the row; null where this login cannot read it, and then the text decides alone. */
  version: z.string().max(40).nullable(),
  text: longText,
  author: z.string().max(320).nullable().optional(),
});

/** What is the same for every change. */
const change = z.object({
  /** One for each change the person made, for ever: sending it again changes nothing. */
  key: z.uuid(),
  ref: submissionRef,
  /** The student's address. */
  student: z.string().max(320),
  activity: activityKey,
  submittedAt: serverTime.nullable(),
  /** Who signs; empty only where nothing keeps signatures. */
  author: z.string().max(120),
});

const written = {
  text: longText,
  /** The question the person was at: ranks the comment bank. */
  question: z.string().max(64).optional(),
};

/** One change of one comment, complete: it can be sent days later by a desk that knows nothing else. */
export const feedbackChange = z.discriminatedUnion('kind', [
  change.extend({
    kind: z.literal('new'),
    ...written,
    /**
     * Every comment of this student in this activity that was before the person's eyes, their own of a moment ago
     * included. A newest id would not do: ids are taken early and published late.
     */
    seen: z.array(feedbackId).max(20_000),
    /**
     * What this laptop published there itself, told by its moment too: a course restored from an older backup gives
     * the same ids to others. Null where comments have no date, and then the id decides alone.
     */
    own: z
      .array(z.object({ id: feedbackId, writtenAt: serverTime.nullable() }))
      .max(20_000)
      .optional(),
    /** The person was shown what a colleague wrote meanwhile, and publishes all the same. */
    goOn: z.boolean().optional(),
  }),
  change.extend({ kind: z.literal('edit'), ...written, base: feedbackBase }),
  change.extend({ kind: z.literal('withdraw'), base: feedbackBase }),
  /** Brings back what was withdrawn, as `base` had it. */
  change.extend({ kind: z.literal('restore'), base: feedbackBase }),
]);

/** A comment as it is on the server now. */
export const standingFeedback = feedbackBase.extend({
  author: z.string().nullable(),
  writtenAt: serverTime.nullable(),
});

export const rejectionCode = z.enum([
  /** Nothing but blanks. */
  'text-empty',
  /** Holds a NUL character, which no PostgreSQL text can. */
  'text-has-nul',
  /** Holds half a character (a lone surrogate), which would be stored as another one. */
  'text-malformed',
  'text-too-long',
  /** Nobody has said yet under which name the platform files this activity's comments. */
  'names-unconfirmed',
  /** The course keeps signatures and nobody has said who writes. */
  'author-missing',
  /** The platform keeps no comments in this database. */
  'feedback-missing',
  /** The course is only looked at, or its server only reads. */
  'read-only',
  /** The login lacks a right; `details.action` says for what. */
  'not-allowed',
  /** The server keeps a comment from whoever did not write it. */
  'not-yours',
  /** The platform does not know this address. */
  'student-unknown',
  /** The server said no; `details.reason` is the one of the error. */
  'refused',
]);

const details = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

export const feedbackConfirmed = z.object({
  outcome: z.literal('confirmed'),
  /** Under which it is, or was, on the server. */
  id: feedbackId,
  /** Null after a withdrawal, and where it cannot be read. */
  version: z.string().nullable(),
  writtenAt: serverTime.nullable(),
});

export const feedbackConflict = z.discriminatedUnion('kind', [
  z.object({
    outcome: z.literal('conflict'),
    /** Somebody changed the comment since. */
    kind: z.literal('changed'),
    base: feedbackBase,
    theirs: standingFeedback,
  }),
  z.object({
    outcome: z.literal('conflict'),
    /** The comment is no longer there. */
    kind: z.literal('gone'),
    base: feedbackBase,
    /** Who withdrew it, where history says. */
    author: z.string().nullable(),
  }),
  z.object({
    outcome: z.literal('conflict'),
    /** Others commented on this student's work meanwhile. Newest first. */
    kind: z.literal('colleague'),
    theirs: z.array(standingFeedback),
  }),
]);

export const feedbackRejected = z.object({
  outcome: z.literal('rejected'),
  code: rejectionCode,
  details: details.optional(),
});

/** How a change ended. Whatever may still be tried, or may have happened, is an error and not an outcome. */
export const feedbackOutcome = z.union([feedbackConfirmed, feedbackConflict, feedbackRejected]);

export type FeedbackBase = z.output<typeof feedbackBase>;
export type FeedbackChange = z.output<typeof feedbackChange>;
export type StandingFeedback = z.output<typeof standingFeedback>;
export type RejectionCode = z.output<typeof rejectionCode>;
export type FeedbackConfirmed = z.output<typeof feedbackConfirmed>;
export type FeedbackConflict = z.output<typeof feedbackConflict>;
export type FeedbackRejected = z.output<typeof feedbackRejected>;
export type FeedbackOutcome = z.output<typeof feedbackOutcome>;
