import type { Note, Obstacle, RoleRequest } from '#contract/care';
import type { ObjectName } from '../../platforms/course-objects.ts';
import { remark, spoken } from '../steps.ts';
import type { FoundRole, FoundTable } from './facts-queries.ts';
import type { Groups } from './groups.ts';
import { guardedByOthers } from './policies.ts';
import { findTable, type RoleCourse } from './role-course.ts';

const when = <Key extends string>(condition: boolean, key: Key, facts: Record<string, string> = {}) =>
  condition ? [remark(key, facts)] : [];

/** What makes the step impossible on this server, each by its name. */
export function obstaclesTo(course: RoleCourse, request: RoleRequest, groups: Groups): Obstacle[] {
  const { objects, facts, schema } = course;
  const feedback = objects.feedback && findTable(facts, objects.feedback);
  const people = [...request.teachers, ...request.admins];
  const logins = people.map(({ login }) => login);
  const twice = logins.filter((login, index) => logins.indexOf(login) !== index);
  const role = (name: string) => facts.roles.find((one) => one.name === name);
  // Rules that are missing are put back by this very step.
  const mayGoOn = schema.state === 'current' || schema.problem?.reason === 'rules-incomplete';
  const sequence = facts.identityAlways ? null : facts.sequence;
  const closed = facts.schemas.filter(
    ({ mine, everybodyUses, name }) => !mine && !everybodyUses && name !== 'tiza',
  );
  return [
    ...when(facts.readOnly, 'server-reads-only'),
    ...when(!facts.mayCreateRoles, 'no-createrole', { login: facts.login }),
    ...when(!mayGoOn, 'schema-first', { state: schema.state }),
    ...when(!feedback, 'feedback-missing'),
    ...(feedback ? when(!feedback.mine, 'not-owner', owned(feedback)) : []),
    ...(sequence ? when(!sequence.mine, 'not-owner', { table: spoken(sequence), owner: '' }) : []),
    ...notOwnTables(facts.tables),
    ...closed.map(({ name }) => remark('schema-closed', { schema: name })),
    ...when(!facts.everybodyConnects && !facts.ownsDatabase, 'database-closed', { database: facts.database }),
    ...[groups.teacher, groups.admin].flatMap((name) => groupObstacles(role(name), groups)),
    ...logins.filter((login) => role(login)).map((login) => remark('login-taken', { login })),
    ...twice.map((login) => remark('login-twice', { login })),
    ...request.renew
      .filter((login) => !isOurs(role(login), groups))
      .map((login) => remark('not-a-teacher', { login })),
  ];
}

const owned = (table: FoundTable) => ({ table: spoken(table), owner: table.owner });

function notOwnTables(tables: readonly FoundTable[]): Obstacle[] {
  const foreign = tables.find(({ schema, mine }) => schema === 'tiza' && !mine);
  return foreign ? [remark('not-owner', owned(foreign))] : [];
}

export function isOurs(role: FoundRole | undefined, groups: Groups): boolean {
  if (role === undefined || role.powers.length > 0 || !role.mayGrant) return false;
  return role.memberOf.some((group) => group === groups.teacher || group === groups.admin);
}

function groupObstacles(role: FoundRole | undefined, groups: Groups): Obstacle[] {
  if (role === undefined) return [];
  const others = role.memberOf.filter((group) => group !== groups.teacher);
  const rights = [...(role.mayLogIn ? ['LOGIN'] : []), ...role.powers, ...others].join(', ');
  return [
    ...when(rights !== '', 'group-has-other-rights', { group: role.name, rights }),
    ...when(!role.mayGrant, 'group-not-yours', { group: role.name }),
  ];
}

/** What works, but not as somebody might expect. */
export function noteEverything(course: RoleCourse, groups: Groups): Note[] {
  const { objects, facts, pooled } = course;
  const feedback = objects.feedback && findTable(facts, objects.feedback);
  const isTable = feedback?.kind === 'r' || feedback?.kind === 'p';
  const same = (one: ObjectName, other: ObjectName | null) =>
    one.schema === other?.schema && one.name === other.name;
  const leftOut = objects.readable.flatMap((table) => {
    const found = findTable(facts, table);
    return found && !found.mine && !same(table, objects.feedback) ? [found] : [];
  });
  const guarded = feedback ? guardedByOthers(feedback) : false;
  return [
    ...when(groups.ownNames, 'another-course-here', { teacher: groups.teacher, admin: groups.admin }),
    ...leftOut.map((table) => remark('table-left-out', owned(table))),
    ...(feedback && !isTable ? [remark('feedback-is-a-view', owned(feedback))] : []),
    ...when(guarded, 'row-security-in-use', {
      policies: feedback?.policies.map(({ name }) => name).join(', ') ?? '',
    }),
    ...when(
      guarded && feedback?.policies.some(({ restrictive }) => restrictive) === true,
      'restrictive-policies',
    ),
    ...when(facts.identityAlways, 'ids-by-the-server'),
    ...everybodyElse(course),
    ...when(isTable && facts.otherReaders.length > 0, 'dumps-by-others', {
      logins: facts.otherReaders.join(', '),
    }),
    ...when(pooled, 'pooler-logins'),
  ];
}

/** What PUBLIC may, every teacher may. */
function everybodyElse({ objects, facts }: RoleCourse): Note[] {
  const { passwords } = objects;
  const secret = passwords && findTable(facts, passwords);
  const readsSecret = secret?.rights.some(
    ({ grantee, right, column }) =>
      grantee === '' && right === 'SELECT' && (column === null || column === passwords?.column),
  );
  const writable = facts.tables.filter(
    ({ schema, rights }) =>
      schema !== 'tiza' && rights.some(({ grantee, right }) => grantee === '' && right !== 'SELECT'),
  );
  return [
    ...(secret && passwords
      ? when(readsSecret === true, 'everybody-reads-passwords', {
          table: spoken(secret),
          column: passwords.column,
        })
      : []),
    ...writable.map((table) => remark('everybody-writes', owned(table))),
  ];
}
