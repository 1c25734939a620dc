import { X509Certificate } from 'node:crypto';
import tls from 'node:tls';
import type { TlsSettings } from '#contract/connection-wire';
import { AppError } from '#contract/errors';
import { certificatesIn, trustedContext } from './roots.ts';

/** One way to open the connection; libpq's looser modes try two. */
export interface Attempt {
  ssl: false | tls.ConnectionOptions;
  /** It is known who answers, so that even an old password method does not hand the password to a stranger. */
  verified: boolean;
  pin?: string;
}

const plain: Attempt = { ssl: false, verified: false };
const anyHost = () => undefined;

/** Said outright: left to its default, NODE_TLS_REJECT_UNAUTHORIZED in the environment would turn it off. */
const verifying = (ca: string | undefined) => ({ secureContext: contextFor(ca), rejectUnauthorized: true });

/** The authority given, or everything this computer trusts. */
export function contextFor(ca: string | undefined): tls.SecureContext {
  if (!ca) return trustedContext();
  const certificates = certificatesIn(ca);
  try {
    for (const certificate of certificates) new X509Certificate(certificate);
    if (certificates.length > 0) return tls.createSecureContext({ ca: certificates });
  } catch {
    // Said below, together with the text that holds no certificate at all.
  }
  throw new AppError('tls-refused', 'The certificate authority given is not a PEM certificate.', {
    details: { reason: 'ca-unreadable' },
  });
}

function encrypted(settings: TlsSettings): Attempt {
  const { mode, ca, pin } = settings;
  const pinned = pin === undefined ? {} : { pin };
  if (mode === 'verify-full') {
    return { ssl: verifying(ca), verified: true, ...pinned };
  }
  if (ca) {
    return { ssl: { ...verifying(ca), checkServerIdentity: anyHost }, verified: true, ...pinned };
  }
  if (mode === 'verify-ca' && !pin) {
    throw new AppError('tls-refused', 'verify-ca needs the certificate authority to verify against.', {
      details: { reason: 'ca-missing' },
    });
  }
  return { ssl: { rejectUnauthorized: false }, verified: pin !== undefined, ...pinned };
}

/**
 * The six modes as libpq means them, with two silent downgrades left out: after a handshake or a
 * certificate failed nothing is tried in the clear, and a pinned certificate rules the clear out.
 */
export function attemptsFor(settings: TlsSettings): [Attempt, ...Attempt[]] {
  if (settings.mode === 'disable') return [plain];
  const tlsAttempt = encrypted(settings);
  if (settings.pin) return [tlsAttempt];
  if (settings.mode === 'allow') return [plain, tlsAttempt];
  if (settings.mode === 'prefer') return [tlsAttempt, plain];
  return [tlsAttempt];
}

/** Only what the server itself said of encryption or of its host rules leads to the other way; never a wrong password. */
export function mayTryNext(error: AppError): boolean {
  const { reason, sqlstate } = error.details ?? {};
  return reason === 'tls-not-offered' || reason === 'tls-required' || sqlstate === '28000';
}
