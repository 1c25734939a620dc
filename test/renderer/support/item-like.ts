import type { OutboxItem } from '#contract/journal-outbox';

/** A comment of ours on its way, as main tells of it. */
export function itemLike(change: Partial<OutboxItem>): OutboxItem {
  return {
    id: '11111111-2222-4333-8444-555555555555',
    kind: 'new',
    ref: { activity: 'foro3', id: '167' },
    submittedAt: null,
    activity: 'foro3',
    student: 'nicolás0@uni.example',
    studentName: 'Nicolás Arango',
    run: null,
    undoes: null,
    text: 'Lo mío',
    base: null,
    state: 'queued',
    waitsFor: 'turn',
    queuedAt: '2026-11-21T09:30:00.000Z',
    releaseAt: null,
    tries: 0,
    nextTryAt: null,
    problem: null,
    confirmed: null,
    confirmedAt: null,
    conflict: null,
    rejected: null,
    undo: 'take-back',
    undoAsked: false,
    ...change,
  };
}
