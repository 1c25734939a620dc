import type { Runner } from '../../database/database.ts';
import { type ActivityCounts, readCounts } from './counts-queries.ts';
import type { ActivityLayout, CourseLayout } from './layout.ts';
import { activityOf } from './spellings.ts';
import type { CourseContext } from './states.ts';
import {
  feedbackKey,
  marksKey,
  readFiledSince,
  readStamps,
  type Stamp,
  type Stamps,
} from './tally-queries.ts';

/**
 * Keeps the counts of a big course, where counting takes longer than a person should wait. Every question first
 * asks which tables changed since, and counts again what belongs to them: what it answers is as the server has it.
 */
export interface Tally {
  read(db: Runner, context: CourseContext): Promise<ReadonlyMap<string, ActivityCounts>>;
}

// Connections are few, and somebody is reading meanwhile.
const lanes = 2;
// The server's statistics of changed rows come late and can be switched off.
const trustedForMs = 600_000;

export function createTally(layout: CourseLayout, now: () => number = Date.now): Tally {
  let counts = new Map<string, ActivityCounts>();
  let stamps: Stamps = new Map();
  let names: CourseContext['names'] | null = null;
  let countedAt = 0;
  let running: Promise<ReadonlyMap<string, ActivityCounts>> | null = null;

  async function changedSince(db: Runner, context: CourseContext, fresh: Stamps): Promise<ActivityLayout[]> {
    const { activities, feedback } = layout;
    if (names !== context.names || now() - countedAt > trustedForMs) return activities;
    const was = stamps.get(feedbackKey);
    const is = fresh.get(feedbackKey);
    if (!same(stamps.get(marksKey), fresh.get(marksKey)) || was?.altered !== is?.altered) return activities;
    const filed = feedback === null || same(was, is) ? [] : await readFiledSince(db, feedback, was);
    if (filed === null) return activities;
    const written = new Set(filed.map((text) => ownerOf(text, context)));
    return activities.filter(
      ({ spec }) => written.has(spec.key) || !same(stamps.get(spec.key), fresh.get(spec.key)),
    );
  }

  /** Statements of one activity each: cheap enough for the server not to compile them, which takes longer. */
  async function countEach(db: Runner, context: CourseContext, activities: readonly ActivityLayout[]) {
    const waiting = [...activities];
    const lane = async (): Promise<void> => {
      for (let activity = waiting.shift(); activity !== undefined; activity = waiting.shift()) {
        const counted = await readCounts(db, context, [activity]);
        counts = new Map([...counts, ...counted]);
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  }

  async function refresh(db: Runner, context: CourseContext): Promise<ReadonlyMap<string, ActivityCounts>> {
    // Stamps first: what arrives while counting is then counted once too often, never missed.
    const fresh = await readStamps(db, layout);
    const changed = await changedSince(db, context, fresh);
    await countEach(db, context, changed);
    stamps = fresh;
    names = context.names;
    if (changed.length === layout.activities.length) countedAt = now();
    return counts;
  }

  return {
    read(db, context) {
      running ??= refresh(db, context).finally(() => {
        running = null;
      });
      return running;
    },
  };
}

function ownerOf(text: string, { names }: CourseContext): string | null {
  return [...names].find(([, written]) => written.includes(text))?.[0] ?? activityOf(text);
}

/** A table without a sign of change is taken to have changed. */
function same(one: Stamp | undefined, other: Stamp | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.added !== null && one.added === other.added && one.altered === other.altered;
}
