import type { Runner, RunOptions } from '../database/database.ts';

export interface RelationName {
  schema: string;
  name: string;
}

export interface ColumnRights {
  name: string;
  select: boolean;
  insert: boolean;
  update: boolean;
}

export interface RelationRights extends RelationName {
  exists: boolean;
  /** Without it nothing in the schema can be reached, whatever else was granted. */
  schemaUsage: boolean;
  owner: boolean;
  select: boolean;
  insert: boolean;
  update: boolean;
  delete: boolean;
  maintain: boolean;
  /** Row security decides which rows this login sees. */
  rowsFiltered: boolean;
  columns: ColumnRights[];
  /** Those its serial and identity columns draw from. */
  sequences: { schema: string; name: string; usage: boolean }[];
}

export interface LoginRights {
  login: string;
  superuser: boolean;
  createsDatabases: boolean;
  createsRoles: boolean;
  bypassesRowSecurity: boolean;
  createsSchemas: boolean;
  serverMajor: number;
  replica: boolean;
  readOnly: boolean;
  /** Predefined roles whose rights this login uses. */
  memberOf: string[];
}

export interface Rights {
  login: LoginRights;
  relations: RelationRights[];
}

const predefined = [
  'pg_monitor',
  'pg_read_all_data',
  'pg_write_all_data',
  'pg_maintain',
  'pg_signal_backend',
];

// MAINTAIN is a word only from 17 on; before, it was the owner's. Names come as values, never as text.
const text = `
WITH asked AS (
  SELECT n, schema, name FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS list (schema, name, n)
), found AS (
  SELECT asked.n, asked.schema, asked.name, s.oid AS schema_oid, c.oid,
    coalesce(pg_has_role(c.relowner, 'usage'), false) AS owner
  FROM asked
  LEFT JOIN pg_namespace s ON s.nspname = asked.schema
  LEFT JOIN pg_class c ON c.relnamespace = s.oid AND c.relname = asked.name AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
), described AS (
  SELECT n, json_build_object(
    'schema', schema, 'name', name, 'exists', oid IS NOT NULL,
    'schemaUsage', coalesce(has_schema_privilege(schema_oid, 'usage'), false),
    'owner', owner,
    'select', coalesce(has_table_privilege(oid, 'select'), false),
    'insert', coalesce(has_table_privilege(oid, 'insert'), false),
    'update', coalesce(has_table_privilege(oid, 'update'), false),
    'delete', coalesce(has_table_privilege(oid, 'delete'), false),
    'maintain', owner OR coalesce(CASE
      WHEN current_setting('server_version_num')::int >= 170000 THEN has_table_privilege(oid, 'maintain')
    END, false),
    'rowsFiltered', coalesce(row_security_active(oid), false),
    'columns', coalesce((
      SELECT json_agg(json_build_object('name', a.attname,
        'select', has_column_privilege(found.oid, a.attnum, 'select'),
        'insert', has_column_privilege(found.oid, a.attnum, 'insert'),
        'update', has_column_privilege(found.oid, a.attnum, 'update')) ORDER BY a.attnum)
      FROM pg_attribute a WHERE a.attrelid = found.oid AND a.attnum > 0 AND NOT a.attisdropped), '[]'),
    'sequences', coalesce((
      SELECT json_agg(json_build_object('schema', ns.nspname, 'name', q.relname,
        'usage', has_sequence_privilege(q.oid, 'usage')) ORDER BY q.relname)
      FROM pg_depend d JOIN pg_class q ON q.oid = d.objid AND q.relkind = 'S'
      JOIN pg_namespace ns ON ns.oid = q.relnamespace
      WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass
        AND d.refobjid = found.oid AND d.deptype IN ('a', 'i')), '[]')
  ) AS relation FROM found
)
SELECT json_build_object(
    'login', current_user, 'superuser', r.rolsuper, 'createsDatabases', r.rolcreatedb,
    'createsRoles', r.rolcreaterole, 'bypassesRowSecurity', r.rolbypassrls,
    'createsSchemas', has_database_privilege(current_database(), 'create'),
    'serverMajor', current_setting('server_version_num')::int / 10000,
    'replica', pg_is_in_recovery(),
    'readOnly', current_setting('default_transaction_read_only') = 'on',
    'memberOf', coalesce((SELECT json_agg(m.rolname ORDER BY m.rolname) FROM pg_roles m
      WHERE m.rolname = ANY ($3::text[]) AND pg_has_role(m.oid, 'usage')), '[]')
  ) AS login,
  coalesce((SELECT json_agg(relation ORDER BY n) FROM described), '[]') AS relations
FROM pg_roles r WHERE r.rolname = current_user`;

/** One query: what this login may do to each of these, table by table and column by column. */
export async function readRights(
  db: Runner,
  relations: readonly RelationName[],
  options?: RunOptions,
): Promise<Rights> {
  const schemas = relations.map(({ schema }) => schema);
  const names = relations.map(({ name }) => name);
  const [rights] = await db.rows<Rights>({ text, values: [schemas, names, predefined] }, options);
  if (!rights) throw new Error('This login is not in the list of roles.');
  return rights;
}
