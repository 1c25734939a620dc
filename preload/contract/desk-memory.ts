import { z } from 'zod';
import { method } from './define.ts';
import { activityKey, queueFilters, queueQuery, submissionRef } from './grading.ts';
import { courseId } from './journal-drafts.ts';

const listKey = z.string().max(100);

/** How a person left the desk of one course, so that the next time it is the same desk. No words searched for: they may be somebody's name. */
export const deskMemory = z.object({
  activity: activityKey.nullable(),
  chip: z.enum(['awaiting', 'new', 'done', 'all']),
  order: queueQuery.shape.order,
  /** `late`: after the activity's own date. */
  filters: queueFilters.omit({ lateAfter: true }).extend({ late: z.literal(true).optional() }),
  /** Until when each activity could be handed in, on the server's clock, as the teacher set it. */
  deadlines: z.record(activityKey, z.iso.datetime({ local: true }).max(40)).default({}),
  namesHidden: z.boolean(),
  /** Which submission was open in each list, and how far the list was scrolled. */
  places: z.record(listKey, submissionRef),
  tops: z.record(listKey, z.number().min(0)),
  /** Quarter turns of images that came in sideways, by `activity/id/image`. */
  turns: z.record(z.string().max(150), z.int().min(1).max(3)).default({}),
  /** How far a number may be from the class's median before it is marked, as a share of it. */
  tolerance: z.number().min(0).max(100).default(0.1),
  /** Answers that no comment written to a group is for, by `activity/id`: words kept for later leave them out, too. */
  leftOut: z.array(z.string().max(100)).max(5000).default([]),
  /** Who is called what while names are hidden: traces of the students in the order of their numbers. */
  pseudonyms: z.array(z.string().max(24)).max(5000),
});

export const desk = {
  /** `null`: this course was not open on this laptop before. */
  recall: method(z.undefined(), deskMemory.nullable()),
  /** Of the course it says: the window may know it last when another one is open already. */
  remember: method(deskMemory.extend({ course: courseId }), z.null()),
};

export type DeskMemory = z.output<typeof deskMemory>;
