import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../logging/log.ts';
import { putBack, setAside } from './aside.ts';
import { type CourseTable, createCourse } from './course/course.ts';
import { readSources } from './course/load.ts';
import { embeddedError, named, reasonOf, saysDiskFull } from './failures.ts';
import { dataFolder } from './layout.ts';
import { createSampleDatabase, databaseName } from './sample-database.ts';
import { type EmbeddedAddress, type EmbeddedServer, startEmbeddedServer } from './server.ts';

export interface OpenedSample {
  address: EmbeddedAddress;
  database: string;
  /** The course could not be read any more and was made anew; what was in it lies aside. */
  notice?: 'sample-rebuilt';
}

export interface SampleCourse {
  /** Starts, and on the first opening (or after damage) builds, the sample course. */
  open(): Promise<OpenedSample>;
  close(): Promise<void>;
}

export interface SampleCourseDeps {
  userData: string;
  /** The folder `resources`, which holds what the sample course is made from. */
  resources: string;
  log: Log;
}

export function createSampleCourse({ userData, resources, log }: SampleCourseDeps): SampleCourse {
  const directory = join(userData, 'sample-course');
  const folder = join(resources, 'sample-course');
  let server: EmbeddedServer | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  async function stop(): Promise<void> {
    const stopping = server;
    server = undefined;
    await stopping?.stop();
  }

  async function invent(): Promise<CourseTable[]> {
    return createCourse(await readSources(folder));
  }

  async function start(): Promise<OpenedSample> {
    // The first time there are a server to make and a course to invent: both at once.
    const early = existsSync(dataFolder(directory)) ? undefined : invent();
    early?.catch(() => undefined);
    const started = await startEmbeddedServer({ directory, log });
    server = started;
    const database = createSampleDatabase(started.address, directory);
    if (!(await database.isComplete())) {
      log.info('Building the sample course');
      await database.build(await (early ?? invent()), folder);
    }
    return { address: started.address, database: databaseName };
  }

  async function startOrStop(): Promise<OpenedSample> {
    try {
      return await start();
    } catch (error) {
      // A server that died of a full disk leaves us with no more than a broken connection.
      const full = server !== undefined && saysDiskFull(server.said());
      await stop();
      throw full ? embeddedError('embedded-disk-full', directory, error) : named(error, directory);
    }
  }

  async function open(): Promise<OpenedSample> {
    if (server?.running()) return { address: server.address, database: databaseName };
    await stop();
    try {
      return await startOrStop();
    } catch (error) {
      if (reasonOf(error) !== 'embedded-damaged') throw error;
      log.warn('The sample course cannot be read and is built anew', { error: String(error) });
    }
    const aside = await setAside(directory);
    try {
      return { ...(await startOrStop()), notice: 'sample-rebuilt' };
    } catch (error) {
      await putBack(directory, aside);
      throw error;
    }
  }

  /** One after the other: opening while closing waits for the port and the lock to be free. */
  function next<Value>(work: () => Promise<Value>): Promise<Value> {
    const result = queue.then(work);
    queue = result.catch(() => undefined);
    return result;
  }

  return { open: () => next(open), close: () => next(stop) };
}
