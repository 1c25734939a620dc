import { createHash } from 'node:crypto';
import type { Migration } from '../../../migrations/migration.ts';

/** Of the exact text, so that a changed letter shows. */
export function checksum({ id, name, statements }: Migration): string {
  return createHash('sha256')
    .update(JSON.stringify([id, name, statements]))
    .digest('hex');
}

/** As its file is called. */
export function fileName({ id, name }: { id: number; name: string }): string {
  return `${String(id).padStart(4, '0')}_${name}`;
}
