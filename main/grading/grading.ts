import type { Handlers } from '#contract/contract';
import { AppError } from '#contract/errors';
import type { OpenCourse } from '../connections/open-course.ts';
import type { FileDialogs } from '../lib/file-dialogs.ts';
import type { ImageRef, ImageSource } from '../platforms/platform.ts';
import { type AskingDeps, createAsking } from './asking.ts';
import { saveImage } from './save-image.ts';

export interface GradingDeps {
  course(): OpenCourse;
  files: FileDialogs;
  onQueueProgress: AskingDeps['onProgress'];
}

export interface Grading {
  handlers: Handlers['grading'];
  image(ref: ImageRef): Promise<ImageSource | null>;
}

export function createGrading({ course, files, onQueueProgress }: GradingDeps): Grading {
  const asking = createAsking({ course, onProgress: onQueueProgress });

  async function image(ref: ImageRef): Promise<ImageSource | null> {
    const { database, reader } = course();
    return reader.image(database, ref);
  }

  return {
    handlers: {
      async activities() {
        const { database, reader } = course();
        return reader.activities(database);
      },
      queue: asking.page,
      async cancelQueue({ ticket }) {
        asking.cancel(ticket);
        return null;
      },
      async open(ref) {
        const { database, reader } = course();
        const submission = await reader.submission(database, ref);
        if (submission === null) throw new AppError('not-found', 'No such submission');
        return submission;
      },
      async previousAttempt(ref) {
        const { database, reader } = course();
        const [about] = await reader.summaries(database, [ref]);
        if (about === undefined) throw new AppError('not-found', 'No such submission');
        if (about.attempt < 2) return null;
        const work = await reader.student(database, about.student.id);
        const before = work?.submissions.find(
          (each) => each.ref.activity === ref.activity && each.attempt === about.attempt - 1,
        );
        return before === undefined ? null : reader.submission(database, before.ref);
      },
      async text({ ref, part, ...range }) {
        const { database, reader } = course();
        const text = await reader.text(database, ref, part, range);
        if (text === null) throw new AppError('not-found', 'No such answer');
        return text;
      },
      async saveImage(ref) {
        const source = await image(ref);
        if (source === null) throw new AppError('not-found', 'No such image');
        return saveImage(source, `${ref.activity}-${ref.id}-${ref.image}`, files);
      },
    },
    image,
  };
}
