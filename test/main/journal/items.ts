import { randomUUID } from 'node:crypto';
import type { FeedbackChange } from '#contract/feedback-delivery';
import type { StoredItem } from '../../../main/journal/disk/entries.ts';
import { queuedItem } from '../../../main/journal/outbox/changes.ts';

type New = Extract<FeedbackChange, { kind: 'new' }>;

export function newComment(text: string, rest: Partial<New> = {}): New {
  return {
    kind: 'new',
    key: randomUUID(),
    ref: { activity: 'foro1', id: '1' },
    student: 'eva@uni.example',
    activity: 'foro1',
    submittedAt: null,
    author: 'Ana',
    text,
    seen: [],
    ...rest,
  };
}

export function anItem(rest: Partial<StoredItem> = {}, student?: string): StoredItem {
  const change = newComment('Bien.', student === undefined ? {} : { student });
  return { ...queuedItem({ change, studentName: 'Eva' }), ...rest };
}
