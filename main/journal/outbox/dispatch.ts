import { AppError } from '#contract/errors';
import type { FeedbackChange } from '#contract/feedback-delivery';
import { outcomeOf } from '../../database/errors.ts';
import type { Delivery } from '../../feedback/delivery.ts';
import type { Log } from '../../logging/log.ts';
import type { StoredItem } from '../disk/entries.ts';
import type { Store } from '../disk/store.ts';
import type { Attempts } from './back-off.ts';
import type { Book } from './book.ts';
import { knowingOwn } from './changes.ts';
import { isOpenQuestion } from './lanes.ts';
import { concluded, type Ended, joined, waitsAfter } from './outcomes.ts';
import { type ItemProblem, problemOf } from './problem.ts';

export interface DispatchDeps {
  store: Pick<Store, 'state'>;
  book: Pick<Book, 'decide'>;
  attempts: Attempts;
  delivery: Delivery;
  /** With who signs, where nobody had said yet when it was written. */
  sign(change: FeedbackChange): FeedbackChange;
  /** Taken back, held or paused since it was chosen. */
  stays(item: StoredItem): boolean;
  log: Log;
}

const lacksId = ({ change, takenId, needsAnotherId }: StoredItem) =>
  takenId === null && (change.kind === 'new' || needsAnotherId);

const idTaken: ItemProblem = { code: 'conflict', reason: 'id-taken' };

/** One try for each of a batch: id taken, written down, sent, and what came of it written down again. */
export function createDispatch(deps: DispatchDeps): (batch: readonly StoredItem[]) => Promise<void> {
  const { store, book, attempts, delivery, sign, stays, log } = deps;

  function remember({ change }: StoredItem, ended: Ended): void {
    if (ended.outcome === 'retry' || ended.outcome === 'unknown') attempts.failed(change.key, ended.problem);
    else if (ended.outcome === 'take-another-id') attempts.failed(change.key, idTaken);
    else if (ended.outcome === 'rejected' && waitsAfter(ended.code, change.kind) !== null) {
      attempts.failed(change.key, { code: 'forbidden', reason: ended.code });
    } else attempts.forget(change.key);
  }

  async function conclude(tries: readonly (readonly [StoredItem, Ended])[]): Promise<void> {
    for (const [item, ended] of tries) remember(item, ended);
    await book.decide((now) =>
      joined(
        tries.map(([item, how]) => concluded(now.get(item.change.key) ?? item, how, store.state.drafts)),
      ),
    );
  }

  /** What a thrown error says of those that were being sent; of several, one may have been made. */
  function endedBy(cause: unknown, alone: boolean): Ended {
    const known = cause instanceof AppError && cause.code !== 'cancelled';
    if (!known) log.error('A delivery ended without an outcome', { error: cause });
    const surelyNothing = known && alone && outcomeOf(cause) !== 'unknown';
    return { outcome: surelyNothing ? 'retry' : 'unknown', problem: problemOf(cause) };
  }

  async function ask(item: StoredItem): Promise<void> {
    const ended = await delivery
      .reconcile(item.change, item.takenId, item.twins)
      .catch((cause: unknown): Ended => ({ outcome: 'unknown', problem: problemOf(cause) }));
    await conclude([[item, ended]]);
  }

  /** Under their ids, and written down as sent, before anything is: whoever was taken back meanwhile stays out. */
  async function claim(
    batch: readonly StoredItem[],
    ids: readonly string[],
    twins: string[] | null,
  ): Promise<StoredItem[]> {
    const left = [...ids];
    let claimed: StoredItem[] = [];
    await book.decide((now) => {
      const mayGo = batch.flatMap(({ change }) => now.get(change.key) ?? []).filter((item) => !stays(item));
      claimed = mayGo.map((item) => ({
        ...item,
        // An undo means the words it was asked at, and no later ones of the same person.
        change: sign(item.undoes === null ? knowingOwn(item.change, now.values()) : item.change),
        state: 'sent',
        takenId: lacksId(item) ? (left.shift() ?? null) : item.takenId,
        twins,
      }));
      return claimed.length === 0 ? null : { items: claimed };
    });
    return claimed;
  }

  async function deliver(claimed: readonly StoredItem[]): Promise<Ended[]> {
    try {
      return await delivery.deliverAll(
        claimed.map(({ change, takenId, twins }) => ({ change, id: takenId, twins })),
      );
    } catch (cause) {
      return claimed.map(() => endedBy(cause, claimed.length === 1));
    }
  }

  const twinsOf = async ({ change, takenId }: StoredItem, ids: readonly string[]) =>
    takenId === null && ids.length === 0 ? delivery.twins(change) : null;

  async function send(batch: readonly StoredItem[]): Promise<void> {
    const lacking = batch.filter(lacksId).length;
    const ids = lacking === 0 ? [] : ((await delivery.takeIds(lacking)) ?? []);
    // Where the course gives no ids beforehand, each goes alone.
    const going = ids.length < lacking ? batch.slice(0, 1) : batch;
    const [only, ...others] = going;
    const twins = only === undefined || others.length > 0 ? null : await twinsOf(only, ids);
    const claimed = await claim(going, ids, twins);
    if (claimed.length === 0) return;
    const ended = await deliver(claimed);
    const outcomeAt = (at: number) => ended[at] ?? endedBy(new Error('A change without an outcome'), false);
    await conclude(claimed.map((item, at) => [item, outcomeAt(at)] as const));
  }

  return async (batch) => {
    const [first] = batch;
    if (first === undefined) return;
    try {
      await (isOpenQuestion(first) ? ask(first) : send(batch));
    } catch (cause) {
      // Either nothing was sent, or how it ended could not be written down and stays an open question.
      for (const { change } of batch) attempts.failed(change.key, problemOf(cause));
    }
  };
}
