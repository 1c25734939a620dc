import { z } from 'zod';
import { activity, activityKey } from './grading.ts';

/** The platform's own words for something, and those this course prefers. */
const wording = { standard: z.string(), own: z.string().optional() };

export const labelledActivity = z.object({
  key: activityKey,
  kind: activity.shape.kind,
  title: z.object(wording),
  /** The platform has none of its own. */
  subtitle: z.string().optional(),
  /** In the order they are shown; a table's columns and a group's images follow it. */
  parts: z.array(
    z.object({ key: z.string(), kind: z.enum(['text', 'table', 'column', 'images', 'image']), ...wording }),
  ),
});

export const labelSheet = z.object({
  /** The course that comes with Tiza forgets them when it is closed. */
  keptIn: z.enum(['profile', 'session']),
  activities: z.array(labelledActivity),
  /** Names the profile has words for and the platform does not know: typing mistakes, most likely. */
  unknown: z.array(z.string()),
});

/** Blank words give the platform's own back. */
const words = z.string().trim().max(200);
export const labelChange = z.object({
  activity: activityKey,
  title: words,
  subtitle: words,
  parts: z.record(z.string().max(64), words),
});

export const activityNames = z.object({
  /** Null gathers what no activity could be found for. */
  activity: activityKey.nullable(),
  title: z.string(),
  /** How comments written so far name it, most frequent first. */
  spellings: z.array(z.object({ text: z.string(), count: z.int() })),
  /** What the next comment would be filed under. */
  proposed: z.string().nullable(),
  /** Somebody looked at it and agreed. */
  confirmed: z.boolean(),
});

/** For each activity every string that means it; the first one is what is written. */
export const confirmedNames = z.record(activityKey, z.array(z.string().min(1).max(100)).min(1).max(200));

export type LabelSheet = z.output<typeof labelSheet>;
export type LabelledActivity = z.output<typeof labelledActivity>;
export type LabelledPart = LabelledActivity['parts'][number];
export type LabelChange = z.output<typeof labelChange>;
export type ActivityNamesInUse = z.output<typeof activityNames>;
export type ConfirmedNames = z.output<typeof confirmedNames>;
