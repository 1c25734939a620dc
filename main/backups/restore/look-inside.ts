import { AppError } from '#contract/errors';
import type { Courses, Opening } from '../../connections/courses.ts';
import { openCourse } from '../../connections/open-course.ts';
import { contentOf } from '../file/open-file.ts';
import type { Telling } from '../jobs.ts';
import { startThrowAwayServer, type ThrowAwayServer } from '../proof/throw-away-server.ts';
import { toldBy } from '../take/told-by.ts';
import { restorable } from '../tools/restorable.ts';
import type { Looked } from './inspect-file.ts';
import type { PlanDeps } from './plan-restore.ts';

export interface InsideDeps extends Pick<PlanDeps, 'engine' | 'drillFolder' | 'log'> {
  courses: Pick<Courses, 'open' | 'status'>;
}

function openingOf(server: ThrowAwayServer, name: string, labels: unknown): Opening {
  const id = 'inside-backup';
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
  { path, passphrase }: Looked,
  { name, labels }: { name: string; labels: unknown },
  telling: Telling,
  { engine, drillFolder, courses, log }: InsideDeps,
): Promise<void> {
  const { signal } = telling;
  telling.begin('drill-start');
  const server = await startThrowAwayServer(drillFolder, log);
  try {
    telling.begin('drill-restore');
    await engine.restore({
      source: restorable(engine, () => contentOf(path, passphrase, signal), signal),
      db: server.database,
      mode: 'empty',
      signal,
      onProgress: toldBy(telling),
    });
  } catch (error) {
    await server.dispose();
    throw error;
  }
  const { problem } = await courses.open(openingOf(server, name, labels));
  if (problem) throw new AppError(problem.code, problem.message, problem);
}
