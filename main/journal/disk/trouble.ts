import { AppError } from '#contract/errors';
import type { JournalStatus } from '#contract/journal-drafts';
import { codeOf } from '../../settings/atomic-write.ts';

export type Trouble = NonNullable<JournalStatus['trouble']>;

const full = new Set(['ENOSPC', 'EDQUOT']);

export function troubleOf(error: unknown): Trouble {
  return full.has(codeOf(error)) ? 'disk-full' : 'unwritable';
}

/** What was asked is not on the disk. */
export function notWritten(cause: unknown): AppError {
  const trouble = troubleOf(cause);
  return new AppError(
    trouble === 'disk-full' ? 'disk-full' : 'internal',
    `The journal could not be written (${codeOf(cause)})`,
    { retryable: true, details: { reason: `journal-${trouble}`, cause: codeOf(cause) || 'unknown' }, cause },
  );
}
