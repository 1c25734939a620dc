import { z } from 'zod';

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
