import type { TlsSettings } from '#contract/connection-wire';

/** Where a course lives and how to be let in. */
export interface Target {
  host: string;
  port: number;
  database: string;
  user: string;
  /** Asked for at each log-in, so that nothing here keeps it; `null`: none is known. */
  password(): Promise<string | null>;
  tls: TlsSettings;
  /** The person asked to look and not to touch. */
  readOnly?: boolean;
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
