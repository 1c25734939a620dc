import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { FeedbackBase, FeedbackChange, FeedbackConfirmed } from '#contract/feedback-delivery';
import { type OpenCourse, openCourse } from '../../../main/connections/open-course.ts';
import { createSchema } from '../../../main/database/migrations/runner.ts';
import { createDelivery } from '../../../main/feedback/create-delivery.ts';
import type { Delivered, Delivery } from '../../../main/feedback/delivery.ts';
import { migrations } from '../../../migrations/all.ts';
import { silent } from '../../support/hosted-course.ts';
import { targetOf } from '../../support/target.ts';

interface Place {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}

/** One laptop with the course open. */
export interface Desk extends Delivery {
  course: OpenCourse;
  published: FeedbackChange[];
  close(): Promise<void>;
}

export const confirmedNames = { foro1: { names: ['Foro 1', 'foro1'] }, examen1: { names: ['Examen 1'] } };
export const eva = 'eva@uni.example';

export async function openDesk(place: Place, labels: unknown = confirmedNames): Promise<Desk> {
  const about = { id: 'calculo', name: 'Cálculo', kind: 'profile', readOnly: false } as const;
  const course = await openCourse({ about, target: targetOf(place), labels }, () => undefined);
  const published: FeedbackChange[] = [];
  return {
    course,
    published,
    ...createDelivery({ course: () => course, onPublished: (change) => published.push(change) }),
    close: () => course.close(),
  };
}

/** Our own tables, as an admin without logins for each teacher agrees to them. */
export async function giveSchema(place: Place): Promise<void> {
  const course = await openDesk(place);
  const { database } = course.course;
  const schema = createSchema({
    database,
    migrations,
    appVersion: '0.1.0',
    backupFirst: async () => 'verified',
    log: silent,
  });
  const { consent } = await schema.plan();
  await schema.apply({ consent, withoutBackup: false });
  await course.close();
}

type New = Extract<FeedbackChange, { kind: 'new' }>;

export function comment(text: string, rest: Partial<New> = {}): New {
  return {
    kind: 'new',
    key: randomUUID(),
    ref: { activity: 'foro1', id: '1' },
    student: eva,
    activity: 'foro1',
    submittedAt: null,
    author: 'Ana',
    text,
    seen: [],
    ...rest,
  };
}

const about = (rest: Partial<FeedbackChange>) => {
  const { text: _text, seen: _seen, kind: _kind, ...shared } = comment('');
  return { ...shared, author: rest.author ?? shared.author, student: rest.student ?? shared.student };
};

export const edit = (
  base: FeedbackBase,
  text: string,
  rest: Partial<FeedbackChange> = {},
): FeedbackChange => ({
  ...about(rest),
  kind: 'edit',
  base,
  text,
});

export const withdraw = (base: FeedbackBase, rest: Partial<FeedbackChange> = {}): FeedbackChange => ({
  ...about(rest),
  kind: 'withdraw',
  base,
});

export const restore = (base: FeedbackBase, rest: Partial<FeedbackChange> = {}): FeedbackChange => ({
  ...about(rest),
  kind: 'restore',
  base,
});

/** With an id taken first, as the outbox does. */
export async function send(desk: Desk, change: FeedbackChange): Promise<Delivered> {
  const [id = null] = change.kind === 'new' ? ((await desk.takeIds(1)) ?? []) : [];
  return desk.deliver(change, id);
}

export function isConfirmed(outcome: Delivered): FeedbackConfirmed {
  expect(outcome).toMatchObject({ outcome: 'confirmed' });
  return outcome as FeedbackConfirmed;
}

/** Published, and as the desk has it before it afterwards. */
export async function publish(desk: Desk, text: string, rest: Partial<New> = {}): Promise<FeedbackBase> {
  const { id, version } = isConfirmed(await send(desk, comment(text, rest)));
  return { id, version, text };
}
