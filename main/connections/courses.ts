import type { LinkStatus } from '#contract/connection-link';
import type { CourseStatus } from '#contract/course';
import { AppError } from '#contract/errors';
import { describeError } from '../lib/describe-error.ts';
import type { Log } from '../logging/log.ts';
import { type OpenCourse, renewed, type TypedPassword } from './open-course.ts';

export interface CoursesDeps {
  onStatus(status: CourseStatus): void;
  log: Log;
}

export interface Opening {
  id: string;
  name: string;
  typed?: TypedPassword;
  start(onWire: (wire: LinkStatus) => void): Promise<OpenCourse>;
}

export interface Courses {
  status(): CourseStatus;
  /** The open course, or an error that says there is none. */
  current(): OpenCourse;
  opened(): OpenCourse | null;
  /** Closes the one that is open. Of what is open already, only a password typed for it is tried. */
  open(opening: Opening): Promise<CourseStatus>;
  close(): Promise<CourseStatus>;
  /** Reads anew what there is in the open course, with other labels when told. */
  renew(labels?: unknown): Promise<void>;
  /** Tells the link what happened around it: a sleep, a new network, a person coming back. */
  tellLink(event: 'retryNow' | 'focused' | 'suspended' | 'resumed' | 'networkChanged'): void;
}

/** At most one course is open; everybody hears of every change. */
export function createCourses({ onStatus, log }: CoursesDeps): Courses {
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

  const start = async ({ id, name, start: begin }: Opening) => {
    await closeOpen();
    become({ link: 'connecting', opening: name });
    try {
      let opened: OpenCourse | undefined;
      opened = await begin((wire) => {
        if (opened !== undefined && open?.link === opened.link) become(statusOf(opened, wire));
      });
      open = opened;
      return become(statusOf(opened, opened.link.status()));
    } catch (error) {
      return become({ link: 'none', problem: describeError(error, log, 'open course'), failed: id });
    }
  };

  return {
    status: () => status,
    current() {
      if (open === null) throw new AppError('not-connected', 'No course is open');
      return open;
    },
    opened: () => open,
    open: (opening) =>
      inTurn(async () => {
        if (open?.about.id !== opening.id) return start(opening);
        if (opening.typed?.password !== undefined) await open.logInWith?.(opening.typed);
        return status;
      }),
    close: () =>
      inTurn(async () => {
        await closeOpen();
        return become({ link: 'none' });
      }),
    renew: (labels) =>
      inTurn(async () => {
        if (open !== null) open = await renewed(open, labels);
      }),
    tellLink: (event) => open?.link[event](),
  };
}

function statusOf({ about, mark, notice }: OpenCourse, wire: LinkStatus): CourseStatus {
  return { link: wire.link, course: about, wire, mark, ...(notice === undefined ? {} : { notice }) };
}
