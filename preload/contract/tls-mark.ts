import type { TlsMark, TlsSettings } from './connection-wire.ts';

/** On this very computer, where there is no wire to protect: by name, address, or the folder of a Unix socket. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host) || isSocketFolder(host);
}

/** As libpq has it: a host that begins with a slash is a folder with a socket in it. */
export function isSocketFolder(host: string): boolean {
  return host.startsWith('/');
}

/** What has to be said about the way to a course for as long as it is used. */
export function markOf(settings: TlsSettings, host: string): TlsMark {
  if (isLoopback(host)) return 'none';
  if (['disable', 'allow', 'prefer'].includes(settings.mode) && !settings.pin) return 'open';
  const vouched = settings.mode !== 'require' || settings.ca !== undefined || settings.pin !== undefined;
  return vouched ? 'none' : 'unverified';
}
