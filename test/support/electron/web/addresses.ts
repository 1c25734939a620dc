/**
 * Chromium cannot be taught a scheme of its own, so `app://tiza/x` is shown to it as
 * `http://tiza.app.localhost/x`: a secure context, a stable origin, and nothing but the host differs.
 * Everything that Node sees speaks of `app://` again.
 */
export interface Addresses {
  register(scheme: string): void;
  knows(scheme: string): boolean;
  /** `app://tiza/x` → `http://tiza.app.localhost/x`; other addresses stay as they are. */
  toChromium(text: string): string;
  /** The other way round. */
  fromChromium(text: string): string;
  /** A content security policy may also name a whole scheme: `app:`. */
  policyToChromium(policy: string): string;
}

export function createAddresses(): Addresses {
  const schemes = new Set<string>();
  const replaceIn = (text: string, pattern: (scheme: string) => RegExp, by: (scheme: string) => string) =>
    [...schemes].reduce((result, scheme) => result.replace(pattern(scheme), by(scheme)), text);

  const toChromium = (text: string) =>
    replaceIn(
      text,
      (scheme) => new RegExp(`\\b${scheme}://([\\w*.-]+)`, 'g'),
      (scheme) => `http://$1.${scheme}.localhost`,
    );

  return {
    register: (scheme) => void schemes.add(scheme),
    knows: (scheme) => schemes.has(scheme),
    toChromium,
    fromChromium: (text) =>
      replaceIn(
        text,
        (scheme) => new RegExp(`\\bhttp://([\\w*.-]+)\\.${scheme}\\.localhost(?![\\w.-])`, 'g'),
        (scheme) => `${scheme}://$1`,
      ),
    policyToChromium: (policy) =>
      replaceIn(
        toChromium(policy),
        (scheme) => new RegExp(`(?<![\\w-])${scheme}:(?=[\\s;]|$)`, 'g'),
        (scheme) => `http://*.${scheme}.localhost`,
      ),
  };
}

/** `tiza.app.localhost` → scheme `app`, host `tiza`. */
export function splitHost(header: string | undefined): { scheme: string; host: string } | null {
  const parts = /^(.+)\.([a-z][a-z0-9+-]*)\.localhost$/.exec(header ?? '');
  return parts?.[1] === undefined || parts[2] === undefined ? null : { host: parts[1], scheme: parts[2] };
}
