import { z } from 'zod';

export const errorCodes = [
  'invalid-input',
  'not-connected',
  'unreachable',
  'tls-refused',
  'credentials-rejected',
  'keychain-unavailable',
  'schema-outdated',
  'forbidden',
  'not-found',
  'conflict',
  'cancelled',
  'busy',
  'backup-tool-missing',
  'backup-tool-outdated',
  'backup-damaged',
  'disk-full',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export const errorShape = z.object({
  code: z.enum(errorCodes),
  /** For the log and for developers; people read the sentence their language has for `code` or `reason`. */
  message: z.string(),
  retryable: z.boolean(),
  /** Facts for the sentence: `reason` picks a more exact text, the rest fills its gaps. */
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  /** Finds the cause in the log. */
  reference: z.string(),
});

export type ErrorShape = z.output<typeof errorShape>;
export type ErrorDetails = NonNullable<ErrorShape['details']>;

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly details: ErrorDetails | undefined;
  readonly reference: string | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { retryable?: boolean; details?: ErrorDetails; cause?: unknown; reference?: string } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.details = options.details;
    this.reference = options.reference;
  }
}
