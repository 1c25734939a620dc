import type { AppInfo } from '#contract/app';
import type { Bridge, EventName, EventPayload } from '#contract/contract';
import type { CourseStatus } from '#contract/course';
import type { InputOf } from '#contract/define';
import type { DeskMemory } from '#contract/desk-memory';
import type { ErrorShape } from '#contract/errors';
import type { grading, QueuePage, Submission, SubmissionRef, SubmissionSummary } from '#contract/grading';
import type { ArrivedLink } from '#contract/links';
import { preferences as freshPreferences, type PreferencesChange } from '#contract/preferences';
import { failure, type Result, success } from '#contract/result';
import type { UpdateState } from '#contract/updates';
import { createFakeBackups, type FakeBackups } from './fake-backups.ts';
import { createFakeCare, type FakeCare } from './fake-care.ts';
import { createFakeClassroom } from './fake-classroom.ts';
import { createFakeConnect, type FakeConnectOptions } from './fake-connect.ts';
import { createFakeCourse, earlier, type FakeSubmission } from './fake-course.ts';
import { createFakeFeedback, type FakeFeedbackOptions } from './fake-feedback.ts';
import { createFakeJournal, type FakeJournalOptions } from './fake-journal.ts';
import { fakeStatus } from './fake-status.ts';

export interface FakeBridge extends Bridge {
  /** What main would send to the window. */
  emit<Name extends EventName>(name: Name, payload: EventPayload<Name>): void;
  /** From now on these methods (`grading.queue`) answer with the error; `undefined` heals them. */
  fail(method: string, error: ErrorShape | undefined): void;
  /** Every call so far, `namespace.method` and what it was given. */
  readonly calls: { method: string; input: unknown }[];
}

export interface FakeBridgeOptions {
  info?: Partial<Omit<AppInfo, 'preferences'>> & { preferences?: PreferencesChange };
  status?: CourseStatus;
  /** A link that waits to be opened. */
  link?: ArrivedLink;
  /** How the desk was left the last time. */
  desk?: DeskMemory;
  /** What is on the shelf of backups. */
  backups?: Partial<FakeBackups>;
  /** What caring for the course's database finds. */
  care?: Partial<FakeCare>;
  /** The wall clock now, as a number. */
  now?: number;
  /** Methods that fail from the start. */
  failing?: Record<string, ErrorShape>;
  connect?: FakeConnectOptions;
  /** What is kept beside the comments. */
  feedback?: FakeFeedbackOptions;
  /** What is known of new versions. */
  update?: UpdateState;
  /** What is on this laptop's disk, and what waits to be sent. */
  journal?: FakeJournalOptions;
  /** How long every answer takes. */
  delayMs?: number;
}

export type Answer = <Input extends unknown[], Value>(
  method: string,
  work: (...input: Input) => Value | ErrorShape,
) => (...input: Input) => Promise<Result<Value>>;

