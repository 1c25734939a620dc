import type { Handlers } from '#contract/contract';
import { AppError } from '#contract/errors';
import type { OpenCourse } from '../connections/open-course.ts';
import type { ImageRef, ImageSource } from '../platforms/platform.ts';

export interface GradingDeps {
  course(): OpenCourse;
}

export interface Grading {
  handlers: Handlers['grading'];
  image(ref: ImageRef): Promise<ImageSource | null>;
}

export function createGrading({ course }: GradingDeps): Grading {
  return {
    handlers: {
      async activities() {
        const { database, reader } = course();
        return reader.activities(database);
      },
      async queue(query) {
        const { database, reader } = course();
        return reader.queue(database, query);
      },
      async open(ref) {
        const { database, reader } = course();
        const submission = await reader.submission(database, ref);
        if (submission === null) throw new AppError('not-found', 'No such submission');
        return submission;
      },
      async text({ ref, part, ...range }) {
        const { database, reader } = course();
        const text = await reader.text(database, ref, part, range);
        if (text === null) throw new AppError('not-found', 'No such answer');
        return text;
      },
    },
    async image(ref) {
      const { database, reader } = course();
      return reader.image(database, ref);
    },
  };
}
