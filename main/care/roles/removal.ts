import type { Runner } from '../../database/database.ts';
import { quoteIdentifier } from '../../platforms/sql-text.ts';
import type { Draft } from '../planning.ts';
import { remark, step } from '../steps.ts';
import { readRoles } from './facts-queries.ts';
import { isAttached, readGroups, readMembers } from './members-queries.ts';
import { isOurs } from './remarks.ts';

/** Takes a teacher's rights and login away; what they wrote stays, with their name. */
export async function planRemoval(runner: Runner, login: string): Promise<Draft> {
  const groups = await readGroups(runner);
  const [role] = await readRoles(runner, [login]);
  if (role === undefined || !isOurs(role, groups)) {
    return { steps: [], notes: [], obstacles: [remark('not-a-teacher', { login })] };
  }
  const name = quoteIdentifier(login);
  const ours = role.memberOf.filter((group) => group === groups.teacher || group === groups.admin);
  const elsewhere = role.memberOf.filter((group) => !ours.includes(group));
  const kept = elsewhere.length > 0 || (await isAttached(runner, login));
  const member = (await readMembers(runner)).find((one) => one.login === login);
  const connections = String(member?.connections ?? 0);
  return {
    obstacles: [],
    notes: [
      ...(connections === '0' ? [] : [remark('still-connected', { login, connections })]),
      ...(kept ? [remark('login-kept', { login })] : []),
    ],
    steps: [
      ...ours.map((group) =>
        step('leave-group', { login, group }, `REVOKE ${quoteIdentifier(group)} FROM ${name}`),
      ),
      // With a life elsewhere on the server the login is somebody else's to drop.
      ...(kept ? [] : [step('drop-login', { login }, `DROP ROLE ${name}`)]),
    ],
  };
}
