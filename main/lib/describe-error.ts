import { randomBytes } from 'node:crypto';
import { AppError, type ErrorShape } from '#contract/errors';
import type { Log } from '../logging/log.ts';

/** Short enough to read out on the telephone; no letters that look alike. */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';

export function newReference(): string {
  return [...randomBytes(8)].map((byte) => alphabet[byte % alphabet.length]).join('');
}

/** What may cross to the window. The cause stays here, in the log, under the same reference. */
export function describeError(error: unknown, log: Log, where: string): ErrorShape {
  const reference = newReference();
  if (error instanceof AppError) {
    log.warn('A call was refused or failed', { reference, where, code: error.code, error });
    return {
      code: error.code,
      message: error.message,
      retryable: error.retryable,
      reference,
      ...(error.details === undefined ? {} : { details: error.details }),
    };
  }
  log.error('Unexpected error', { reference, where, error });
  return { code: 'internal', message: 'Unexpected error', retryable: false, reference };
}
