import { AppError } from '#contract/errors';
import type { FeedbackChange, FeedbackRejected } from '#contract/feedback-delivery';
import { requireWritable } from '../care/writable.ts';
import type { OpenCourse } from '../connections/open-course.ts';
import { toAppError } from '../database/errors.ts';
import { carryOut, howItStands, lockTimeout, settingsFor } from './carry-out.ts';
import { checkChange, rejected } from './check.ts';
import type { Absent, Delivered, Delivery, Parcel } from './delivery.ts';
import { type FeedbackCourse, feedbackCourse } from './feedback-course.ts';
import { refusedBy } from './refusals.ts';
import { saysTheSame } from './stands-in-way.ts';

export interface DeliveryDeps {
  course(): OpenCourse;
  /** A new comment is there for its student to read. */
  onPublished(change: FeedbackChange): void;
}

// Each student's turn is a lock, and a server has room for some thousands in all.
const mostTogether = 200;

export function createDelivery({ course, onPublished }: DeliveryDeps): Delivery {
  function check(change: FeedbackChange): FeedbackRejected | null {
    const open = course();
    try {
      requireWritable(open);
    } catch (error) {
      if (error instanceof AppError) return rejected('read-only', error.details);
      throw error;
    }
    return checkChange(change, feedbackCourse(open));
  }

  async function send(desk: FeedbackCourse, parcels: readonly Parcel[]): Promise<Map<string, Delivered>> {
    const [first] = parcels;
    if (first === undefined) return new Map();
    // The server notes one name for what a transaction does, and ids of its own choosing come one at a time.
    const together = parcels.every(
      ({ change, id }) => change.kind === 'new' && id !== null && change.author === first.change.author,
    );
    if (!together && parcels.length > 1) return oneByOne(desk, parcels);
    try {
      return await desk.database.tx((lease) => carryOut(lease, desk, parcels), settingsFor(parcels));
    } catch (cause) {
      const refused = refusedBy(toAppError(cause), first.change);
      return parcels.length === 1 ? new Map([[first.change.key, refused]]) : oneByOne(desk, parcels);
    }
  }

  async function oneByOne(desk: FeedbackCourse, parcels: readonly Parcel[]): Promise<Map<string, Delivered>> {
    const outcomes = new Map<string, Delivered>();
    for (const parcel of parcels) {
      for (const [key, outcome] of await send(desk, [parcel])) outcomes.set(key, outcome);
    }
    return outcomes;
  }

  function told<Outcome extends Delivered | Absent>(change: FeedbackChange, outcome: Outcome): Outcome {
    if (outcome.outcome === 'confirmed' && change.kind === 'new') onPublished(change);
    return outcome;
  }

  async function deliverAll(parcels: readonly Parcel[]): Promise<Delivered[]> {
    const refused = new Map(parcels.map(({ change }) => [change.key, check(change)]));
    const sound = parcels.filter(({ change }) => refused.get(change.key) === null);
    const sent = new Map<string, Delivered>();
    for (let at = 0; at < sound.length; at += mostTogether) {
      const piece = sound.slice(at, at + mostTogether);
      for (const [key, outcome] of await send(feedbackCourse(course()), piece)) sent.set(key, outcome);
    }
    return parcels.map(({ change }) => {
      const outcome = refused.get(change.key) ?? sent.get(change.key);
      if (outcome === undefined) throw new Error('A change was sent and its outcome forgotten');
      return told(change, outcome);
    });
  }

  return {
    check,
    async takeIds(count) {
      const { database, writer } = feedbackCourse(course());
      if (writer.table === null) return null;
      return database.tx((lease) => writer.takeIds(lease, count), {
        settings: { lock_timeout: lockTimeout },
      });
    },
    async twins(change) {
      const { database, writer, own } = feedbackCourse(course());
      if (change.kind === 'edit' || change.kind === 'withdraw') return null;
      if (writer.table === null || own.ledger || (await writer.choosesIds(database))) return null;
      const comments = await writer.comments(database, { students: [change.student] });
      return comments.filter((comment) => saysTheSame(comment, change)).map(({ id }) => id);
    },
    async deliver(change, id, twins = null) {
      const [outcome] = await deliverAll([{ change, id, twins }]);
      return outcome ?? Promise.reject(new Error('One change, one outcome'));
    },
    deliverAll,
    async reconcile(change, id, twins = null) {
      const desk = feedbackCourse(course());
      if (desk.writer.table === null) return rejected('feedback-missing');
      const parcel = { change, id, twins };
      const stands = await desk.database.tx(
        (lease) => howItStands(lease, desk, parcel),
        settingsFor([parcel]),
      );
      return told(change, stands);
    },
  };
}
