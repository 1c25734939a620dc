import { z } from 'zod';
import { connectionReasons } from './connection-reasons.ts';

/** How much of the certificate is checked, as libpq names it. */
export const tlsMode = z.enum(['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full']);

/** SHA-256 of a certificate as people compare it: `AB:CD:…`. */
export const fingerprint = z.string().regex(/^[0-9A-F]{2}(:[0-9A-F]{2}){31}$/);

export const tlsSettings = z.object({
  mode: tlsMode,
  /** The provider's certificate authority, in PEM; replaces the bundled and system roots. */
  ca: z.string().max(200_000).optional(),
  /** This one certificate and no other. */
  pin: fingerprint.optional(),
  channelBinding: z.enum(['disable', 'prefer', 'require']).default('prefer'),
  /** The person allowed clear text and MD5; honoured only where the certificate is verified. */
  oldPasswordMethods: z.boolean().default(false),
});

export type TlsMode = z.output<typeof tlsMode>;
export type TlsSettings = z.output<typeof tlsSettings>;

/** A certificate as the dialog shows it. */
export const certificateInfo = z.object({
  subject: z.string(),
  issuer: z.string(),
  /** The host names and addresses it is for. */
  names: z.array(z.string()),
  validFrom: z.iso.datetime(),
  validTo: z.iso.datetime(),
  sha256: fingerprint,
  selfSigned: z.boolean(),
  /** Who signed it, and who signed that, as far as the server showed them. */
  chain: z.array(z.object({ subject: z.string(), validTo: z.iso.datetime(), sha256: fingerprint })),
});

/** What a person may do about a certificate that nobody vouches for, or about a server without one. */
export const tlsChoice = z.enum(['paste-ca', 'pin', 'unverified', 'plain']);

export const tlsFinding = z.object({
  offered: z.boolean(),
  protocol: z.string().nullable(),
  cipher: z.string().nullable(),
  certificate: certificateInfo.nullable(),
  /** Why it cannot be relied on; null: it can, or nothing was asked of it. */
  problem: z.enum(connectionReasons).nullable(),
  /** What to connect with; null: the person has to choose first. */
  settings: tlsSettings.nullable(),
  choices: z.array(tlsChoice),
});

/** A standing mark: yellow while nobody vouches for the server, red while others may read along. */
export const tlsMark = z.enum(['none', 'unverified', 'open']);

export const testStepName = z.enum(['dns', 'tcp', 'tls', 'login', 'platform']);

export const problem = z.object({
  /** Picks the sentence. */
  reason: z.string(),
  retryable: z.boolean(),
  /** Fills the sentence's gaps. */
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});

export const testStep = z.object({
  name: testStepName,
  state: z.enum(['running', 'ok', 'warning', 'failed', 'skipped']),
  ms: z.number().nullable(),
  problem: problem.nullable(),
});

export const serverFacts = z.object({
  version: z.string(),
  major: z.number().int(),
  user: z.string(),
  database: z.string(),
  replica: z.boolean(),
  readOnly: z.boolean(),
  /** A transaction pooler stands in between: no session outlives a statement. */
  pooler: z.boolean(),
  /** How far this computer's clock is ahead of the server's. */
  clockAheadMs: z.number(),
  /** Added to this computer's time in UTC, gives what the server's wall clock shows, counted as if in UTC. */
  wallClockAheadMs: z.number(),
  /** What the server calls the zone its wall clock is in: `America/Bogota`, `Etc/UTC`, `<+03>-03`. */
  timeZone: z.string(),
  roundTripMs: z.number(),
});

export const connectionTest = z.object({
  ok: z.boolean(),
  steps: z.array(testStep),
  tls: tlsFinding.nullable(),
  server: serverFacts.nullable(),
  platform: z
    .object({
      id: z.string(),
      title: z.string(),
      missing: z.array(z.string()),
      activities: z.int(),
      students: z.int(),
      submissions: z.int(),
    })
    .nullable(),
  problem: problem.nullable(),
});

export type CertificateInfo = z.output<typeof certificateInfo>;
export type TlsChoice = z.output<typeof tlsChoice>;
export type TlsFinding = z.output<typeof tlsFinding>;
export type TlsMark = z.output<typeof tlsMark>;
export type TestStepName = z.output<typeof testStepName>;
export type Problem = z.output<typeof problem>;
export type TestStep = z.output<typeof testStep>;
export type ServerFacts = z.output<typeof serverFacts>;
export type ConnectionTest = z.output<typeof connectionTest>;
