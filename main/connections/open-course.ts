import type { CourseStatus } from '#contract/course';
import { createDatabase } from '../database/pool.ts';
import type { Target } from '../database/target.ts';
import { readCatalog } from '../platforms/catalog-queries.ts';
import { recognise } from '../platforms/recognise.ts';
import type { OpenCourse } from './courses.ts';

export interface CourseAddress {
  about: Omit<NonNullable<CourseStatus['course']>, 'host' | 'database' | 'user' | 'platform'>;
  target: Target;
  /** An admin's own titles and questions. */
  labels?: unknown;
  notice?: string;
}

/** Connects, finds out whose tables these are, and hands over a course that can be read. */
export async function openCourse({ about, target, labels, notice }: CourseAddress): Promise<OpenCourse> {
  const database = createDatabase(target);
  try {
    const catalog = await readCatalog(database);
    const asked = performance.now();
    await database.rows({ text: 'SELECT 1' });
    const roundTripMs = performance.now() - asked;
    const { platform } = recognise(catalog);
    const { host, database: name, user, tls } = target;
    return {
      about: { ...about, host, database: name, user, platform: platform.id },
      database,
      reader: platform.reader(catalog, labels),
      tls: { mode: tls.mode, version: null },
      roundTripMs,
      ...(notice === undefined ? {} : { notice }),
      close: () => database.close(),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
