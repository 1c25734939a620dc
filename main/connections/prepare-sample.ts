import { migrations } from '../../migrations/all.ts';
import { createSchema } from '../database/migrations/runner.ts';
import type { Log } from '../logging/log.ts';
import { type OpenCourse, renewed } from './open-course.ts';

export interface PrepareDeps {
  appVersion: string;
  log: Log;
}

/**
 * The course that comes with Tiza is the person's own and holds nobody's work: it keeps marks, notes and history from
 * the start, and nobody is asked. Where that fails it opens all the same, without them.
 */
export async function prepareSample(
  course: OpenCourse,
  { appVersion, log }: PrepareDeps,
): Promise<OpenCourse> {
  try {
    const { database } = course;
    const backupFirst = async () => 'not-available' as const;
    const schema = createSchema({ database, migrations, appVersion, backupFirst, log });
    const { state } = await schema.status();
    if (state !== 'none' && state !== 'pending') return course;
    const { consent } = await schema.plan();
    await schema.apply({ consent, withoutBackup: true });
    return await renewed(course);
  } catch (error) {
    log.warn('The sample course could not be prepared', { error });
    return course;
  }
}
