import { z } from 'zod';
import {
  backupContent,
  backupFormat,
  backupLevel,
  backupScope,
  drillResult,
  fileKind,
  jobKind,
  jobStep,
  moveState,
  newerComment,
  notCovered,
  systemTools,
  tableDifference,
  tableName,
} from './backup-words.ts';
import { missingGrant } from './connection-rights.ts';
import { passwordStore, profileId } from './connections.ts';
import { method } from './define.ts';
import { errorShape } from './errors.ts';

const passphrase = z.string().min(1).max(1000);

/** A backup in the course's own folder by its name, or one the person picked with the system's dialog. */
export const backupFile = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('shelf'), id: z.string().max(255) }),
  z.object({ kind: z.literal('picked'), token: z.string().max(64) }),
]);

export const backupSource = z.object({ host: z.string(), database: z.string(), version: z.string() });

export const backupEntry = z.object({
  /** Its file's name. */
  id: z.string(),
  takenAt: z.iso.datetime(),
  bytes: z.int(),
  format: backupFormat,
  encrypted: z.boolean(),
  scope: backupScope,
  content: backupContent,
  withoutPasswords: z.boolean(),
  tables: z.int(),
  rows: z.int(),
  level: backupLevel,
  levelAt: z.iso.datetime(),
  drill: drillResult.nullable(),
  notCovered: z.array(notCovered),
  source: backupSource,
  /** `file-changed`: not what was written any more; nothing else about it holds then. */
  state: z.enum(['sound', 'file-missing', 'file-changed']),
});

/** Remembered for each course. */
export const backupChoices = z.object({
  folder: z.string(),
  format: backupFormat,
  encrypt: z.boolean(),
  scope: backupScope,
  content: backupContent,
  withoutPasswords: z.boolean(),
  schedule: z.enum(['off', 'remind', 'automatic']),
  keepDays: z.int().min(1).max(3650),
  /** The person saw the list once and agreed that old ones go by themselves. */
  removeOld: z.boolean(),
  /** When the host ends this database, as the admin read it there. */
  expiresOn: z.iso.date().nullable(),
});

export const choicesChange = backupChoices.omit({ folder: true, removeOld: true }).partial();

export const backupOverview = z.object({
  choices: backupChoices,
  /** Newest first. */
  backups: z.array(backupEntry),
  /** Manifests that were changed since Tiza wrote them, so that nothing in them is believed. */
  untrusted: z.array(z.string()),
  /** Whether the passphrase of this course need not be asked for. */
  passphraseKnown: z.boolean(),
  store: passwordStore,
  tools: systemTools,
  /** What this login lacks for a whole backup; empty: nothing. */
  missing: z.array(missingGrant),
  /** Row security hides rows from this login: a backup would not be whole. */
  rowsHidden: z.boolean(),
  /** How many would go by what was chosen, while nobody agreed to it yet. */
  old: z.int(),
  /** By the schedule a backup should have been taken already. */
  due: z.boolean(),
  /** Why the newest attempt failed, until one succeeds. */
  lastFailure: z.object({ at: z.iso.datetime(), error: errorShape }).nullable(),
  /** Days until the host ends this database. */
  expiresInDays: z.int().nullable(),
});

export const backupJob = z.object({
  id: z.string(),
  kind: jobKind,
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  steps: z.array(z.object({ step: jobStep, state: z.enum(['waiting', 'running', 'done']) })),
  progress: z
    .object({
      table: z.string().nullable(),
      tablesDone: z.int(),
      tables: z.int(),
      bytes: z.int(),
      /** An estimate. */
      totalBytes: z.int().nullable(),
      secondsLeft: z.number().nullable(),
    })
    .nullable(),
  startedAt: z.iso.datetime(),
  /** The backup it is about, once there is one. */
  file: z.string().nullable(),
  /** What the drill or the comparison found, once it did. */
  drill: drillResult.nullable(),
  /** Where a restore went: the saved course that leads there, if there is one. */
  restored: z
    .object({
      profileId: z.string().nullable(),
      database: z.string(),
      /** The schemas made beside the live ones, and the statement that removes them. */
      beside: z.object({ schemas: z.array(z.string()), removal: z.string() }).nullable(),
    })
    .nullable(),
  error: errorShape.nullable(),
});

export const inspected = z.object({
  file: backupFile,
  name: z.string(),
  bytes: z.int(),
  /** By its content, whatever it is called; `null` until the passphrase opened it. */
  kind: fileKind.nullable(),
  encrypted: z.boolean(),
  /** The passphrase, known or typed, opened it. */
  open: z.boolean(),
  takenAt: z.string().nullable(),
  source: backupSource.nullable(),
  /** The course it was taken of, where its manifest says so. */
  course: z.string().nullable(),
  /** `null`: somebody else's file, which says so only at its end. */
  content: backupContent.nullable(),
  /** Empty: it does not say at its beginning. */
  tables: z.array(tableName.extend({ rows: z.int().nullable() })),
  notCovered: z.array(notCovered),
  level: backupLevel.nullable(),
  /** Against the manifest beside it. */
  state: z.enum(['sound', 'file-changed', 'manifest-changed', 'no-manifest']),
});

