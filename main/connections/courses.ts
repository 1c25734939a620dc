import type { CourseStatus } from '#contract/course';
import { AppError } from '#contract/errors';
import type { Database } from '../database/database.ts';
import { describeError } from '../lib/describe-error.ts';
import type { Log } from '../logging/log.ts';
import type { PlatformReader } from '../platforms/platform.ts';

/** Everything that works on a course asks for it here, at the moment it needs it. */
export interface OpenCourse {
  about: NonNullable<CourseStatus['course']>;
  database: Database;
  reader: PlatformReader;
  tls: NonNullable<CourseStatus['tls']>;
  roundTripMs: number;
  notice?: string;
  close(): Promise<void>;
}

export interface CoursesDeps {
  openSample(): Promise<OpenCourse>;
  onStatus(status: CourseStatus): void;
  log: Log;
}

export interface Courses {
  status(): CourseStatus;
  /** The open course, or an error that says there is none. */
  current(): OpenCourse;
  openSample(): Promise<CourseStatus>;
  close(): Promise<CourseStatus>;
}

export function createCourses({ openSample, onStatus, log }: CoursesDeps): Courses {
  let open: OpenCourse | null = null;
  let status: CourseStatus = { link: 'none' };
  // One change at a time: a second click must not open a second server.
  let changing: Promise<unknown> = Promise.resolve();

  const become = (next: CourseStatus): CourseStatus => {
    status = next;
    onStatus(next);
    return next;
  };

  const closeOpen = async () => {
    const closing = open;
    open = null;
    await closing?.close();
  };

  const inTurn = <Value>(change: () => Promise<Value>): Promise<Value> => {
    const turn = changing.then(change);
    changing = turn.catch(() => undefined);
    return turn;
  };

  const openWith = (kind: OpenCourse['about']['kind'], start: () => Promise<OpenCourse>) =>
    inTurn(async () => {
      if (open?.about.kind === 'sample' && kind === 'sample') return status;
      await closeOpen();
      become({ link: 'connecting' });
      try {
        open = await start();
        return become(statusOf(open));
      } catch (error) {
        const problem = describeError(error, log, 'open course');
        return become({ link: 'none', problem });
      }
    });

  return {
    status: () => status,
    current() {
      if (open === null) throw new AppError('not-connected', 'No course is open');
      return open;
    },
    openSample: () => openWith('sample', openSample),
    close: () =>
      inTurn(async () => {
        await closeOpen();
        return become({ link: 'none' });
      }),
  };
}

function statusOf({ about, tls, roundTripMs, notice }: OpenCourse): CourseStatus {
  return { link: 'ready', course: about, tls, roundTripMs, ...(notice === undefined ? {} : { notice }) };
}
