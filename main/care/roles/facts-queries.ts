import type { Runner } from '../../database/database.ts';
import type { FeedbackTable, ObjectName } from '../../platforms/course-objects.ts';
import { groupNames } from './groups.ts';
import { policyBody } from './seals.ts';

/** A right somebody holds, on a whole object or on one of its columns. */
export interface Right {
  /** Empty for PUBLIC. */
  grantee: string;
  right: string;
  column: string | null;
}

export interface FoundTable extends ObjectName {
  kind: string;
  owner: string;
  /** This login may grant and change it. */
  mine: boolean;
  columns: string[];
  rights: Right[];
  rowSecurity: boolean;
  forced: boolean;
  policies: {
    name: string;
    restrictive: boolean;
    everybody: boolean;
    /** A sum of its rule in the server's words, and what we noted beside it when we made it. */
    body: string;
    seal: string | null;
  }[];
}

export interface FoundRole {
  name: string;
  mayLogIn: boolean;
  /** Attributes that no group or teacher of ours has. */
  powers: string[];
  memberOf: string[];
  mayGrant: boolean;
  usedHere: boolean;
  usedElsewhere: boolean;
  comment: string | null;
}

export interface RoleFacts {
  login: string;
  superuser: boolean;
  mayCreateRoles: boolean;
  readOnly: boolean;
  database: string;
  ownsDatabase: boolean;
  everybodyConnects: boolean;
  databaseRights: Right[];
  roles: FoundRole[];
  /** Those asked for and all of the schema `tiza`. */
  tables: FoundTable[];
  schemas: { name: string; mine: boolean; everybodyUses: boolean; rights: Right[] }[];
  /** Gives feedback its ids. */
  sequence: (ObjectName & { mine: boolean; rights: Right[] }) | null;
  identityAlways: boolean;
  /** Log-ins that read feedback without owning it. */
  otherReaders: string[];
  justWritten: string | null;
}

const rightsOf = (acl: string, column: string) => `SELECT json_build_object(
  'grantee', CASE a.grantee WHEN 0 THEN '' ELSE pg_get_userbyid(a.grantee)::text END,
  'right', a.privilege_type, 'column', ${column}) AS one FROM aclexplode(${acl}) a`;

const about = `
SELECT current_user::text AS login, r.rolsuper AS superuser, r.rolsuper OR r.rolcreaterole AS "mayCreateRoles",
  current_setting('transaction_read_only') = 'on' AS "readOnly",
  d.datname::text AS database, pg_has_role(d.datdba, 'USAGE') AS "ownsDatabase",
  has_database_privilege('public', d.oid, 'CONNECT') AS "everybodyConnects",
  coalesce((SELECT json_agg(one) FROM (${rightsOf('d.datacl', 'NULL::text')}) all_of_them), '[]') AS "databaseRights",
  (SELECT prosrc FROM pg_catalog.pg_proc
    WHERE proname = 'just_written' AND pronamespace = to_regnamespace('tiza')) AS "justWritten"
FROM pg_catalog.pg_roles r, pg_catalog.pg_database d
WHERE r.rolname = current_user AND d.datname = current_database()`;

// From 16 on CREATEROLE reaches only the roles it holds with ADMIN.
const roles = `
WITH mine AS (SELECT rolsuper, rolcreaterole FROM pg_catalog.pg_roles WHERE rolname = current_user),
here AS (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
SELECT r.rolname::text AS name, r.rolcanlogin AS "mayLogIn",
  array_remove(ARRAY[CASE WHEN r.rolsuper THEN 'SUPERUSER' END, CASE WHEN r.rolcreatedb THEN 'CREATEDB' END,
    CASE WHEN r.rolcreaterole THEN 'CREATEROLE' END, CASE WHEN r.rolbypassrls THEN 'BYPASSRLS' END,
    CASE WHEN r.rolreplication THEN 'REPLICATION' END], NULL) AS powers,
  ARRAY(SELECT g.rolname::text FROM pg_catalog.pg_auth_members m JOIN pg_catalog.pg_roles g ON g.oid = m.roleid
    WHERE m.member = r.oid ORDER BY 1) AS "memberOf",
  mine.rolsuper OR CASE WHEN current_setting('server_version_num')::int >= 160000
    THEN pg_has_role(r.oid, 'MEMBER WITH ADMIN OPTION') ELSE mine.rolcreaterole AND NOT r.rolsuper END AS "mayGrant",
  EXISTS (SELECT FROM pg_catalog.pg_shdepend d, here
    WHERE d.refclassid = 'pg_catalog.pg_authid'::regclass AND d.refobjid = r.oid AND d.dbid = here.oid) AS "usedHere",
  EXISTS (SELECT FROM pg_catalog.pg_shdepend d, here WHERE d.refclassid = 'pg_catalog.pg_authid'::regclass
    AND d.refobjid = r.oid AND d.dbid NOT IN (0, here.oid)) AS "usedElsewhere",
  shobj_description(r.oid, 'pg_authid') AS comment
FROM pg_catalog.pg_roles r, mine WHERE r.rolname = ANY($1::text[]) ORDER BY 1`;

