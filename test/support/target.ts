import { type TlsSettings, tlsSettings } from '#contract/connection-wire';
import type { Target } from '../../main/database/target.ts';

interface Place {
  host: string;
  port: number;
  user: string;
  password: string;
  database?: string;
}

/** How the app would describe a server of the tests. */
export function targetOf(place: Place, tls: Partial<TlsSettings> = {}): Target {
  const { host, port, user, password, database = 'postgres' } = place;
  return {
    host,
    port,
    user,
    database,
    password: async () => password,
    tls: tlsSettings.parse({ mode: 'disable', ...tls }),
  };
}
