import type { Entry, StoredDraft, StoredItem, StoredMark, StoredRun } from './entries.ts';
import { putDraft } from './put-draft.ts';

/** Everything one journal says, in the order it was said. */
export interface State {
  drafts: Map<string, StoredDraft>;
  items: Map<string, StoredItem>;
  runs: Map<string, StoredRun>;
  marks: Map<string, StoredMark>;
}

const mostDiscarded = 300;
const mostOver = 500;

export const isOver = ({ state }: StoredItem) => state === 'confirmed' || state === 'cancelled';

export const emptyState = (): State => ({
  drafts: new Map(),
  items: new Map(),
  runs: new Map(),
  marks: new Map(),
});

export function apply(state: State, entry: Entry): void {
  const { drafts = [], items = [], runs = [], marks = [], marked = [], gone = [] } = entry;
  for (const key of gone) state.drafts.delete(key);
  for (const draft of drafts.flatMap((next) => putDraft(state.drafts, next))) {
    // The latest one last; an item keeps its place in the queue.
    state.drafts.delete(draft.key);
    state.drafts.set(draft.key, draft);
  }
  for (const item of items) state.items.set(item.change.key, item);
  for (const run of runs) state.runs.set(run.id, run);
  for (const mark of marks) state.marks.set(mark.id, mark);
  for (const id of marked) state.marks.delete(id);
}

/** What a journal says after all of its lines. */
export function replay(entries: readonly Entry[]): State {
  const state = emptyState();
  let unseen: StoredDraft[] = [];
  for (const entry of entries) {
    if (entry.blind) unseen = [...unseen, ...state.drafts.values()];
    apply(state, entry);
  }
  for (const draft of unseen) keepBeside(state, draft);
  // It was on its way when the app ended.
  for (const item of state.items.values()) {
    if (item.state === 'sent') state.items.set(item.change.key, { ...item, state: 'unknown' });
  }
  return state;
}

/** A draft that was typed over, or thrown away, by somebody who could not see it. */
function keepBeside(state: State, draft: StoredDraft): void {
  const now = state.drafts.get(draft.key);
  if (now === draft || now?.text === draft.text || draft.discardedAt !== null) return;
  const key = `${draft.key} (${draft.changedAt})`;
  state.drafts.set(key, { ...draft, key, discardedAt: draft.changedAt });
}

/** Of what is over, only the latest stays. */
export function prune(state: State): void {
  const discarded = [...state.drafts.values()].filter(({ discardedAt }) => discardedAt !== null);
  for (const { key } of discarded.slice(0, -mostDiscarded)) state.drafts.delete(key);
  const over = [...state.items.values()].filter(isOver);
  for (const { change } of over.slice(0, -mostOver)) state.items.delete(change.key);
  const running = new Set([...state.items.values()].map(({ run }) => run));
  for (const id of state.runs.keys()) if (!running.has(id)) state.runs.delete(id);
}

/** The same again, one line for each thing, so that damage to one is no damage to another. */
export function entriesOf({ drafts, items, runs, marks }: State): Entry[] {
  return [
    ...[...runs.values()].map((run) => ({ runs: [run] })),
    ...[...items.values()].map((item) => ({ items: [item] })),
    ...[...marks.values()].map((mark) => ({ marks: [mark] })),
    ...[...drafts.values()].map((draft) => ({ drafts: [draft] })),
  ];
}
