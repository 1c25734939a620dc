import type { PlannedStep, RoleRequest, Teacher } from '#contract/care';
import type { StepKey } from '#contract/care-words';
import { quoteIdentifier } from '../../platforms/sql-text.ts';
import type { Draft } from '../planning.ts';
import { step } from '../steps.ts';
import { ownGrants, placeGrants, readGrants, writeGrants } from './course-grants.ts';
import type { RoleFacts } from './facts-queries.ts';
import { grantSteps } from './grants.ts';
import { chooseGroups, type Groups } from './groups.ts';
import { loginSteps, renewalSteps } from './logins.ts';
import { feedbackPolicySteps, justWrittenStep, ownPolicySteps } from './policies.ts';
import { noteEverything, obstaclesTo } from './remarks.ts';
import { findTable, type RoleCourse } from './role-course.ts';

export function planRoles(course: RoleCourse, request: RoleRequest): Draft {
  const { objects, facts } = course;
  const groups = chooseGroups(facts.database, facts.roles);
  const obstacles = obstaclesTo(course, request, groups);
  const notes = noteEverything(course, groups);
  const { feedback } = objects;
  const found = feedback && findTable(facts, feedback);
  if (obstacles.length > 0 || !feedback || !found) return { steps: [], obstacles, notes };
  const isTable = found.kind === 'r' || found.kind === 'p';
  const exists = (login: string) => facts.roles.some(({ name }) => name === login);
  const created = (people: readonly Teacher[], group: string) =>
    people.filter(({ login }) => !exists(login)).flatMap((person) => loginSteps(person, group));
  return {
    obstacles,
    notes,
    steps: [
      ...groupSteps(groups, facts),
      ...placeGrants(groups, feedback, facts).flatMap(grantSteps),
      ...readGrants(course, groups).flatMap(grantSteps),
      ...ownGrants(groups, facts).flatMap(grantSteps),
      ...justWrittenStep(feedback, facts),
      ...ownPolicySteps(groups, facts.tables),
      ...created(request.teachers, groups.teacher),
      ...created(request.admins, groups.admin),
      ...request.renew.flatMap(renewalSteps),
      ...writeGrants(groups, feedback, found, facts, isTable).flatMap(grantSteps),
    ],
    atOnce: isTable ? feedbackPolicySteps(feedback, found, groups, facts) : [],
  };
}

function groupSteps({ teacher, admin }: Groups, { roles }: RoleFacts): PlannedStep[] {
  const find = (group: string) => roles.find(({ name }) => name === group);
  const create = (group: string, key: StepKey) =>
    find(group) ? [] : [step(key, { group }, `CREATE ROLE ${quoteIdentifier(group)} NOLOGIN`)];
  const joined = find(admin)?.memberOf.includes(teacher) === true;
  const join = `GRANT ${quoteIdentifier(teacher)} TO ${quoteIdentifier(admin)}`;
  return [
    ...create(teacher, 'create-teachers'),
    ...create(admin, 'create-admins'),
    ...(joined ? [] : [step('admins-are-teachers', { teacher, admin }, join)]),
  ];
}
