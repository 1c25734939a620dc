import type { Lease } from '../../database/database.ts';

/** Who owns an object and who may do what with it, as the catalog knows it; every name quoted already. */
interface Access {
  kind: 'SCHEMA' | 'TABLE' | 'SEQUENCE' | 'ROUTINE' | 'TYPE';
  name: string;
  /** Only this column. */
  column: string | null;
  /** `null`: the login itself, whoever owns the table it belongs to, or somebody it cannot make an owner. */
  owner: string | null;
  /** What the owner may do is among them where it cannot be made the owner again. */
  grants: { privilege: string; to: string; option: boolean }[];
}

const own = (schema: string) =>
  `${schema}.nspname NOT IN ('pg_catalog', 'information_schema') AND ${schema}.nspname !~ '^pg_(toast|temp)'`;
const notOfExtension = (catalog: string, oid: string) =>
  `NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = '${catalog}'::regclass AND e.objid = ${oid} AND e.deptype = 'e')`;

const text = `
WITH things AS (
  SELECT 'SCHEMA' AS kind, quote_ident(n.nspname) AS name, NULL::text AS column, n.nspowner AS owner, true AS movable,
    coalesce(n.nspacl, acldefault('n', n.nspowner)) AS acl, n.nspacl IS NULL AS usual
  FROM pg_namespace n WHERE ${own('n')} AND ${notOfExtension('pg_namespace', 'n.oid')}
  UNION ALL
  SELECT CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, quote_ident(n.nspname) || '.' || quote_ident(c.relname),
    NULL, c.relowner, NOT EXISTS (SELECT FROM pg_depend d WHERE c.relkind = 'S' AND d.classid = 'pg_class'::regclass
      AND d.objid = c.oid AND d.deptype IN ('a', 'i')),
    coalesce(c.relacl, acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", c.relowner)), c.relacl IS NULL
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND ${own('n')} AND ${notOfExtension('pg_class', 'c.oid')}
  UNION ALL
  SELECT 'TABLE', quote_ident(n.nspname) || '.' || quote_ident(c.relname), quote_ident(a.attname), c.relowner, false,
    a.attacl, false
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE a.attacl IS NOT NULL AND NOT a.attisdropped AND ${own('n')} AND ${notOfExtension('pg_class', 'c.oid')}
  UNION ALL
  SELECT 'ROUTINE', quote_ident(n.nspname) || '.' || quote_ident(p.proname) || '(' || oidvectortypes(p.proargtypes) || ')',
    NULL, p.proowner, true, coalesce(p.proacl, acldefault('f', p.proowner)), p.proacl IS NULL
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
  WHERE p.prokind <> 'a' AND ${own('n')} AND ${notOfExtension('pg_proc', 'p.oid')}
  UNION ALL
  SELECT 'TYPE', quote_ident(n.nspname) || '.' || quote_ident(t.typname), NULL, t.typowner, true,
    coalesce(t.typacl, acldefault('T', t.typowner)), t.typacl IS NULL
  FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_class c ON c.oid = t.typrelid
  WHERE (t.typtype IN ('e', 'd', 'r') OR c.relkind = 'c') AND ${own('n')} AND ${notOfExtension('pg_type', 't.oid')}
)
SELECT kind, name, "column",
  CASE WHEN movable AND pg_get_userbyid(owner) <> current_user AND pg_has_role(owner, 'MEMBER')
    THEN quote_ident(pg_get_userbyid(owner)) END AS owner,
  coalesce((SELECT json_agg(json_build_object('privilege', x.privilege_type, 'option', x.is_grantable,
      'to', CASE x.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(x.grantee)) END))
    FROM aclexplode(acl) x WHERE x.grantee <> owner OR NOT pg_has_role(owner, 'MEMBER')), '[]') AS grants
FROM things WHERE NOT usual OR pg_get_userbyid(owner) <> current_user`;

// What is not in the backup cannot be given to anybody.
const there = `SELECT CASE kind WHEN 'SCHEMA' THEN to_regnamespace(name) IS NOT NULL
    WHEN 'ROUTINE' THEN to_regprocedure(name) IS NOT NULL
    WHEN 'TYPE' THEN to_regtype(name) IS NOT NULL
    ELSE to_regclass(name) IS NOT NULL AND ("column" IS NULL OR EXISTS (SELECT FROM pg_attribute a
      WHERE a.attrelid = to_regclass(name) AND quote_ident(a.attname) = "column" AND NOT a.attisdropped)) END AS there
  FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS asked (kind, name, "column", n) ORDER BY n`;

/** Before rows and tables give way: who owned them, and what colleagues and the platform may do with them. */
export function readAccess(lease: Lease): Promise<Access[]> {
  return lease.rows<Access>({ text });
}

/** A backup knows no owners and no grants: what comes back gets those that were there before. */
export async function giveAccess(lease: Lease, before: readonly Access[]): Promise<void> {
  const names = [
    before.map(({ kind }) => kind),
    before.map(({ name }) => name),
    before.map(({ column }) => column),
  ];
  const found = await lease.rows<{ there: boolean }>({ text: there, values: names });
  const back = before.filter((_, index) => found[index]?.there);
  for (const access of back) {
    for (const statement of statementsFor(access)) await lease.rows({ text: statement });
  }
}

function statementsFor({ kind, name, column, owner, grants }: Access): string[] {
  const what = column === null ? '' : ` (${column})`;
  const on = `ON ${kind} ${name}`;
  // What everybody may do by default had been taken from them.
  const closed = ['ROUTINE', 'SCHEMA', 'TYPE'].includes(kind) ? [`REVOKE ALL ${on} FROM PUBLIC`] : [];
  return [
    ...(owner === null ? [] : [`ALTER ${kind} ${name} OWNER TO ${owner}`]),
    ...closed,
    ...grants.map(
      ({ privilege, to, option }) =>
        `GRANT ${privilege}${what} ${on} TO ${to}${option ? ' WITH GRANT OPTION' : ''}`,
    ),
  ];
}
