import { z } from 'zod';
import { tlsMode } from './connection-wire.ts';
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
    })
    .optional(),
  /** What the person should know about how the course was opened, e.g. `sample-rebuilt`. */
  notice: z.string().optional(),
  /** Why the link was lost or never came up. */
  problem: errorShape.optional(),
  tls: z.object({ mode: tlsMode, version: z.string().nullable() }).optional(),
  roundTripMs: z.number().nullable().optional(),
});

export const course = {
  status: method(z.undefined(), courseStatus),
  openSample: method(z.undefined(), courseStatus),
  close: method(z.undefined(), courseStatus),
};

export const courseEvents = {
  'course-status': courseStatus,
};

export type LinkState = z.output<typeof linkState>;
export type CourseStatus = z.output<typeof courseStatus>;
