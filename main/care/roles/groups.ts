import { createHash } from 'node:crypto';
import type { FoundRole } from './facts-queries.ts';

export interface Groups {
  teacher: string;
  admin: string;
  /** Another course on the same server has the plain names. */
  ownNames: boolean;
}

/** PostgreSQL cuts longer names off. */
const longestName = 63;

function named(prefix: string, database: string): string {
  const name = `${prefix}_${database}`;
  if (Buffer.byteLength(name) <= longestName) return name;
  return `${prefix}_${createHash('sha256').update(database).digest('hex').slice(0, 16)}`;
}

/** The plain name, and the one that carries the database's. */
export function groupNames(database: string): { teacher: [string, string]; admin: [string, string] } {
  return {
    teacher: ['tiza_teacher', named('tiza_teacher', database)],
    admin: ['tiza_admin', named('tiza_admin', database)],
  };
}

/**
 * Roles belong to the whole server. Two courses with the same groups would open each to the other's teachers,
 * so the second one's groups carry its database's name.
 */
export function chooseGroups(database: string, roles: readonly FoundRole[]): Groups {
  const names = groupNames(database);
  const find = (name: string) => roles.find((role) => role.name === name);
  const taken = [names.teacher[0], names.admin[0]].some((name) => {
    const role = find(name);
    return role?.usedElsewhere === true && !role.usedHere;
  });
  const ownNames = taken || find(names.teacher[1]) !== undefined;
  const which = ownNames ? 1 : 0;
  return { teacher: names.teacher[which], admin: names.admin[which], ownNames };
}
