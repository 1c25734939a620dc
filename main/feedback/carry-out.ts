import type { Lease, TxOptions } from '../database/database.ts';
import type { Absent, Delivered, Parcel } from './delivery.ts';
import type { FeedbackCourse } from './feedback-course.ts';
import { type LedgerState, readLedger, takeTurns } from './ledger-queries.ts';
import { confirmed, type Planned, publish } from './publish.ts';
import { howRevisionStands, type Revising, revise } from './revise.ts';
import { type Found, standsInWay } from './stands-in-way.ts';

/** Long enough for a colleague's publication, short enough for the person: then it is another attempt's turn. */
export const lockTimeout = '3000';

/** What the history trigger writes down beside the words; in a batch the key is not one. */
export function settingsFor(parcels: readonly Parcel[]): TxOptions {
  const [first, ...others] = parcels.map(({ change }) => change);
  return {
    settings: {
      lock_timeout: lockTimeout,
      'tiza.author': first?.author ?? '',
      'tiza.key': others.length === 0 ? (first?.key ?? '') : '',
    },
  };
}

const nothingKept: LedgerState = { kept: false, recorded: false, sent: new Map() };

/** No savepoint: what is signed must have been written by the very transaction that signs. */
async function begin(lease: Lease, { writer, own }: FeedbackCourse, parcels: readonly Parcel[]) {
  await takeTurns(
    lease,
    parcels.map(({ change }) => `${change.activity} ${change.student}`),
  );
  const keys = parcels.map(({ change }) => change.key);
  return own.ledger ? readLedger(lease, writer.table ?? '', keys) : nothingKept;
}

interface Split {
  publications: Planned[];
  revisions: Revising[];
}

async function split(lease: Lease, { writer }: FeedbackCourse, parcels: readonly Parcel[]): Promise<Split> {
  const publications: Planned[] = [];
  const revisions: Revising[] = [];
  for (const { change, id, twins = null } of parcels) {
    if (change.kind === 'edit' || change.kind === 'withdraw') revisions.push(change);
    else if (change.kind === 'new') publications.push({ change, id, twins });
    // What was withdrawn comes back under its own id, as long as that is free.
    else {
      const own = (await writer.choosesIds(lease)) ? change.base.id : null;
      publications.push({ change, id: id ?? own, twins });
    }
  }
  return { publications, revisions };
}

async function look(
  lease: Lease,
  { writer }: FeedbackCourse,
  ledger: LedgerState,
  publications: readonly Planned[],
): Promise<Found> {
  if (publications.length === 0) return { ledger, comments: [] };
  const published = publications.flatMap(({ change }) => ledger.sent.get(change.key)?.id ?? []);
  const taken = publications.flatMap(({ id }) => id ?? []);
  const students = publications.map(({ change }) => change.student);
  return { ledger, comments: await writer.comments(lease, { ids: [...taken, ...published], students }) };
}

/** Every change that is still to be made, in one go; outcomes by key. */
export async function carryOut(
  lease: Lease,
  course: FeedbackCourse,
  parcels: readonly Parcel[],
): Promise<Map<string, Delivered>> {
  const ledger = await begin(lease, course, parcels);
  const { publications, revisions } = await split(lease, course, parcels);
  const found = await look(lease, course, ledger, publications);
  const outcomes = new Map<string, Delivered>();
  const free: Planned[] = [];
  for (const planned of publications) {
    const stands = standsInWay(planned, found);
    if (stands === null) free.push(planned);
    else outcomes.set(planned.change.key, stands);
  }
  const written = await publish(lease, course, free, ledger.recorded);
  for (const { change } of free) {
    const comment = written.get(change.key);
    outcomes.set(change.key, comment === undefined ? { outcome: 'take-another-id' } : confirmed(comment));
  }
  for (const change of revisions) outcomes.set(change.key, await revise(lease, course, change, ledger));
  return outcomes;
}

/** How one change stands, with nothing written; whoever is still at it has ended by then. */
export async function howItStands(
  lease: Lease,
  course: FeedbackCourse,
  parcel: Parcel,
): Promise<Delivered | Absent> {
  const ledger = await begin(lease, course, [parcel]);
  const { publications, revisions } = await split(lease, course, [parcel]);
  const found = await look(lease, course, ledger, publications);
  for (const planned of publications) return standsInWay(planned, found) ?? { outcome: 'absent' };
  for (const change of revisions) {
    return (await howRevisionStands(lease, course, change, ledger)) ?? { outcome: 'absent' };
  }
  return { outcome: 'absent' };
}
