import type { Member } from '#contract/care';
import type { Runner } from '../../database/database.ts';
import { readRoles } from './facts-queries.ts';
import { chooseGroups, type Groups, groupNames } from './groups.ts';

const members = `
SELECT r.rolname::text AS login, coalesce(shobj_description(r.oid, 'pg_authid'), r.rolname) AS name,
  CASE WHEN bool_or(g.rolname = $2) THEN 'admin' ELSE 'teacher' END AS "group", r.rolcanlogin AS active,
  (SELECT count(*)::int FROM pg_catalog.pg_stat_activity a WHERE a.usesysid = r.oid) AS connections
FROM pg_catalog.pg_auth_members m JOIN pg_catalog.pg_roles r ON r.oid = m.member
JOIN pg_catalog.pg_roles g ON g.oid = m.roleid
WHERE g.rolname IN ($1, $2) AND r.rolname <> $2 AND pg_has_role(r.oid, g.oid, 'USAGE')
GROUP BY r.oid, r.rolname, r.rolcanlogin ORDER BY 2`;

/** Roles that own something cannot be dropped, in whichever database of the server it is. */
const attached = `
SELECT EXISTS (SELECT FROM pg_catalog.pg_shdepend d JOIN pg_catalog.pg_roles r ON r.oid = d.refobjid
  WHERE d.refclassid = 'pg_catalog.pg_authid'::regclass AND r.rolname = $1) AS attached`;

export async function readGroups(runner: Runner): Promise<Groups> {
  const [row] = await runner.rows<{ database: string }>({
    text: 'SELECT current_database()::text AS database',
  });
  if (row === undefined) throw new Error('The server did not say which database this is');
  return chooseGroups(row.database, await readRoles(runner, Object.values(groupNames(row.database)).flat()));
}

export async function readMembers(runner: Runner): Promise<Member[]> {
  const { teacher, admin } = await readGroups(runner);
  return runner.rows<Member>({ text: members, values: [teacher, admin] });
}

export async function isAttached(runner: Runner, login: string): Promise<boolean> {
  const [row] = await runner.rows<{ attached: boolean }>({ text: attached, values: [login] });
  return row?.attached ?? true;
}
