import { fileURLToPath } from 'node:url';
import { reasonOf } from '../../../main/embedded/failures.ts';
import { createSampleCourse, type SampleCourse } from '../../../main/embedded/sample-course.ts';
import { type EmbeddedServer, startEmbeddedServer } from '../../../main/embedded/server.ts';

const resources = fileURLToPath(new URL('../../../resources', import.meta.url));
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The sample course in this very process, for what needs no kill. */
export function sampleHere(userData: string): SampleCourse {
  return createSampleCourse({ userData, resources, log: quiet });
}

/** Only the server, without the course on it. */
export function serverHere(directory: string, freePort?: () => Promise<number>): Promise<EmbeddedServer> {
  return startEmbeddedServer({ directory, log: quiet, ...(freePort && { freePort }) });
}

export async function reasonFor(work: Promise<unknown>): Promise<string | undefined> {
  return work.then(() => undefined, reasonOf);
}
