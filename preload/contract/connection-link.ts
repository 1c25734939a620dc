import { z } from 'zod';
import { rightsSummary } from './connection-rights.ts';
import { problem, serverFacts, tlsMode } from './connection-wire.ts';

/** What the status bar says of the link. */
export const linkStatus = z.object({
  link: z.enum(['none', 'connecting', 'ready', 'lost']),
  host: z.string(),
  tls: z.object({
    mode: tlsMode,
    /** `TLSv1.3`; null: in the clear, or not connected yet. */
    version: z.string().nullable(),
    verified: z.boolean(),
  }),
  roundTripMs: z.number().nullable(),
  server: serverFacts.nullable(),
  rights: rightsSummary.nullable(),
  problem: problem.nullable(),
  /** When Tiza tries again by itself, in milliseconds since 1970; null: it does not, or is trying now. */
  retryAt: z.number().nullable(),
});

export type LinkStatus = z.output<typeof linkStatus>;
