import { AppError } from '#contract/errors';
import type { ConflictChoice, UndoOutcome } from '#contract/journal-outbox';
import type { Entry, StoredDraft, StoredItem, StoredRun } from '../disk/entries.ts';
import type { Store } from '../disk/store.ts';
import { apart, draftOf, insisting, queuedItem, undoing } from './changes.ts';

export interface BookDeps {
  store: Pick<Store, 'state' | 'commit'>;
  /** Written down by now. */
  onChange(items: StoredItem[], drafts: string[]): void;
}

/** What becomes of the items, one decision after the other, each written down before it counts. */
export interface Book {
  find(id: string): StoredItem;
  /**
   * In one line of the journal: the items, their run, and the drafts they were. Items that are known stay as they are,
   * and so do drafts that were typed on meanwhile.
   */
  add(items: StoredItem[], more?: { gone?: StoredDraft[]; run?: StoredRun }): Promise<void>;
  /** Whatever `decide` makes of the items as they are by then; nothing for `null`. */
  decide(decide: (items: ReadonlyMap<string, StoredItem>) => Entry | null): Promise<void>;
  undo(id: string): Promise<Pick<UndoOutcome, 'how' | 'draft'>>;
  resolve(id: string, choice: ConflictChoice): Promise<void>;
  /** Its words become a draft again. */
  giveUp(id: string): Promise<string | null>;
}

const nothingToDo = (reason: string) => new AppError('conflict', reason, { details: { reason } });

export const cancelled = (item: StoredItem): StoredItem => ({
  ...item,
  state: 'cancelled',
  conflict: null,
  rejected: null,
});

export function createBook({ store, onChange }: BookDeps): Book {
  let last: Promise<unknown> = Promise.resolve();

  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };

  async function write(entry: Entry): Promise<void> {
    await store.commit(entry);
    const keys = [...(entry.drafts ?? []).map(({ key }) => key), ...(entry.gone ?? [])];
    onChange(entry.items ?? [], keys);
  }

  function find(id: string): StoredItem {
    const item = store.state.items.get(id);
    if (item === undefined)
      throw new AppError('not-found', 'No such item', { details: { reason: 'item-gone' } });
    return item;
  }

  const backAsDraft = (item: StoredItem, discarded = false): StoredDraft[] => {
    const draft = draftOf(item, store.state.drafts, discarded);
    return draft === null ? [] : [draft];
  };

  async function takeBack(item: StoredItem, discarded = false): Promise<string | null> {
    const drafts = backAsDraft(item, discarded);
    const undone = item.undoes === null ? undefined : store.state.items.get(item.undoes);
    // What is no longer being undone can be undone again.
    const again = undone === undefined ? [] : [{ ...undone, undoneBy: null }];
    await write({ items: [cancelled(item), ...again], drafts });
    return drafts[0]?.key ?? null;
  }

  async function undo(item: StoredItem): Promise<Pick<UndoOutcome, 'how' | 'draft'>> {
    switch (item.state) {
      case 'sent':
      case 'unknown':
        if (!item.undoAsked) await write({ items: [{ ...item, undoAsked: true }] });
        return { how: 'asked', draft: null };
      case 'confirmed': {
        const inverse = undoing(item);
        if (inverse === null) throw nothingToDo('undone-already');
        await write({ items: [{ ...item, undoneBy: inverse.change.key }, inverse] });
        return { how: 'queued', draft: null };
      }
      case 'cancelled':
        throw nothingToDo('undone-already');
      default:
        return { how: 'taken-back', draft: await takeBack(item) };
    }
  }

  async function resolve(item: StoredItem, choice: ConflictChoice): Promise<void> {
    if (item.state !== 'conflict') throw nothingToDo('no-conflict');
    if (choice === 'theirs' || choice === 'draft') {
      await takeBack(item, choice === 'theirs');
      return;
    }
    const insisted = insisting(item);
    if (insisted !== null && (choice === 'mine' || item.change.kind === 'new')) {
      await write({ items: [{ ...item, change: insisted, state: 'queued', conflict: null }] });
      return;
    }
    // Beside theirs, or where there is nothing left to change: a comment of its own.
    const change = apart(item);
    if (change === null) throw nothingToDo('choice-impossible');
    const { studentName, draft, run } = item;
    await write({ items: [cancelled(item), queuedItem({ change, studentName, draft, run })] });
  }

  return {
    find,
    add: (items, { gone = [], run } = {}) =>
      inTurn(async () => {
        const added = items.filter(({ change }) => !store.state.items.has(change.key));
        if (added.length === 0) return;
        const still = gone.filter((draft) => store.state.drafts.get(draft.key) === draft);
        const closed = still.map(({ key }) => key);
        await write({ items: added, gone: closed, ...(run === undefined ? {} : { runs: [run] }) });
      }),
    decide: (decide) =>
      inTurn(async () => {
        const entry = decide(store.state.items);
        if (entry !== null) await write(entry);
      }),
    undo: (id) => inTurn(() => undo(find(id))),
    resolve: (id, choice) => inTurn(() => resolve(find(id), choice)),
    giveUp: (id) =>
      inTurn(async () => {
        const item = find(id);
        if (item.state !== 'conflict' && item.state !== 'rejected') throw nothingToDo('nothing-to-give-up');
        return takeBack(item);
      }),
  };
}
