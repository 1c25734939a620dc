import { AppError } from '#contract/errors';
import type { FeedbackChange } from '#contract/feedback-delivery';
import type { SubmissionRef } from '#contract/grading';
import type { OutboxItem, OutboxPage, Run, WaitingMark } from '#contract/journal-outbox';
import type { PublishDelay } from '#contract/preferences';
import type { Delivery } from '../../feedback/delivery.ts';
import type { Log } from '../../logging/log.ts';
import type { StoredDraft, StoredItem } from '../disk/entries.ts';
import { isOver } from '../disk/state.ts';
import type { Store } from '../disk/store.ts';
import { createMarks, type Marks, type MarksCourse } from '../marks/marks.ts';
import { createAttempts } from './back-off.ts';
import { type Book, createBook } from './book.ts';
import { queuedItem, wordsOf } from './changes.ts';
import { createDelays, longestDelayMs } from './delays.ts';
import { isSettled } from './lanes.ts';
import { progressOf } from './runs.ts';
import { createSender, type Sender, type SenderDeps } from './sender.ts';
import { countsOf, shown } from './shown.ts';

export interface OutboxDeps {
  store: Store;
  onItems(page: OutboxPage): void;
  onDrafts(keys: string[]): void;
  onRun(run: Run): void;
  onWaitingMarks(marks: WaitingMark[]): void;
  onMarks(refs: SubmissionRef[]): void;
  log: Log;
}

export interface Publishing {
  change: FeedbackChange;
  studentName: string;
  draft: string | null;
}

/** The way to the course, for as long as it is open. */
export type Course = Pick<SenderDeps, 'connected' | 'gate' | 'sign'> & MarksCourse & { delivery: Delivery };

/** What waits for one course's database, whether it is open or not. */
export interface Outbox extends Pick<Book, 'find' | 'undo' | 'resolve' | 'giveUp' | 'decide'> {
  readonly store: Store;
  readonly marks: Pick<Marks, 'set' | 'withdraw' | 'withWaiting' | 'waiting' | 'count'>;
  publish(items: Publishing[], delay: PublishDelay, run?: string): Promise<void>;
  tellDrafts(keys: string[]): void;
  show(item: StoredItem): OutboxItem;
  page(): OutboxPage;
  runs(): Run[];
  run(id: string): Run;
  changeRun(id: string, change: { paused?: boolean; cancelled?: boolean }): Promise<Run>;
  release(ids: readonly string[] | undefined): Promise<void>;
  retry(id: string): Promise<void>;
  open(course: Course): void;
  poke(): void;
  close(): Promise<void>;
}

const mostOver = 200;

const heldUntil = (delay: PublishDelay): StoredItem['heldUntil'] =>
  delay === 'off'
    ? null
    : delay === 'until-told'
      ? 'told'
      : new Date(Date.now() + longestDelayMs).toISOString();

/** The draft it was; not other words that came back into its box unseen, in the moment of publishing. */
function closedBy({ draft, change }: Publishing, drafts: Store['state']['drafts']): StoredDraft[] {
  const there = draft === null ? undefined : drafts.get(draft);
  if (there === undefined) return [];
  return there.returned === true && there.text.trim() !== wordsOf(change).trim() ? [] : [there];
}

export function createOutbox(deps: OutboxDeps): Outbox {
  const { store, onItems, onDrafts, onRun, onWaitingMarks, onMarks, log } = deps;
  const marks = createMarks({ store, onWaiting: onWaitingMarks, onArrived: onMarks, log });
  const delays = createDelays();
  const attempts = createAttempts();
  const underWay = new Set<string>();
  let sender: Sender | null = null;

  const items = () => [...store.state.items.values()];
  const isHeld = (item: StoredItem) => delays.heldFor(item) > 0;
  const reasons = () =>
    sender?.reasons() ?? ((item: StoredItem) => (isSettled(item) ? null : ('not-connected' as const)));
  const counts = () => countsOf(store.state.items.values(), isHeld);

  function view(): (item: StoredItem) => OutboxItem {
    const why = reasons();
    return (item) =>
      shown(item, { waitsFor: why(item), attempt: attempts.of(item.change.key), held: isHeld(item) });
  }

  function tell(changed: readonly StoredItem[]): void {
    onItems({ items: changed.map(view()), counts: counts() });
    for (const id of new Set(changed.flatMap(({ run }) => run ?? []))) onRun(run(id));
  }

  const book = createBook({
    store,
    onChange(changed, drafts) {
      if (drafts.length > 0) onDrafts(drafts);
      if (changed.length > 0) tell(changed);
      sender?.poke();
    },
  });

  function storedRun(id: string) {
    const found = store.state.runs.get(id);
    if (found === undefined)
      throw new AppError('not-found', 'No such run', { details: { reason: 'run-gone' } });
    return found;
  }

  const run = (id: string): Run => progressOf(storedRun(id), store.state.items.values());

  return {
    store,
    marks,
    find: book.find,
    decide: book.decide,
    undo: book.undo,
    resolve: book.resolve,
    giveUp: book.giveUp,
    async publish(wanted, delay, runId) {
      const held = heldUntil(delay);
      const added = wanted.map(({ change, studentName, draft }) =>
        queuedItem({ change, studentName, draft, heldUntil: held, run: runId ?? null }),
      );
      const gone = wanted.flatMap((each) => closedBy(each, store.state.drafts));
      if (runId === undefined) return book.add(added, { gone });
      const startedAt = new Date().toISOString();
      await book.add(added, { gone, run: { id: runId, startedAt, paused: false, cancelled: false } });
    },
    tellDrafts: onDrafts,
    show: (item) => view()(item),
    page() {
      const all = items();
      const over = new Set(all.filter(isOver).slice(0, -mostOver));
      return { items: all.filter((item) => !over.has(item)).map(view()), counts: counts() };
    },
    runs: () => [...store.state.runs.keys()].map(run),
    run,
    async changeRun(id, change) {
      await book.decide(() => ({ runs: [{ ...storedRun(id), ...change }] }));
      onRun(run(id));
      tell(items().filter((item) => item.run === id && !isSettled(item)));
      return run(id);
    },
    release: (ids) =>
      book.decide((now) => {
        const chosen = ids === undefined ? now : new Set(ids);
        const held = [...now.values()].filter(
          (item) => item.heldUntil !== null && chosen.has(item.change.key),
        );
        const released = held
          .filter(({ state }) => state === 'queued')
          .map((item) => ({ ...item, heldUntil: null }));
        return released.length === 0 ? null : { items: released };
      }),
    async retry(id) {
      attempts.forget(id);
      await book.decide((now) => {
        const item = now.get(id);
        return item?.state === 'rejected' ? { items: [{ ...item, state: 'queued', rejected: null }] } : null;
      });
      sender?.poke();
    },
    open(course) {
      void sender?.stop();
      const opened = createSender({
        ...course,
        store,
        book,
        delays,
        attempts,
        underWay,
        onReason: () => tell(items().filter((item) => !isSettled(item))),
        log,
      });
      sender = opened;
      opened.poke();
      marks.open(course);
    },
    poke() {
      sender?.poke();
      marks.poke();
    },
    async close() {
      const closing = sender;
      sender = null;
      await Promise.all([closing?.stop(), marks.close()]);
    },
  };
}
