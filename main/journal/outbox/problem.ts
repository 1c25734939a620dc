import type { OutboxItem } from '#contract/journal-outbox';
import { toAppError } from '../../database/errors.ts';

export type ItemProblem = NonNullable<OutboxItem['problem']>;

export function problemOf(cause: unknown): ItemProblem {
  const { code, details } = toAppError(cause);
  return { code, reason: typeof details?.reason === 'string' ? details.reason : null };
}
