import type { SchemaStatus } from '#contract/care';
import type { EventName, EventPayload, Handlers } from '#contract/contract';
import { AppError } from '#contract/errors';
import type { FeedbackChange } from '#contract/feedback-delivery';
import type { PublishDelay } from '#contract/preferences';
import type { KeychainAccess } from '../connections/keytar.ts';
import type { Link } from '../connections/link.ts';
import type { OpenCourse } from '../connections/open-course.ts';
import { createDelivery } from '../feedback/create-delivery.ts';
import type { Log } from '../logging/log.ts';
import { createCabinet } from './cabinet.ts';
import { createDesks } from './desks.ts';
import { createHandlers } from './handlers.ts';
import { refusalNow } from './outbox/gate.ts';
import { waitsAfter } from './outbox/outcomes.ts';
import { refuse } from './outbox/refuse.ts';

export interface JournalDeps {
  userData: string;
  access: KeychainAccess;
  course(): OpenCourse | null;
  /** Who signs in the open course; null: nobody has said. */
  author(): string | null;
  feedback: Pick<Handlers['feedback'], 'standing' | 'marks' | 'mark' | 'unmark'>;
  schemaStatus(): Promise<SchemaStatus>;
  delay(): PublishDelay;
  emit<Name extends EventName>(name: Name, payload: EventPayload<Name>): void;
  /** A new comment is there for its student to read. */
  onPublished(change: FeedbackChange): void;
  log: Log;
}

/** What somebody should know who is about to close the app. */
export interface Leaving {
  /** Comments to be sent, in the open course. */
  waiting: number;
  /** Marks to be set or taken back there. */
  marks: number;
  /** Something typed is only in memory: the disk does not take it. */
  unsaved: boolean;
}

export interface Journal {
  handlers: Handlers['journal'];
  /** Marks as the window sets and sees them: on this laptop first. */
  marks: Pick<Handlers['feedback'], 'marks' | 'mark' | 'unmark'>;
  /** A course is being opened: the keychain is asked meanwhile, so that the first word typed waits for nobody. */
  courseComing(): void;
  /** A course was opened or closed, its link came or went, or what is known of it changed. */
  courseChanged(): void;
  /** How much still has to reach a course: the open one or another. */
  waiting(): number;
  leaving(): Leaving;
  close(): Promise<void>;
}

/** Every word typed, on this laptop before anything else, and what of it is on its way to a course. */
export function createJournal(deps: JournalDeps): Journal {
  const { userData, access, course, emit, log } = deps;

  /** The course as it is now, as long as it is the one behind this link. */
  const behind = (link: Link) => () => {
    const now = course();
    if (now?.link === link) return now;
    throw new AppError('not-connected', 'The course was closed');
  };
  const deliveryOver = (link: Link) =>
    createDelivery({ course: behind(link), onPublished: deps.onPublished });

  const cabinet = createCabinet({
    userData,
    access,
    onStatus(status) {
      emit('journal-status', status);
      if (status.trouble === null) desks.courseChanged();
    },
    onUnlocked: () =>
      void desks.openPlace().then((outbox) => {
        if (outbox === null) return;
        emit('drafts-changed', { keys: [...outbox.store.state.drafts.keys()] });
        emit('outbox-changed', outbox.page());
        outbox.poke();
      }),
    log,
  });

  const desks = createDesks({
    cabinet,
    course,
    wayTo: (link, store) => ({
      delivery: deliveryOver(link),
      sign: (change) => (change.author === '' ? { ...change, author: deps.author() ?? '' } : change),
      mark(wanted) {
        behind(link)();
        return deps.feedback.mark(wanted);
      },
      unmark(wanted) {
        behind(link)();
        return deps.feedback.unmark(wanted);
      },
      connected: () => course()?.link === link && link.status().link === 'ready',
      gate: () =>
        refusalNow({
          course: behind(link),
          identity: store.heading.identity,
          schemaStatus: deps.schemaStatus,
        }),
    }),
    onItems: (page) => emit('outbox-changed', page),
    onDrafts: (keys) => emit('drafts-changed', { keys }),
    onRun: (run) => emit('run-progress', run),
    onWaitingMarks: (marks) => emit('marks-waiting', { marks }),
    onMarks: (refs) => emit('marks-arrived', { refs }),
    log,
  });

  function requireSound(change: FeedbackChange): void {
    const open = course();
    const rejected = open === null ? null : deliveryOver(open.link).check(change);
    // Whatever another hour may lift waits for it in the outbox.
    if (rejected !== null && waitsAfter(rejected.code, change.kind) === null) throw refuse(rejected);
  }

  return {
    handlers: createHandlers({
      cabinet,
      desks,
      author: deps.author,
      requireSound,
      standing: deps.feedback.standing,
      delay: deps.delay,
    }),
    marks: {
      async marks({ refs }) {
        const outbox = await desks.here();
        return outbox.marks.withWaiting(refs, await deps.feedback.marks({ refs }));
      },
      mark: async ({ marks }) => (await desks.here()).marks.set(marks),
      async unmark({ keys }) {
        await (await desks.here()).marks.withdraw(keys);
        return null;
      },
    },
    courseComing: () =>
      void cabinet.places().catch((error: unknown) => log.error('No journal could be opened', { error })),
    courseChanged: desks.courseChanged,
    waiting: cabinet.waiting,
    leaving() {
      const { comments, marks } = desks.waiting();
      return { waiting: comments, marks, unsaved: cabinet.unsaved() };
    },
    async close() {
      await desks.close();
      await cabinet.close();
    },
  };
}
