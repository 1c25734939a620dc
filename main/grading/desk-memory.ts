import { join } from 'node:path';
import { z } from 'zod';
import type { Handlers } from '#contract/contract';
import { deskMemory } from '#contract/desk-memory';
import type { OpenCourse } from '../connections/open-course.ts';
import type { Log } from '../logging/log.ts';
import { openJsonFile } from '../settings/json-file.ts';

const stored = z.object({ desks: z.record(z.string(), deskMemory) });
const mostCourses = 40;

export interface DeskMemoryDeps {
  folder: string;
  course(): OpenCourse;
  log: Log;
}

/** The desk of each course as it was left; a damaged file costs the habit, nothing else. */
export async function openDeskMemory({ folder, course, log }: DeskMemoryDeps): Promise<Handlers['desk']> {
  const file = await openJsonFile<z.output<typeof stored>>({
    path: join(folder, 'desks.json'),
    schema: stored,
    defaults: { desks: {} },
    log,
    salvage: wholeDesks,
  });
  return {
    async recall() {
      return file.value().desks[course().about.id] ?? null;
    },
    async remember({ course: id, ...memory }) {
      await file.update(({ desks: { [id]: _before, ...others } }) => ({
        desks: Object.fromEntries([...Object.entries(others).slice(1 - mostCourses), [id, memory]]),
      }));
      return null;
    },
  };
}

function wholeDesks(raw: unknown): unknown {
  const { desks } = z
    .object({ desks: z.record(z.string(), z.unknown()) })
    .catch({ desks: {} })
    .parse(raw);
  return {
    desks: Object.fromEntries(Object.entries(desks).filter(([, desk]) => deskMemory.safeParse(desk).success)),
  };
}
