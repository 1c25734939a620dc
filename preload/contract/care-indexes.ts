import { z } from 'zod';
import { errorShape } from './errors.ts';

/** What the app's own statements for a purpose cost today, as the server counted. */
export const measured = z.object({
  milliseconds: z.number(),
  /** It was stopped there; unhurried it would have taken longer. */
  stopped: z.boolean(),
  /** Pages of 8 kB of this table that were looked at; absent where it was stopped. */
  pages: z.int().optional(),
  readsWholeTable: z.boolean(),
});

export const indexAdvice = z.object({
  id: z.string(),
  name: z.string(),
  table: z.string(),
  purpose: z.enum(['queue', 'states', 'attempts', 'fair', 'search']),
  sql: z.string(),
  verdict: z.enum(['advised', 'present', 'not-needed-yet', 'not-allowed', 'not-possible']),
  /** Why not: an extension that is missing, whose table it is, what the table really is. */
  detail: z.string().optional(),
  measured: measured.optional(),
  tableBytes: z.number(),
});

export const leftoverIndex = z.object({
  schema: z.string(),
  name: z.string(),
  table: z.string(),
  bytes: z.number(),
  mayDrop: z.boolean(),
});
export const duplicateIndex = z.object({
  table: z.string(),
  redundant: z.string(),
  servedBy: z.string(),
  bytes: z.number(),
});

export const indexReport = z.object({
  /** Why none can be created over this connection. */
  obstacle: z.enum(['indexes-need-direct', 'server-reads-only']).optional(),
  advice: z.array(indexAdvice),
  leftovers: z.array(leftoverIndex),
  duplicates: z.array(duplicateIndex),
});

export const indexProgress = z.object({
  id: z.string(),
  state: z.enum(['building', 'done', 'failed', 'cancelled']),
  /** As PostgreSQL names what it is doing. */
  phase: z.string(),
  /** In whatever the phase counts; a total of zero is not known. */
  done: z.number(),
  total: z.number(),
  /** Why it failed. */
  problem: errorShape.optional(),
});

export type IndexAdvice = z.output<typeof indexAdvice>;
export type Measured = z.output<typeof measured>;
export type LeftoverIndex = z.output<typeof leftoverIndex>;
export type DuplicateIndex = z.output<typeof duplicateIndex>;
export type IndexReport = z.output<typeof indexReport>;
export type IndexProgress = z.output<typeof indexProgress>;