export function createFakeBridge(options: FakeBridgeOptions = {}): FakeBridge {
  const course = createFakeCourse(options.now ?? Date.UTC(2026, 10, 21, 9, 30));
  const listeners = new Map<string, Set<(payload: never) => void>>();
  const failures = new Map(Object.entries(options.failing ?? {}));
  const calls: FakeBridge['calls'] = [];
  let status: CourseStatus = options.status ?? { link: 'none' };
  let preferences = freshPreferences.parse({ language: 'es', theme: 'light', ...options.info?.preferences });

  let link = options.link ?? null;

  const info = (): AppInfo => ({
    version: '0.1.0',
    platform: 'linux',
    systemLanguage: 'es-CO',
    startupNotices: [],
    ...options.info,
    preferences,
  });

  const answer: Answer =
    <Input extends unknown[], Value>(method: string, work: (...input: Input) => Value | ErrorShape) =>
    async (...input: Input): Promise<Result<Value>> => {
      calls.push({ method, input: input[0] });
      if (options.delayMs !== undefined) await new Promise((done) => setTimeout(done, options.delayMs));
      const error = failures.get(method);
      if (error !== undefined) return failure(error);
      const value = work(...input);
      return isError(value) ? failure(value) : success(value as Value);
    };

  const become = (next: CourseStatus): CourseStatus => {
    status = next;
    bridge.emit('course-status', next);
    return next;
  };

  const bridge: FakeBridge = {
    app: {
      info: answer('app.info', info),
      setPreferences: answer('app.setPreferences', (change) => {
        preferences = freshPreferences.parse({ ...preferences, ...change });
        return preferences;
      }),
      copy: answer('app.copy', () => null),
      copyPicture: answer('app.copyPicture', () => null),
      copyDiagnosis: answer('app.copyDiagnosis', () => null),
      reportProblem: answer('app.reportProblem', () => null),
    },
    backups: createFakeBackups(answer, options.backups),
    care: createFakeCare(answer, options.care),
    classroom: createFakeClassroom(answer, course.submissions),
    ...createFakeFeedback(answer, course.submissions, options.feedback),
    connect: createFakeConnect(
      { answer, tellStep: (step) => bridge.emit('connection-step', step) },
      options.connect,
    ),
    course: {
      status: answer('course.status', () => status),
      openSample: answer('course.openSample', () => become({ ...fakeStatus })),
      open: answer('course.open', () => become({ ...fakeStatus })),
      close: answer('course.close', () => become({ link: 'none' })),
      retryNow: answer('course.retryNow', () => null),
      networkChanged: answer('course.networkChanged', () => null),
    },
    desk: {
      recall: async () => success(options.desk ?? null),
      remember: answer('desk.remember', () => null),
    },
    grading: {
      activities: answer('grading.activities', () => course.activities),
      queue: answer('grading.queue', (query) => page(course.submissions, query)),
      cancelQueue: answer('grading.cancelQueue', () => null),
      open: answer('grading.open', (ref: SubmissionRef): Submission | ErrorShape => {
        const found = course.submissions.find(
          (each) => each.ref.id === ref.id && each.ref.activity === ref.activity,
        );
        return (
          found ?? {
            code: 'not-found',
            message: 'No such submission',
            retryable: false,
            reference: 'n0tfound',
          }
        );
      }),
      // The attempt before was this one with its words in another order and an empty table.
      previousAttempt: answer(
        'grading.previousAttempt',
        (ref: SubmissionRef): Submission | ErrorShape | null => {
          const now = course.submissions.find(
            ({ ref: each }) => each.id === ref.id && each.activity === ref.activity,
          );
          return now === undefined || now.attempt < 2 ? null : earlier(now);
        },
      ),
      saveImage: answer('grading.saveImage', () => true),
      // Only the preview of a long answer is there; the rest is made up as it is asked for.
      text: answer('grading.text', ({ from, length }) =>
        'más texto '.repeat(Math.ceil(length / 10)).slice(0, Math.min(length, Math.max(0, 250_000 - from))),
      ),
    },
    links: {
      take: answer<[], ArrivedLink | null>('links.take', () => {
        const taken = link;
        link = null;
        return taken;
      }),
      copy: answer('links.copy', () => null),
    },
    updates: {
      state: answer('updates.state', () => options.update ?? { phase: 'idle' }),
      check: answer('updates.check', () => options.update ?? { phase: 'current' }),
      download: answer('updates.download', () => options.update ?? { phase: 'idle' }),
      install: answer('updates.install', () => null),
    },
    journal: createFakeJournal(
      { answer, emit: (name, payload) => bridge.emit(name, payload) },
      options.journal,
    ),
    on(name, listener) {
      const heard = listeners.get(name) ?? new Set();
      listeners.set(name, heard.add(listener as (payload: never) => void));
      return () => heard.delete(listener as (payload: never) => void);
    },
    emit(name, payload) {
      for (const listener of listeners.get(name) ?? []) listener(payload as never);
    },
    fail(method, error) {
      if (error === undefined) failures.delete(method);
      else failures.set(method, error);
    },
    calls,
  };
  return bridge;
}

function isError(value: unknown): value is ErrorShape {
  return typeof value === 'object' && value !== null && 'retryable' in value && 'code' in value;
}

function page(all: FakeSubmission[], query: InputOf<typeof grading.queue>): QueuePage {
  const limit = query.limit ?? 50;
  const rows = all
    .filter(({ ref }) => query.activity === undefined || ref.activity === query.activity)
    .filter(({ state }) => query.states === undefined || query.states.includes(state))
    .filter(({ images }) => query.images === undefined || images > 0 === query.images)
    .filter((row) => matches(row, query.search ?? ''));
  if (query.order === 'oldest') rows.reverse();
  const start = query.cursor === undefined ? 0 : Number(query.cursor);
  const end = start + limit;
  return {
    items: rows.slice(start, end).map(summaryOf),
    next: end < rows.length ? String(end) : null,
    total: rows.length,
  };
}

function summaryOf({ parts: _parts, feedback: _feedback, ...summary }: FakeSubmission): SubmissionSummary {
  return summary;
}

function matches({ student, preview }: FakeSubmission, search: string): boolean {
  return `${student.name} ${preview}`.toLowerCase().includes(search.toLowerCase());
}
