import type { OpenCourse } from '../connections/open-course.ts';
import type { Database } from '../database/database.ts';
import type { PlatformWriter } from '../platforms/writer.ts';
import { type OwnTables, ownTables } from './own-tables.ts';

/** What writing about submissions needs of the open course. */
export interface FeedbackCourse {
  id: string;
  database: Database;
  writer: PlatformWriter;
  own: OwnTables;
}

// A course that was renewed, with other labels or another catalog, is another object.
const known = new WeakMap<OpenCourse, FeedbackCourse>();

export function feedbackCourse(course: OpenCourse): FeedbackCourse {
  const found = known.get(course);
  if (found !== undefined) return found;
  const { about, database, platform, catalog, labels } = course;
  const made = {
    id: about.id,
    database,
    writer: platform.writer(catalog, labels),
    own: ownTables(catalog),
  };
  known.set(course, made);
  return made;
}
