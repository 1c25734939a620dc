import type { Bridge, EventName, EventPayload } from '#contract/contract';
import type { ErrorShape } from '#contract/errors';
import type { JournalStatus, KeptDraft, WaitingPlace } from '#contract/journal-drafts';
import type { OutboxItem, Run, WaitingMark, WantedChange } from '#contract/journal-outbox';
import type { Answer } from './fake-bridge.ts';

export interface FakeJournalOptions {
  drafts?: KeptDraft[];
  items?: OutboxItem[];
  runs?: Run[];
  marks?: WaitingMark[];
  places?: WaitingPlace[];
  status?: Partial<JournalStatus>;
  /** Nothing leaves the laptop: what is published stays queued. */
  offline?: boolean;
}

interface FakeJournalDeps {
  answer: Answer;
  emit<Name extends EventName>(name: Name, payload: EventPayload<Name>): void;
}

const gone: ErrorShape = { code: 'not-found', message: 'Gone', retryable: false, reference: 'g0ne' };
const at = '2026-11-21T09:30:00.000Z';

/** What main keeps of the words that are typed; what is published is confirmed at once. */
export function createFakeJournal(
  { answer, emit }: FakeJournalDeps,
  options: FakeJournalOptions = {},
): Bridge['journal'] {
  const drafts = new Map((options.drafts ?? []).map((draft) => [draft.key, draft]));
  const items = new Map((options.items ?? []).map((item) => [item.id, item]));
  const runs = new Map((options.runs ?? []).map((run) => [run.id, run]));
  const status: JournalStatus = {
    protection: 'keychain',
    trouble: null,
    locked: 0,
    damaged: 0,
    ...options.status,
  };

  const isOpen = ({ state }: OutboxItem) => ['held', 'queued', 'sent', 'unknown'].includes(state);
  const counts = () => {
    const all = [...items.values()];
    return {
      waiting: all.filter(isOpen).length,
      held: all.filter(({ state }) => state === 'held').length,
      attention: all.filter(({ state }) => state === 'conflict' || state === 'rejected').length,
    };
  };
  const tell = (changed: OutboxItem[]) => emit('outbox-changed', { items: changed, counts: counts() });

  function put(item: OutboxItem): OutboxItem {
    items.set(item.id, item);
    tell([item]);
    return item;
  }

  function published(change: WantedChange, studentName: string, run: string | null): OutboxItem {
    const confirmed = options.offline
      ? null
      : { id: '900', version: '1', writtenAt: '2026-11-21 09:30:00.000' };
    const { key: id, kind, ref, submittedAt, activity, student } = change;
    return {
      ...{ id, kind, ref, submittedAt, activity, student, studentName, run },
      undoes: null,
      text: 'text' in change ? change.text : change.base.text,
      base: change.kind === 'new' ? null : change.base,
      state: confirmed === null ? 'queued' : 'confirmed',
      waitsFor: confirmed === null ? 'not-connected' : null,
      ...{ queuedAt: at, releaseAt: null, tries: 0, nextTryAt: null, problem: null },
      confirmed,
      confirmedAt: confirmed === null ? null : at,
      ...{
        conflict: null,
        rejected: null,
        undo: confirmed === null ? 'take-back' : 'withdraw',
        undoAsked: false,
      },
    };
  }

  const change = (id: string, with_: Partial<OutboxItem>) => {
    const item = items.get(id);
    return item === undefined ? gone : put({ ...item, ...with_ });
  };

  const becomeRun = (id: string, with_: Partial<Run>) => {
    const run = runs.get(id);
    if (run === undefined) return gone;
    const next = { ...run, ...with_ };
    runs.set(id, next);
    emit('run-progress', next);
    return next;
  };

  return {
    status: answer('journal.status', () => status),
    unlock: answer('journal.unlock', () => status),
    drafts: answer('journal.drafts', (query) =>
      [...drafts.values()].reverse().filter(({ discardedAt }) => query?.discarded || discardedAt === null),
    ),
    keep: answer('journal.keep', ({ key, text, about }) => {
      drafts.delete(key);
      if (text !== '') drafts.set(key, { key, text, about, changedAt: at, discardedAt: null });
      return null;
    }),
    discard: answer('journal.discard', ({ key }) => {
      const draft = drafts.get(key);
      if (draft === undefined) return gone;
      drafts.set(key, { ...draft, discardedAt: at });
      return null;
    }),
    recover: answer('journal.recover', ({ key }) => {
      const draft = drafts.get(key);
      if (draft === undefined) return gone;
      const back = { ...draft, discardedAt: null };
      drafts.set(key, back);
      return back;
    }),
    meanwhile: answer('journal.meanwhile', () => ({ theirs: null, newer: [] })),
    publish: answer('journal.publish', ({ change: wanted, studentName, draft }) => {
      if (draft !== null) drafts.delete(draft);
      return put(items.get(wanted.key) ?? published(wanted, studentName, null));
    }),
    publishMany: answer('journal.publishMany', ({ id, items: wanted }) => {
      for (const { change: each, studentName, draft } of wanted) {
        if (draft !== null) drafts.delete(draft);
        put(published(each, studentName, id));
      }
      const confirmed = options.offline ? 0 : wanted.length;
      const waiting = wanted.length - confirmed;
      const state = waiting === 0 ? 'done' : 'running';
      const total = wanted.length;
      runs.set(id, { id, state, startedAt: at, total, confirmed, attention: 0, cancelled: 0, waiting });
      return becomeRun(id, {}) as Run;
    }),
    runs: answer('journal.runs', () => [...runs.values()]),
    pauseRun: answer('journal.pauseRun', ({ id }) => becomeRun(id, { state: 'paused' })),
    resumeRun: answer('journal.resumeRun', ({ id }) => becomeRun(id, { state: 'running' })),
    cancelRun: answer('journal.cancelRun', ({ id }) => becomeRun(id, { state: 'cancelled' })),
    undoRun: answer('journal.undoRun', ({ id }) => becomeRun(id, {})),
    outbox: answer('journal.outbox', () => ({ items: [...items.values()], counts: counts() })),
    waitingMarks: answer('journal.waitingMarks', () => options.marks ?? []),
    release: answer('journal.release', () => {
      for (const item of [...items.values()].filter(({ state }) => state === 'held')) {
        put({ ...item, state: 'queued', waitsFor: 'turn' });
      }
      return null;
    }),
    undo: answer('journal.undo', ({ id }) => {
      const item = items.get(id);
      if (item === undefined) return gone;
      if (item.state !== 'confirmed') {
        return {
          how: 'taken-back' as const,
          item: put({ ...item, state: 'cancelled', undo: null }),
          draft: null,
        };
      }
      return { how: 'queued' as const, item: put({ ...item, undo: null }), draft: null };
    }),
    retry: answer('journal.retry', ({ id }) => change(id, { state: 'queued', rejected: null })),
    giveUp: answer('journal.giveUp', ({ id }) => {
      const item = change(id, { state: 'cancelled', conflict: null, rejected: null });
      return 'id' in item ? `back/${item.id}` : item;
    }),
    resolve: answer('journal.resolve', ({ id, choice }) =>
      change(id, {
        state: choice === 'mine' || choice === 'both' ? 'confirmed' : 'cancelled',
        conflict: null,
      }),
    ),
    places: answer('journal.places', () => options.places ?? []),
    adopt: answer('journal.adopt', () => []),
  };
}
