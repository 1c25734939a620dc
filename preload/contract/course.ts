import { z } from 'zod';
import { linkStatus } from './connection-link.ts';
import { tlsMark } from './connection-wire.ts';
import { profileId } from './connections.ts';
import { method } from './define.ts';
import { errorShape } from './errors.ts';

export const linkState = z.enum(['none', 'connecting', 'ready', 'lost']);

export const courseStatus = z.object({
  link: linkState,
  /** Absent while no course is open. */
  course: z
    .object({
      id: z.string(),
      name: z.string(),
      color: z.string().optional(),
      kind: z.enum(['sample', 'profile']),
      host: z.string(),
      database: z.string(),
      user: z.string(),
      platform: z.string().optional(),
      /** Just looking: nothing is ever written to this course. */
      readOnly: z.boolean(),
    })
    .optional(),
  /** The name of the course that is being opened. */
  opening: z.string().optional(),
  /** What the person should know about how the course was opened, e.g. `sample-rebuilt`. */
  notice: z.string().optional(),
  /** Why the course could not be opened. */
  problem: errorShape.optional(),
  /** Which one that was. */
  failed: z.string().optional(),
  /** What is known of the way to the server, and why it was lost. */
  wire: linkStatus.optional(),
  mark: tlsMark.optional(),
});

export const course = {
  status: method(z.undefined(), courseStatus),
  openSample: method(z.undefined(), courseStatus),
  /** With the stored password, or with the one the person has just typed. */
  open: method(
    z.object({
      id: profileId,
      password: z.string().max(10_000).optional(),
      remember: z.boolean().default(true),
    }),
    courseStatus,
  ),
  close: method(z.undefined(), courseStatus),
  /** Tries at once instead of when it is due. */
  retryNow: method(z.undefined(), z.null()),
  /** The computer is on another network, or on one again. */
  networkChanged: method(z.undefined(), z.null()),
};

export const courseEvents = {
  'course-status': courseStatus,
};

export type LinkState = z.output<typeof linkState>;
export type CourseStatus = z.output<typeof courseStatus>;
