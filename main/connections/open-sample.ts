import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SampleCourse } from '../embedded/sample-course.ts';
import type { OpenCourse } from './courses.ts';
import { openCourse } from './open-course.ts';

/** The course that comes with Tiza, on the PostgreSQL that comes with Tiza. */
export async function openSample(sample: SampleCourse, resources: string): Promise<OpenCourse> {
  const [{ address, database, notice }, labels] = await Promise.all([sample.open(), readLabels(resources)]);
  const { host, port, user, password } = address;
  const course = await openCourse({
    about: { id: 'sample', name: 'Cálculo I', kind: 'sample' },
    target: {
      host,
      port,
      database,
      user,
      password: async () => password,
      // Loopback only, on a port of its own: there is no wire to protect.
      tls: { mode: 'disable', channelBinding: 'prefer', oldPasswordMethods: false },
    },
    labels,
    ...(notice === undefined ? {} : { notice }),
  });
  return {
    ...course,
    async close() {
      await course.close();
      await sample.close();
    },
  };
}

/** The questions as the course's teachers worded them. */
async function readLabels(resources: string): Promise<unknown> {
  return JSON.parse(await readFile(join(resources, 'sample-course/labels.es.json'), 'utf8'));
}