const tables = `
SELECT n.nspname::text AS schema, c.relname::text AS name, c.relkind::text AS kind,
  pg_get_userbyid(c.relowner)::text AS owner, pg_has_role(c.relowner, 'USAGE') AS mine,
  ARRAY(SELECT attname::text FROM pg_catalog.pg_attribute
    WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped ORDER BY attnum) AS columns,
  coalesce((SELECT json_agg(one) FROM (${rightsOf('c.relacl', 'NULL::text')}
    UNION ALL SELECT own.one FROM pg_catalog.pg_attribute t,
      LATERAL (${rightsOf('t.attacl', 't.attname')}) own WHERE t.attrelid = c.oid) all_of_them), '[]') AS rights,
  c.relrowsecurity AS "rowSecurity", c.relforcerowsecurity AS forced,
  coalesce((SELECT json_agg(json_build_object('name', p.polname, 'restrictive', NOT p.polpermissive,
      'everybody', 0 = ANY(p.polroles), 'body', ${policyBody}, 'seal', obj_description(p.oid, 'pg_policy')) ORDER BY p.polname)
    FROM pg_catalog.pg_policy p WHERE p.polrelid = c.oid), '[]') AS policies
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
  AND (n.nspname = 'tiza' OR (n.nspname, c.relname) IN (SELECT s, t FROM unnest($1::text[], $2::text[]) AS wanted (s, t)))
ORDER BY 1, 2`;

const schemas = `
SELECT n.nspname::text AS name, pg_has_role(n.nspowner, 'USAGE') AS mine,
  has_schema_privilege('public', n.oid, 'USAGE') AS "everybodyUses",
  coalesce((SELECT json_agg(one) FROM (${rightsOf('n.nspacl', 'NULL::text')}) all_of_them), '[]') AS rights
FROM pg_catalog.pg_namespace n WHERE n.nspname = 'tiza' OR n.nspname = ANY($1::text[]) ORDER BY 1`;

/** The sequence of an identity or serial column, or whichever one its default calls. */
const sequence = `
WITH col AS (
  SELECT a.attrelid, a.attnum, a.attidentity, d.oid AS defaulted FROM pg_catalog.pg_attribute a
  LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE a.attrelid = to_regclass(format('%I.%I', $1::text, $2::text)) AND a.attname = $3),
seq AS (
  SELECT s.relname, s.relnamespace, s.relowner, s.relacl FROM col, pg_catalog.pg_depend p, pg_catalog.pg_class s
  WHERE s.relkind = 'S' AND (
    (p.classid = 'pg_catalog.pg_attrdef'::regclass AND p.objid = col.defaulted AND p.refobjid = s.oid) OR
    (p.classid = 'pg_catalog.pg_class'::regclass AND p.objid = s.oid AND p.deptype = 'i'
      AND p.refobjid = col.attrelid AND p.refobjsubid = col.attnum)) LIMIT 1)
SELECT col.attidentity = 'a' AS "identityAlways", n.nspname::text AS schema, seq.relname::text AS name,
  pg_has_role(seq.relowner, 'USAGE') AS mine,
  coalesce((SELECT json_agg(one) FROM (${rightsOf('seq.relacl', 'NULL::text')}) all_of_them), '[]') AS rights
FROM col LEFT JOIN seq ON true LEFT JOIN pg_catalog.pg_namespace n ON n.oid = seq.relnamespace`;

const otherReaders = `
SELECT r.rolname::text AS name FROM pg_catalog.pg_roles r, pg_catalog.pg_class c
WHERE c.oid = to_regclass(format('%I.%I', $1::text, $2::text)) AND r.rolcanlogin
  AND NOT r.rolsuper AND NOT r.rolbypassrls AND has_table_privilege(r.oid, c.oid, 'SELECT')
  AND NOT pg_has_role(r.oid, c.relowner, 'USAGE')
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_roles g WHERE g.rolname = ANY($3::text[]) AND pg_has_role(r.oid, g.oid, 'MEMBER'))
ORDER BY 1`;

type About = Omit<RoleFacts, 'roles' | 'tables' | 'schemas' | 'sequence' | 'identityAlways' | 'otherReaders'>;
type SequenceRow = {
  identityAlways: boolean;
  schema: string | null;
  name: string;
  mine: boolean;
  rights: Right[];
};

export async function readRoles(runner: Runner, names: readonly string[]): Promise<FoundRole[]> {
  return runner.rows<FoundRole>({ text: roles, values: [names] });
}

export async function readRoleFacts(
  runner: Runner,
  wanted: { tables: readonly ObjectName[]; feedback: FeedbackTable | null; logins: readonly string[] },
): Promise<RoleFacts> {
  const [self] = await runner.rows<About>({ text: about });
  if (self === undefined) throw new Error('The catalog does not know the login it serves');
  const groups = Object.values(groupNames(self.database)).flat();
  const found = await readRoles(runner, [...groups, ...wanted.logins]);
  const names = [wanted.tables.map(({ schema }) => schema), wanted.tables.map(({ name }) => name)];
  const { feedback } = wanted;
  const place = feedback ? [feedback.schema, feedback.name] : null;
  const [ids] = place
    ? await runner.rows<SequenceRow>({ text: sequence, values: [...place, feedback?.columns.id] })
    : [];
  const readers = place
    ? await runner.rows<{ name: string }>({
        text: otherReaders,
        values: [...place, groups],
      })
    : [];
  return {
    ...self,
    roles: found,
    tables: await runner.rows<FoundTable>({ text: tables, values: names }),
    schemas: await runner.rows({ text: schemas, values: [names[0]] }),
    sequence: ids?.schema ? { schema: ids.schema, name: ids.name, mine: ids.mine, rights: ids.rights } : null,
    identityAlways: ids?.identityAlways ?? false,
    otherReaders: readers.map(({ name }) => name),
  };
}
