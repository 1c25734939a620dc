import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SchemaStatus } from '#contract/care';
import type { EventName, EventPayload, Handlers } from '#contract/contract';
import { AppError } from '#contract/errors';
import type { OutboxItem, WantedChange } from '#contract/journal-outbox';
import type { PublishDelay } from '#contract/preferences';
import { type Courses, createCourses } from '../../../main/connections/courses.ts';
import type { KeychainAccess } from '../../../main/connections/keytar.ts';
import { openCourse } from '../../../main/connections/open-course.ts';
import { createSchema } from '../../../main/database/migrations/runner.ts';
import { createFeedback } from '../../../main/feedback/feedback.ts';
import { createJournal, type Journal } from '../../../main/journal/journal.ts';
import { migrations } from '../../../migrations/all.ts';
import { silent } from '../hosted-course.ts';
import { targetOf } from '../target.ts';

export interface LaptopOptions {
  /** Where this laptop keeps what is its person's own. */
  userData: string;
  place: { host: string; port: number; user: string; password: string; database?: string };
  course?: { id?: string; readOnly?: boolean };
  /** Under which names the activities' comments are filed. */
  labels?: unknown;
  author?: string;
  delay?: () => PublishDelay;
  access?: KeychainAccess;
}

/** The journal of the real app with a course open, without a window. */
export interface Laptop {
  journal: Journal;
  handlers: Handlers['journal'];
  courses: Courses;
  course: string;
  items(): Promise<OutboxItem[]>;
  /** Resolves with the item once it is so. */
  until(id: string, reached: (item: OutboxItem) => boolean, patienceMs?: number): Promise<OutboxItem>;
  /** Nothing waits any more. */
  drained(patienceMs?: number): Promise<void>;
  open(): Promise<void>;
  close(): Promise<void>;
}

export const confirmedNames = { foro1: { names: ['Foro 1', 'foro1'] }, examen1: { names: ['Examen 1'] } };

const refuse = () =>
  Promise.reject(new AppError('keychain-unavailable', 'None', { details: { reason: 'no-service' } }));
export const noKeychain: KeychainAccess = { read: refuse, write: refuse, erase: refuse };

export type Heard = <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void;

export async function openLaptop(options: LaptopOptions, heard: Heard = () => undefined): Promise<Laptop> {
  const { userData, place, labels = confirmedNames, author = 'Ana', access = noKeychain } = options;
  const { id = 'calculo', readOnly = false } = options.course ?? {};
  const about = { id, name: 'Cálculo', kind: 'profile', readOnly } as const;
  const courses = createCourses({ onStatus: () => journal.courseChanged(), log: silent });
  const signing = { author: () => author, sign: async () => undefined };
  const schemaStatus = (): Promise<SchemaStatus> =>
    createSchema({
      database: courses.current().database,
      migrations,
      appVersion: '0.1.0',
      backupFirst: async () => 'verified',
      log: silent,
    }).status();
  const journal = createJournal({
    userData,
    access,
    course: courses.opened,
    author: signing.author,
    feedback: createFeedback({ course: courses.current, signing }),
    schemaStatus,
    delay: options.delay ?? (() => 'off'),
    emit: heard,
    onPublished: () => undefined,
    log: silent,
  });
  const { handlers } = journal;
  const target = { ...targetOf({ ...place }), readOnly };

  async function open(): Promise<void> {
    const status = await courses.open({
      id,
      name: about.name,
      start: (onWire) => openCourse({ about, target, labels }, onWire),
    });
    if (status.problem !== undefined) throw new Error(status.problem.message);
  }

  const items = async () => (await handlers.outbox(undefined)).items;

  async function eventually<Value>(look: () => Promise<Value | null>, patienceMs: number): Promise<Value> {
    for (const end = Date.now() + patienceMs; ; await sleep(15)) {
      const found = await look();
      if (found !== null) return found;
      if (Date.now() > end) throw new Error(`Not reached: ${JSON.stringify(await items()).slice(0, 2000)}`);
    }
  }

  await open();
  return {
    journal,
    handlers,
    courses,
    course: id,
    items,
    until: (key, reached, patienceMs = 15_000) =>
      eventually(async () => {
        const item = (await items()).find((each) => each.id === key);
        return item !== undefined && reached(item) ? item : null;
      }, patienceMs),
    async drained(patienceMs = 60_000) {
      await eventually(async () => {
        const { counts } = await handlers.outbox(undefined);
        return counts.waiting === 0 ? true : null;
      }, patienceMs);
    },
    open,
    async close() {
      await journal.close();
      await courses.close();
    },
  };
}

export const eva = 'eva@uni.example';

export function aComment(
  text: string,
  student = eva,
  rest: Partial<Extract<WantedChange, { kind: 'new' }>> = {},
) {
  const change: WantedChange = {
    kind: 'new',
    key: randomUUID(),
    ref: { activity: 'foro1', id: '1' },
    student,
    activity: 'foro1',
    submittedAt: null,
    text,
    seen: [],
    ...rest,
  };
  return { change, studentName: 'Eva', draft: null };
}

export const aboutEva = {
  ref: { activity: 'foro1', id: '1' },
  submittedAt: null,
  activity: 'foro1',
  student: eva,
  studentName: 'Eva',
  editing: null,
  seen: [],
};
