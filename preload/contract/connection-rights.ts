import { z } from 'zod';

export const privilege = z.enum(['select', 'insert', 'update', 'delete', 'usage', 'maintain']);

/** What an administrator would have to grant, and the statement that does it. */
export const missingGrant = z.object({
  action: z.string(),
  privilege,
  /** `schema.table`, or a sequence of it for `usage`. */
  object: z.string(),
  /** Empty: the table as a whole. */
  columns: z.array(z.string()),
  /** Null: no grant does it; maintenance was the owner's alone before PostgreSQL 17. */
  statement: z.string().nullable(),
});

/** Who this login is to the course, most powerful first. */
export const loginKind = z.enum(['admin', 'teacher', 'reader', 'stranger']);

export const rightsSummary = z.object({
  kind: loginKind,
  login: z.string(),
  superuser: z.boolean(),
  /** Nothing can be written here at all: a replica, or a session that is read-only. */
  readOnly: z.enum(['no', 'replica', 'session']),
  createsDatabases: z.boolean(),
  /** May see what others are running. */
  monitors: z.boolean(),
  /** Some rows may be hidden from this login. */
  rowsHidden: z.boolean(),
  /** Every action asked about: allowed where nothing is missing. */
  actions: z.record(z.string(), z.object({ allowed: z.boolean(), missing: z.array(missingGrant) })),
});

export type Privilege = z.output<typeof privilege>;
export type MissingGrant = z.output<typeof missingGrant>;
export type RightsSummary = z.output<typeof rightsSummary>;
