import type { NetConnectOpts } from 'node:net';
import type { TlsSettings } from '#contract/connection-wire';
import { isSocketFolder } from '#contract/tls-mark';

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

/** What a socket is opened to. */
export function wayTo({ host, port }: Pick<Target, 'host' | 'port'>): NetConnectOpts {
  return isSocketFolder(host) ? { path: `${host}/.s.PGSQL.${port}` } : { host, port };
}
