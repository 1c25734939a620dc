import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '#contract/errors';
import type { SubmissionRef } from '#contract/grading';
import type { OutboxPage, Run, WaitingMark } from '#contract/journal-outbox';
import type { Link } from '../connections/link.ts';
import type { OpenCourse } from '../connections/open-course.ts';
import type { Log } from '../logging/log.ts';
import type { Cabinet } from './cabinet.ts';
import type { Store } from './disk/store.ts';
import { type Course, createOutbox, type Outbox } from './outbox/outbox.ts';

export interface DesksDeps {
  cabinet: Pick<Cabinet, 'places'>;
  course(): OpenCourse | null;
  /** The way from this journal to the course that is open, and to no other. */
  wayTo(link: Link, store: Store): Course;
  /** Of the open course; what happens to others is nobody's news. */
  onItems(page: OutboxPage): void;
  onDrafts(keys: string[]): void;
  onRun(run: Run): void;
  onWaitingMarks(marks: WaitingMark[]): void;
  onMarks(refs: SubmissionRef[]): void;
  log: Log;
}

/** The journal of whichever course is open, with its outbox; those of others stay as they are. */
export interface Desks {
  /** The open course's; an error where none is open. */
  here(): Promise<Outbox>;
  /** Of a course that is or was open since the start: what was typed in it may come late. */
  of(courseId: string): Promise<Outbox>;
  openPlace(): Promise<Outbox | null>;
  /** How much of the open course's waits to be sent. */
  waiting(): { comments: number; marks: number };
  courseChanged(): void;
  close(): Promise<void>;
}

/** What is being sent gets a moment to end; how it ended is found out the next time. */
const farewellMs = 2000;

const noCourse = () => new AppError('not-connected', 'No course is open');

export function createDesks({ cabinet, course, wayTo, log, ...told }: DesksDeps): Desks {
  const outboxes = new Map<string, Outbox>();
  const known = new Map<string, Promise<Outbox>>();
  let open: { link: Link; outbox: Promise<Outbox> } | null = null;
  let shown: Outbox | null = null;

  function outboxOf(store: Store): Outbox {
    const { place } = store.heading;
    const found = outboxes.get(place);
    if (found !== undefined) return found;
    const made: Outbox = createOutbox({
      store,
      onItems: (page) => shown === made && told.onItems(page),
      onDrafts: (keys) => shown === made && told.onDrafts(keys),
      onRun: (run) => shown === made && told.onRun(run),
      onWaitingMarks: (marks) => shown === made && told.onWaitingMarks(marks),
      onMarks: (refs) => shown === made && told.onMarks(refs),
      log,
    });
    outboxes.set(place, made);
    return made;
  }

  async function sitDown(at: OpenCourse): Promise<Outbox> {
    const store = await (await cabinet.places()).of(at);
    const outbox = outboxOf(store);
    if (open?.link === at.link) {
      shown = outbox;
      outbox.open(wayTo(at.link, store));
    }
    return outbox;
  }

  async function standUp(): Promise<void> {
    const leaving = open;
    open = null;
    shown = null;
    await leaving?.outbox.then(
      (outbox) => outbox.close(),
      () => undefined,
    );
  }

  function courseChanged(): void {
    const now = course();
    if (now?.link === open?.link) {
      shown?.poke();
      return;
    }
    void standUp();
    if (now === null) return;
    // Nobody may wait for it yet; whoever asks for it hears of the error.
    const outbox = sitDown(now);
    outbox.catch((error: unknown) => log.error('A journal could not be opened', { error }));
    open = { link: now.link, outbox };
    known.set(now.about.id, outbox);
  }

  return {
    here: () => open?.outbox ?? Promise.reject(noCourse()),
    of: (courseId) => known.get(courseId) ?? Promise.reject(noCourse()),
    openPlace: async () => open?.outbox ?? null,
    waiting: () => ({
      comments: shown?.page().counts.waiting ?? 0,
      marks: shown?.marks.count() ?? 0,
    }),
    courseChanged,
    close: () => Promise.race([standUp(), sleep(farewellMs)]),
  };
}
