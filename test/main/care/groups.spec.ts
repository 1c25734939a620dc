import { describe, expect, it } from 'vitest';
import type { FoundRole } from '../../../main/care/roles/facts-queries.ts';
import { chooseGroups, groupNames } from '../../../main/care/roles/groups.ts';

const role = (name: string, used: Partial<FoundRole> = {}): FoundRole => ({
  name,
  mayLogIn: false,
  powers: [],
  memberOf: [],
  mayGrant: true,
  usedHere: false,
  usedElsewhere: false,
  comment: null,
  ...used,
});

describe('the names of the groups', () => {
  it('are plain on a server with one course', () => {
    expect(chooseGroups('calculo', [])).toEqual({
      teacher: 'tiza_teacher',
      admin: 'tiza_admin',
      ownNames: false,
    });
    const own = [role('tiza_teacher', { usedHere: true })];
    expect(chooseGroups('calculo', own).ownNames).toBe(false);
  });

  it('carry the database where another course has the plain ones, and keep to it', () => {
    const others = role('tiza_teacher', { usedElsewhere: true });
    const expected = { teacher: 'tiza_teacher_fisica', admin: 'tiza_admin_fisica', ownNames: true };
    expect(chooseGroups('fisica', [others])).toEqual(expected);
    const later = [role('tiza_teacher'), role('tiza_teacher_fisica', { usedHere: true })];
    expect(chooseGroups('fisica', later)).toEqual(expected);
  });

  it('stay as they are where the plain ones are in use here too', () => {
    const both = role('tiza_teacher', { usedHere: true, usedElsewhere: true });
    expect(chooseGroups('calculo', [both]).ownNames).toBe(false);
  });

  it('are never longer than PostgreSQL keeps, and differ for databases that differ at the end', () => {
    const long = 'ñ'.repeat(30);
    const [one, other] = [groupNames(`${long}a`).teacher[1], groupNames(`${long}b`).teacher[1]];
    expect(one).not.toBe(other);
    for (const name of [one, other]) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(63);
  });
});