export const restoreTarget = z.discriminatedUnion('kind', [
  /** Made on the server of the open course. */
  z.object({ kind: z.literal('new-database'), name: z.string().min(1).max(63) }),
  /** The empty database of a saved course. */
  z.object({ kind: z.literal('profile'), id: profileId, password: z.string().max(10_000).optional() }),
  /** The rows of the open course give way to those of the backup. */
  z.object({ kind: z.literal('in-place') }),
  /** These tables in a schema of their own in the open course's database; the live ones are not touched. */
  z.object({ kind: z.literal('beside'), tables: z.array(tableName).min(1).max(2000) }),
]);

export const restorePlan = z.object({
  target: z.object({ host: z.string(), database: z.string() }),
  /** Made for the tables that go beside the live ones. */
  schema: z.string().nullable(),
  differences: z.array(tableDifference),
  newer: z.array(newerComment),
  /** Why it cannot be done there, by the reason whose sentence says so. */
  obstacles: z.array(z.object({ reason: z.string(), facts: z.record(z.string(), z.string()) })),
  consent: z.string(),
  /** What the person must type when rows give way. */
  typed: z.string().nullable(),
});

/** Typed twice for what is about to be encrypted with it. */
const newPassphrase = z.object({ passphrase, remember: z.boolean() });

const asked = z.object({ file: backupFile, passphrase: passphrase.optional() });
const restoreAsked = asked.extend({ target: restoreTarget });

export const retentionPlan = z.object({
  remove: z.array(backupEntry),
  keep: z.int(),
  consent: z.string(),
});

export const backups = {
  overview: method(z.undefined(), backupOverview),
  /** What can be chosen of the open course, as far as this login may read it. */
  tables: method(z.undefined(), z.array(tableName)),
  job: method(z.undefined(), backupJob.nullable()),
  change: method(choicesChange, backupChoices),
  /** Asks with the system's dialog; `null`: the person changed their mind. */
  chooseFolder: method(z.undefined(), backupChoices.nullable()),
  showFolder: method(z.undefined(), z.null()),
  start: method(
    z.object({ passphrase: passphrase.optional(), remember: z.boolean().default(false) }),
    backupJob,
  ),
  cancel: method(z.undefined(), z.null()),
  prove: method(asked, backupJob),
  pickFile: method(z.undefined(), inspected.nullable()),
  inspect: method(asked, inspected),
  /** The backup that was opened outside and waits to be shown; it is handed over once. */
  takeArrived: method(z.undefined(), backupFile.nullable()),
  planRestore: method(restoreAsked, restorePlan),
  restore: method(
    restoreAsked.extend({
      consent: z.string().max(200),
      typed: z.string().max(200).default(''),
      /** Newer comments stay beside what the backup brings back. */
      keepNewer: z.boolean().default(true),
      /** For the backup of what gives way, where no passphrase of the course is known. */
      safety: newPassphrase.optional(),
    }),
    backupJob,
  ),
  /** Opens what the backup holds as a course that is only looked at; nothing is restored anywhere else. */
  lookInside: method(asked, backupJob),
  planRetention: method(z.undefined(), retentionPlan),
  /** `always`: from now on old ones go after each good backup, without asking. */
  removeOld: method(z.object({ consent: z.string().max(200), always: z.boolean() }), z.null()),
  move: method(z.undefined(), moveState),
  beginMove: method(z.object({ targetId: profileId }), moveState),
  continueMove: method(
    z.object({ passphrase: passphrase.optional(), remember: z.boolean().default(false) }),
    backupJob,
  ),
  switchCourse: method(z.undefined(), moveState),
  endMove: method(z.undefined(), moveState),
};

export const backupEvents = {
  'backup-job': backupJob,
  /** A backup that was opened outside waits to be taken. */
  'backup-arrived': z.object({}),
};

export type BackupFile = z.output<typeof backupFile>;
export type BackupSource = z.output<typeof backupSource>;
export type BackupEntry = z.output<typeof backupEntry>;
export type BackupChoices = z.output<typeof backupChoices>;
export type ChoicesChange = z.output<typeof choicesChange>;
export type BackupOverview = z.output<typeof backupOverview>;
export type BackupJob = z.output<typeof backupJob>;
export type Inspected = z.output<typeof inspected>;
export type RestoreTarget = z.output<typeof restoreTarget>;
export type RestorePlan = z.output<typeof restorePlan>;
export type RetentionPlan = z.output<typeof retentionPlan>;
