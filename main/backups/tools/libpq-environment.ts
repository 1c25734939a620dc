import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import type { TlsSettings } from '#contract/connection-wire';
import type { Target } from '../../database/target.ts';

/** What a program inherits from us, without anything that would lead it to another server. */
export function withoutPostgresWords(inherited: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(inherited).filter(([name]) => !/^PG/i.test(name)));
}

/** Whether libpq can be told all that we check; it knows nothing of one certificate and no other. */
export function canSay({ pin }: Pick<TlsSettings, 'pin'>): boolean {
  return pin === undefined;
}

export interface LibpqEnvironment {
  env: NodeJS.ProcessEnv;
  dispose(): Promise<void>;
}

const needsRoots = ({ mode, ca }: TlsSettings) =>
  mode === 'verify-full' || mode === 'verify-ca' || Boolean(ca);

/**
 * How libpq is told where to go. A name given as an argument would be read as a whole connection string, and the
 * password in an argument could be read by everybody on this computer.
 */
export async function libpqEnvironment(target: Target): Promise<LibpqEnvironment> {
  const { host, port, database, user, tls: settings } = target;
  const folder = await mkdtemp(join(tmpdir(), 'tiza-'));
  const roots = join(folder, 'root.crt');
  try {
    await writeFile(roots, settings.ca ?? tls.rootCertificates.join('\n'), { mode: 0o600 });
    const password = await target.password();
    return {
      env: {
        ...withoutPostgresWords(),
        PGHOST: host,
        PGPORT: String(port),
        PGDATABASE: database,
        PGUSER: user,
        ...(password === null ? {} : { PGPASSWORD: password }),
        // Neither is ours to read; an empty name would mean the usual one.
        PGPASSFILE: join(folder, 'no-passwords'),
        PGSERVICEFILE: join(folder, 'no-services'),
        PGSSLMODE: settings.mode,
        PGSSLROOTCERT: needsRoots(settings) ? roots : join(folder, 'no-roots'),
        PGSSLCERT: join(folder, 'no-certificate'),
        PGSSLKEY: join(folder, 'no-key'),
        PGGSSENCMODE: 'disable',
        PGCHANNELBINDING: settings.mode === 'disable' ? 'disable' : settings.channelBinding,
        // Known from version 16 on; older ones leave it unread.
        ...(settings.oldPasswordMethods ? {} : { PGREQUIREAUTH: '!password,!md5' }),
        PGAPPNAME: 'tiza',
        PGCONNECT_TIMEOUT: '15',
        PGCLIENTENCODING: 'UTF8',
        LC_ALL: 'C',
      },
      dispose: () => rm(folder, { recursive: true, force: true }),
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}
