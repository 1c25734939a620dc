import type { ConnectionReason } from '#contract/connection-reasons';
import type { TlsChoice, TlsFinding, TlsSettings } from '#contract/connection-wire';
import { isLoopback } from '#contract/tls-mark';
import type { Seen } from './handshake.ts';

/** Settings somebody decided on, or none yet. */
export type Wish = TlsSettings | 'auto';

const defaults = { channelBinding: 'prefer', oldPasswordMethods: false } as const;

const untrusted: TlsChoice[] = ['paste-ca', 'pin', 'unverified'];

function problemUnder(wish: TlsSettings, seen: Seen): ConnectionReason | null {
  if (wish.pin) return wish.pin === seen.certificate.sha256 ? null : 'certificate-changed';
  if (wish.mode === 'verify-full') {
    return seen.chainProblem ?? (seen.otherHost ? 'certificate-other-host' : null);
  }
  return wish.mode === 'verify-ca' || wish.ca ? seen.chainProblem : null;
}

function withoutTls(wish: Wish, host: string): Pick<TlsFinding, 'problem' | 'settings' | 'choices'> {
  if (wish === 'auto' && isLoopback(host)) {
    return { problem: null, settings: { mode: 'disable', ...defaults }, choices: [] };
  }
  const plainAllowed = wish !== 'auto' && !wish.pin && ['disable', 'allow', 'prefer'].includes(wish.mode);
  if (plainAllowed) return { problem: null, settings: wish, choices: [] };
  return { problem: 'tls-not-offered', settings: null, choices: wish === 'auto' ? ['plain'] : [] };
}

function withTls(wish: Wish, host: string, seen: Seen): Pick<TlsFinding, 'problem' | 'settings' | 'choices'> {
  if (wish !== 'auto') {
    const problem = problemUnder(wish, seen);
    // A changed certificate is not something to click away: the person compares, then pins anew.
    const choices =
      problem === null ? [] : problem === 'certificate-changed' ? (['pin'] as const) : untrusted;
    return { problem, settings: problem === null ? wish : null, choices: [...choices] };
  }
  const verified: TlsSettings = { mode: 'verify-full', ...defaults };
  const problem = problemUnder(verified, seen);
  if (problem === null) return { problem, settings: verified, choices: [] };
  // On this very computer there is no wire to protect, and self-signed is what a fresh server has.
  if (isLoopback(host)) return { problem: null, settings: { mode: 'require', ...defaults }, choices: [] };
  return { problem, settings: null, choices: untrusted };
}

/**
 * A new connection keeps full verification where it passes; where it does not, nothing is decided
 * for the person and no password is sent.
 */
export function judge(wish: Wish, host: string, seen: Seen | null): TlsFinding {
  return {
    offered: seen !== null,
    protocol: seen?.protocol ?? null,
    cipher: seen?.cipher ?? null,
    certificate: seen?.certificate ?? null,
    ...(seen ? withTls(wish, host, seen) : withoutTls(wish, host)),
  };
}
