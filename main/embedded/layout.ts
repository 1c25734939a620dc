import { join } from 'node:path';

/** The role that owns everything in the server, and whom Tiza connects as. */
export const superuser = 'tiza';

export function dataFolder(directory: string): string {
  return join(directory, 'data');
}

export function accessFile(directory: string): string {
  return join(directory, 'pg_hba.conf');
}
