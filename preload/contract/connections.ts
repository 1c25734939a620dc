import { z } from 'zod';
import { tlsMode, tlsSettings } from './connection-wire.ts';

/** What a pasted text said. Only what it said: nothing is filled in from this computer. */
export const pastedFields = z.object({
  /** A name, an address, or a folder for a Unix socket. */
  host: z.string().optional(),
  port: z.int().min(1).max(65_535).optional(),
  database: z.string().optional(),
  user: z.string().optional(),
  password: z.string().optional(),
  tlsMode: tlsMode.optional(),
  channelBinding: z.enum(['disable', 'prefer', 'require']).optional(),
  /** A path the text names. Nobody reads it; the person may paste the certificate instead. */
  rootCertificate: z.string().optional(),
  applicationName: z.string().optional(),
});

export const pastedField = z.enum([
  'host',
  'port',
  'database',
  'user',
  'password',
  'tlsMode',
  'channelBinding',
  'rootCertificate',
  'applicationName',
]);

/** The form the text was recognised by. */
export const pastedKind = z.enum(['url', 'jdbc', 'psql', 'words', 'pairs', 'env']);

export const ignoredReason = z.enum([
  /** Nobody knows this option. */
  'unknown',
  /** Timeouts, pooling, keep-alive: decided here for every course. */
  'decided-here',
  /** Client certificates, Kerberos and the like. */
  'not-supported',
  /** Would read a file on this computer. */
  'reads-files',
  /** Settings of one session, which a pooler would refuse. */
  'session-setting',
  /** Means something to the program it was written for, nothing here. */
  'no-meaning-here',
]);

export const pasteWarning = z.enum([
  'backslash-literal',
  'backslash-unescaped',
  'channel-binding-unknown',
  'database-unusual',
  'dollar-literal',
  'hash-literal',
  'host-international',
  'host-missing',
  'hostaddr-ignored',
  'hostaddr-taken',
  'invisible-removed',
  'password-flag-takes-no-value',
  'percent-literal',
  'placeholder',
  'plus-literal',
  'port-in-host',
  'quotes-removed',
  'root-certificate-not-read',
  'said-twice',
  'several-hosts',
  'several-texts',
  'shell-character-literal',
  'special-characters',
  'spaces-in-value',
  'text-around',
  'tls-mode-unknown',
  'tls-unverified',
  'trailing-punctuation',
  'unix-socket',
]);

export const pasteError = z.enum([
  'empty',
  'too-long',
  'not-recognised',
  'control-character',
  'other-database',
  'quote-open',
  'word-without-value',
  'encoding-broken',
  'host-invalid',
  'port-invalid',
  'value-too-long',
]);

const facts = z.record(z.string(), z.string());

export const pasted = z.object({
  kind: pastedKind.nullable(),
  fields: pastedFields,
  ignored: z.array(z.object({ name: z.string(), why: ignoredReason })),
  warnings: z.array(z.object({ key: pasteWarning, field: pastedField.optional(), facts: facts.optional() })),
  errors: z.array(
    z.object({
      key: pasteError,
      field: pastedField.optional(),
      /** Where in the text, counted in UTF-16 units. */
      at: z.int().min(0),
      facts: facts.optional(),
    }),
  ),
  /** The text with its password covered, for showing. */
  masked: z.string(),
});

export const courseColor = z.enum(['teal', 'blue', 'violet', 'pink', 'red', 'orange', 'green', 'grey']);

const line = (length: number) =>
  z
    .string()
    .max(length)
    .regex(/^[^\p{Cc}]*$/u);

/** A course and the way to its database. Never the password. */
/** Characters of an admin's own titles and questions, all together. */
const mostLabels = 200_000;

export const profileFields = z.object({
  name: line(120).trim().min(1),
  color: courseColor.default('teal'),
  host: line(1024).trim().min(1),
  port: z.int().min(1).max(65_535).default(5432),
  database: line(255).min(1),
  user: line(255).min(1),
  tls: tlsSettings.prefault({ mode: 'verify-full' }),
  /** Just looking: nothing is ever written to this course. */
  readOnly: z.boolean().default(false),
  /** Who signs the comments, where several teachers share one login. */
  teacherName: line(120).trim().min(1).optional(),
  /** Labels that replace the platform's own, as its definition understands them. */
  labels: z
    .record(z.string().max(200), z.json())
    .refine((labels) => JSON.stringify(labels).length <= mostLabels)
    .optional(),
});

export const profileId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);

export const profile = profileFields.extend({
  id: profileId,
  lastUsed: z.iso.datetime().optional(),
});

/** Where passwords are kept, and when not in the keychain, why. */
export const passwordStore = z.object({
  where: z.enum(['keychain', 'session-only']),
  reason: z.enum(['no-service', 'no-library', 'locked', 'no-answer', 'refused']).optional(),
});

export type PastedFields = z.output<typeof pastedFields>;
export type PastedField = z.output<typeof pastedField>;
export type PastedKind = z.output<typeof pastedKind>;
export type IgnoredReason = z.output<typeof ignoredReason>;
export type PasteWarning = z.output<typeof pasteWarning>;
export type PasteError = z.output<typeof pasteError>;
export type Pasted = z.output<typeof pasted>;
export type CourseColor = z.output<typeof courseColor>;
export type ProfileFields = z.output<typeof profileFields>;
export type Profile = z.output<typeof profile>;
export type PasswordStore = z.output<typeof passwordStore>;
