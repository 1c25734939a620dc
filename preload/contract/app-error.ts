// Apart from the schemas in errors.ts, so that the window can throw without carrying Zod.

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

/** Facts for the sentence: `reason` picks a more exact text, the rest fills its gaps. */
export type ErrorDetails = Record<string, string | number | boolean>;

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
