import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SampleCourse } from '../embedded/sample-course.ts';
import type { Opening } from './courses.ts';
import { openCourse } from './open-course.ts';
import { type PrepareDeps, prepareSample } from './prepare-sample.ts';

export interface SampleDeps extends PrepareDeps {
  sample: SampleCourse;
  /** The folder `resources`. */
  resources: string;
}

export const sampleAbout = { id: 'sample', name: 'Cálculo I', kind: 'sample', readOnly: false } as const;

/** The course that comes with Tiza, on the PostgreSQL that comes with Tiza. */
export function sampleOpening({ sample, resources, appVersion, log }: SampleDeps): Opening {
  const about = sampleAbout;
  return {
    ...about,
    async start(onWire) {
      const [{ address, database, notice }, labels] = await Promise.all([
        sample.open(),
        readLabels(resources),
      ]);
      const { host, port, user, password } = address;
      const target = {
        host,
        port,
        database,
        user,
        password: async () => password,
        // Loopback only, on a port of its own: there is no wire to protect.
        tls: { mode: 'disable', channelBinding: 'prefer', oldPasswordMethods: false },
      } as const;
      const opened = await openCourse(
        { about, target, labels, ...(notice === undefined ? {} : { notice }) },
        onWire,
      ).catch(async (error: unknown) => {
        await sample.close();
        throw error;
      });
      const course = await prepareSample(opened, { appVersion, log });
      return {
        ...course,
        async close() {
          await course.close();
          await sample.close();
        },
      };
    },
  };
}

/** The questions as the course's teachers worded them. */
async function readLabels(resources: string): Promise<unknown> {
  return JSON.parse(await readFile(join(resources, 'sample-course/labels.es.json'), 'utf8'));
}
