import { AppError } from '#contract/errors';
import type { OpenCourse } from '../connections/open-course.ts';

/** The person said so when they saved the course. */
export function requireNotOnlyLooking({ readOnly }: { readOnly?: boolean | undefined }): void {
  if (readOnly !== true) return;
  throw new AppError('forbidden', 'The course is only looked at', { details: { reason: 'only-looking' } });
}

/** Why nothing may be changed in this course, whoever asks; the server would refuse too, in its own words. */
export function requireWritable({ about, link }: Pick<OpenCourse, 'about' | 'link'>): void {
  requireNotOnlyLooking(about);
  const { rights } = link.status();
  if (rights !== null && rights.readOnly !== 'no') {
    throw new AppError('forbidden', `Read-only: ${rights.readOnly}`, {
      details: { reason: 'server-reads-only' },
    });
  }
}
