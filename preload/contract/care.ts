import { z } from 'zod';
import { indexProgress, indexReport } from './care-indexes.ts';
import { activityNames, confirmedNames, labelChange, labelSheet } from './care-labels.ts';
import { adviceKeys, noteKeys, obstacleKeys, stepKeys, stopKeys } from './care-words.ts';
import { tlsMode } from './connection-wire.ts';
import { profileId } from './connections.ts';
import { method } from './define.ts';

/** Proof that the person saw a plan: it holds for exactly that plan on exactly that database. */
export const consent = z.string().regex(/^[0-9a-f]{64}$/);

const facts = z.record(z.string(), z.string());

/** One statement of a plan: `key` picks the sentence that explains it, `facts` fill its gaps. */
export const plannedStep = z.object({
  key: z.enum(stepKeys),
  facts,
  /** As it will be sent; a password is shown as dots. */
  sql: z.string(),
});

/** Something that cannot be had here; the same key is the reason of the error that says so. */
export const obstacle = z.object({ key: z.enum(obstacleKeys), facts });

/** Something the person should know before agreeing. */
export const note = z.object({ key: z.enum(noteKeys), facts });

// --- Tiza's own tables ---

export const schemaState = z.enum([
  'none',
  'current',
  'pending',
  'newer',
  'tampered',
  'half-applied',
  'unreadable',
]);

export const schemaStatus = z.object({
  state: schemaState,
  /** `without-additions`: comments can be published, but nothing that needs Tiza's own tables works. */
  mode: z.enum(['full', 'without-additions', 'read-only']),
  /** Whether this login could create what is missing; otherwise it is the admin's to do. */
  mayApply: z.boolean(),
  /** Why it is read-only. */
  problem: z
    .object({
      reason: z.enum(stopKeys),
      /** The migration or the object it is about. */
      subject: z.string().optional(),
    })
    .optional(),
});

export const schemaPlan = z.object({
  steps: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      /** `table …`, `function …`, all in the schema `tiza`. */
      creates: z.array(z.string()),
      sql: z.array(z.string()),
    }),
  ),
  consent,
});

export const schemaConsent = z.object({
  consent,
  /** The person was told that no verified backup can be taken, and goes on. */
  withoutBackup: z.boolean().default(false),
});

// --- An empty course, the history trigger, roles: a plan first, then exactly that ---

export const plan = z.object({
  steps: z.array(plannedStep),
  /** With any of these nothing can be applied. */
  obstacles: z.array(obstacle),
  notes: z.array(note),
  consent,
});

/** The database of a profile that nothing is open on yet, with its stored password or one just typed. */
export const blankPlace = z.object({ id: profileId, password: z.string().max(10_000).optional() });

/** Whatever PostgreSQL calls something; it cuts names at 63 bytes. */
const catalogName = z.string().max(255);
export const loginName = z.string().regex(/^(?!pg_|tiza_)[a-z][a-z0-9_]{1,62}$/);
export const teacher = z.object({ login: loginName, name: z.string().trim().min(1).max(120) });
export const roleRequest = z.object({
  teachers: z.array(teacher).max(50).default([]),
  admins: z.array(teacher).max(20).default([]),
  /** Logins that get a new password, the old one being lost. */
  renew: z.array(catalogName).max(50).default([]),
});
export const roleConsent = z.object({
  request: roleRequest,
  consent,
  /** Some hosts refuse anything but the password itself, which their logs may then hold. */
  plainPasswords: z.boolean().default(false),
});

/** What a teacher needs to connect, safe to send by mail: everything but the password. */
export const sharedProfile = z.object({
  name: z.string(),
  host: z.string(),
  port: z.int(),
  database: z.string(),
  user: z.string(),
  tls: tlsMode,
});

export const roleResult = z.object({
  created: z.array(
    z.object({
      login: z.string(),
      name: z.string(),
      /** Shown once and kept nowhere. */
      password: z.string(),
      profile: sharedProfile,
    }),
  ),
});

export const member = z.object({
  login: z.string(),
  name: z.string(),
  group: z.enum(['teacher', 'admin']),
  /** Whether it can still log in. */
  active: z.boolean(),
  connections: z.int(),
});

// --- Passwords ---

export const passwordReport = z.discriminatedUnion('state', [
  z.object({ state: z.literal('not-applicable') }),
  z.object({ state: z.literal('not-allowed'), advice: z.array(z.enum(adviceKeys)) }),
  z.object({
    state: z.literal('counted'),
    total: z.int(),
    plain: z.int(),
    /** Hashed, but with something a graphics card undoes. */
    weak: z.int(),
    hashed: z.int(),
    empty: z.int(),
    advice: z.array(z.enum(adviceKeys)),
  }),
]);

export const care = {
  schemaStatus: method(z.undefined(), schemaStatus),
  planSchema: method(z.undefined(), schemaPlan),
  applySchema: method(schemaConsent, schemaStatus),
  planBlankCourse: method(blankPlace, plan),
  createBlankCourse: method(blankPlace.extend({ consent }), schemaStatus),
  planHistoryTrigger: method(z.object({ wanted: z.boolean() }), plan),
  applyHistoryTrigger: method(z.object({ wanted: z.boolean(), consent }), z.null()),
  members: method(z.undefined(), z.array(member)),
  planRoles: method(roleRequest, plan),
  applyRoles: method(roleConsent, roleResult),
  /** Asks where to, and writes there all that this login needs to connect, but the password. */
  shareProfile: method(z.object({ login: catalogName }), z.object({ path: z.string() }).nullable()),
  planRemoval: method(z.object({ login: catalogName }), plan),
  removeTeacher: method(z.object({ login: catalogName, consent }), z.null()),
  indexes: method(z.undefined(), indexReport),
  createIndex: method(z.object({ id: z.string().max(100) }), indexProgress),
  indexProgress: method(z.undefined(), indexProgress.nullable()),
  cancelIndex: method(z.undefined(), z.null()),
  dropLeftover: method(z.object({ schema: catalogName, name: catalogName }), z.null()),
  passwords: method(z.undefined(), passwordReport),
  labels: method(z.undefined(), labelSheet),
  saveLabels: method(labelChange, labelSheet),
  activityNames: method(z.undefined(), z.array(activityNames)),
  confirmNames: method(confirmedNames, z.array(activityNames)),
};

export type Consent = z.output<typeof consent>;
export type PlannedStep = z.output<typeof plannedStep>;
export type Obstacle = z.output<typeof obstacle>;
export type Note = z.output<typeof note>;
export type SchemaState = z.output<typeof schemaState>;
export type SchemaStatus = z.output<typeof schemaStatus>;
export type SchemaPlan = z.output<typeof schemaPlan>;
export type SchemaConsent = z.output<typeof schemaConsent>;
export type Plan = z.output<typeof plan>;
export type BlankPlace = z.output<typeof blankPlace>;
export type Teacher = z.output<typeof teacher>;
export type RoleRequest = z.output<typeof roleRequest>;
export type RoleConsent = z.output<typeof roleConsent>;
export type RoleResult = z.output<typeof roleResult>;
export type SharedProfile = z.output<typeof sharedProfile>;
export type Member = z.output<typeof member>;
export type PasswordReport = z.output<typeof passwordReport>;
