import { z } from 'zod';

/** What the file is: text that psql understands, our fast bundle, or what pg_dump calls custom. */
export const backupFormat = z.enum(['sql.gz', 'bundle', 'custom']);

/** How much is known of a backup, least first. Only `drilled` is proof. */
export const backupLevel = z.enum(['written', 'read-back', 'drilled']);

export const backupContent = z.enum(['all', 'schema', 'data']);

export const tableName = z.object({ schema: z.string().max(255), name: z.string().max(255) });

/** The whole database, the tables of this course, or those chosen. */
export const backupScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('database') }),
  z.object({ kind: z.literal('course') }),
  z.object({ kind: z.literal('tables'), tables: z.array(tableName).min(1).max(2000) }),
]);

/** Objects the engine does not write; with any of them the backup is partial. */
export const notCovered = z.object({ kind: z.string(), count: z.int(), names: z.array(z.string()) });

/** How the drill ended: a restore somewhere else, compared table by table. */
export const drillResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('same'), tables: z.int(), rows: z.int(), seconds: z.number() }),
  z.object({
    outcome: z.literal('different'),
    tables: z.array(z.object({ table: z.string(), expected: z.int(), found: z.int() })),
  }),
  /** It could not be tried here: says why, and nothing of whether the file is good. */
  z.object({
    outcome: z.literal('not-possible'),
    reason: z.enum(['server-newer', 'extension-missing', 'data-only', 'no-space']),
    facts: z.record(z.string(), z.string()),
  }),
  z.object({ outcome: z.literal('failed'), message: z.string() }),
]);

export const fileKind = z.enum([
  'tiza-sql',
  'tiza-sql.gz',
  'tiza-bundle',
  'pg-dump-sql',
  'pg-dump-sql.gz',
  'pg-dump-custom',
  'sql',
  'sql.gz',
  'tar',
  'zstd',
  'age',
  'empty',
  'unknown',
]);

/** What a job is doing, in the order it does it. */
export const jobStep = z.enum([
  'rights',
  'space',
  'dump',
  'write',
  'read-back',
  'drill-start',
  'drill-restore',
  'drill-compare',
  'safety-copy',
  'restore',
  'compare',
  'retention',
]);

export const jobKind = z.enum(['backup', 'prove', 'restore', 'inside', 'move']);

/** How far a course has come on its way to another host. */
export const moveState = z.object({
  /** `none`: nobody is moving. */
  step: z.enum(['none', 'backup', 'restore', 'switch', 'done']),
  targetId: z.string().nullable(),
  file: z.string().nullable(),
});

/** Written in the course after the backup was taken, and not in it. */
export const newerComment = z.object({
  id: z.string(),
  student: z.string(),
  activity: z.string(),
  comment: z.string(),
  written: z.string(),
  /** Absent from the backup, or there with another text. */
  difference: z.enum(['new', 'changed']),
});

export const tableDifference = z.object({
  table: z.string(),
  /** `null`: there is no such table on that side. */
  inBackup: z.int().nullable(),
  inCourse: z.int().nullable(),
});

/** Whether the system's own pg_dump can be used on this course. */
export const systemTools = z.object({
  state: z.enum(['ready', 'missing', 'outdated', 'pooler', 'pinned']),
  version: z.string().nullable(),
  serverMajor: z.int(),
});

export type BackupFormat = z.output<typeof backupFormat>;
export type BackupLevel = z.output<typeof backupLevel>;
export type BackupContent = z.output<typeof backupContent>;
export type BackupScope = z.output<typeof backupScope>;
export type TableName = z.output<typeof tableName>;
export type NotCovered = z.output<typeof notCovered>;
export type DrillResult = z.output<typeof drillResult>;
export type JobStep = z.output<typeof jobStep>;
export type JobKind = z.output<typeof jobKind>;
export type MoveState = z.output<typeof moveState>;
export type NewerComment = z.output<typeof newerComment>;
export type TableDifference = z.output<typeof tableDifference>;
export type SystemTools = z.output<typeof systemTools>;
