import { createHash } from 'node:crypto';
import type { OpenCourse } from '../../connections/open-course.ts';
import { cancelled } from '../exchange/csv-file.ts';
import { feedbackCourse } from '../feedback-course.ts';

/** Somebody who was told something. */
export interface Listed {
  /** Empty for what was written to nobody. */
  student: string;
  name: string;
  /** In an order that says nothing about anybody, the same for every kind of paper. */
  number: number;
  /** How many comments about what. */
  topics: Map<string, number>;
  /** Of comments without an address, by which they are found otherwise. */
  ids: string[];
}

const perPage = 500;

/** What a comment is about: an activity of the course, or whatever else it was filed under. */
export function topicOf({ activity, filedAs }: { activity: string | null; filedAs: string }): string {
  return activity ?? filedAs;
}

/** Who was told how much about what; the words themselves are let go again. */
export async function readRoll(course: OpenCourse, signal: AbortSignal): Promise<Listed[]> {
  const { database, writer } = feedbackCourse(course);
  const roll = new Map<string, Listed>();
  if (writer.table === null) return [];
  for (let after: string | null = null; ; ) {
    if (signal.aborted) throw cancelled();
    const page = await writer.listed(database, { after, limit: perPage });
    for (const comment of page) {
      const { student, name, id } = comment;
      const one: Listed = roll.get(student) ?? { student, name, number: 0, topics: new Map(), ids: [] };
      const topic = topicOf(comment);
      one.topics.set(topic, (one.topics.get(topic) ?? 0) + 1);
      if (student === '') one.ids.push(id);
      roll.set(student, one);
    }
    if (page.length < perPage) return numbered([...roll.values()]);
    after = page.at(-1)?.id ?? null;
  }
}

function numbered(roll: readonly Listed[]): Listed[] {
  const traceOf = ({ student }: Listed) => createHash('sha256').update(student).digest('hex');
  return roll
    .map((one) => ({ one, trace: traceOf(one) }))
    .toSorted((a, b) => (a.trace < b.trace ? -1 : 1))
    .map(({ one }, index) => ({ ...one, number: index + 1 }));
}
