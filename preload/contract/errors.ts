import { z } from 'zod';
import { errorCodes } from './app-error.ts';

export { AppError, type ErrorCode, type ErrorDetails, errorCodes } from './app-error.ts';

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
