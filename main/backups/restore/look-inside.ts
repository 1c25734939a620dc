import { AppError } from '#contract/errors';
import type { Courses, Opening } from '../../connections/courses.ts';
import { openCourse } from '../../connections/open-course.ts';
import type { Telling } from '../jobs.ts';
import type { ThrowAwayServer } from '../proof/throw-away-server.ts';
import { type ApartDeps, putApart } from './apart.ts';
import type { Looked } from './inspect-file.ts';

export interface InsideDeps extends ApartDeps {
  courses: Pick<Courses, 'open' | 'close' | 'status'>;
}

const id = 'inside-backup';

function openingOf(server: ThrowAwayServer, name: string, labels: unknown): Opening {
  return {
    id,
    name,
    async start(onWire) {
      try {
        const course = await openCourse(
          {
            about: { id, name, kind: 'profile', readOnly: true },
            target: { ...server.target, readOnly: true },
            labels,
          },
          onWire,
        );
        return {
          ...course,
          async close() {
            await course.close();
            await server.dispose();
          },
        };
      } catch (error) {
        await server.dispose();
        throw error;
      }
    },
  };
}

/** Opens what a backup holds as a course that is only looked at. Closing it removes it. */
export async function lookInside(
  looked: Looked,
  { name, labels }: { name: string; labels: unknown },
  telling: Telling,
  deps: InsideDeps,
): Promise<void> {
  const { server } = await putApart(looked, { telling }, deps);
  // All of them go by one name: without this the one that is open would be shown as if it were this one.
  if (deps.courses.status().course?.id === id) await deps.courses.close();
  const { problem } = await deps.courses.open(openingOf(server, name, labels));
  if (problem) throw new AppError(problem.code, problem.message, problem);
}
