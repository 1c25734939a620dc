import type { Runner } from '../../../database/database.ts';
import { quoteIdentifier, quoteLiteral } from '../../../platforms/sql-text.ts';
import { type Item, plainName, quotedName, ranks } from './item.ts';
import { firstOwn } from './own-objects.ts';
import type { TableRow } from './tables.ts';

interface PolicyRow {
  oid: string;
  schema: string;
  table: string;
  tableName: string;
  name: string;
  command: string;
  permissive: boolean;
  /** Null: everybody. */
  roles: string[] | null;
  using: string | null;
  check: string | null;
}

const commands: Record<string, string> = { r: 'SELECT', a: 'INSERT', w: 'UPDATE', d: 'DELETE', '*': 'ALL' };

/** Made without any right at all: a policy names it, and without the policy rows would be open or closed to others. */
function roleStatement(role: string): string {
  const exists = `EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = ${quoteLiteral(role).trim()})`;
  const body = `BEGIN IF NOT ${exists} THEN CREATE ROLE ${quoteIdentifier(role)} NOLOGIN; END IF; END`;
  let tag = '$role$';
  for (let n = 0; body.includes(tag); n++) tag = `$role${n}$`;
  return `DO ${tag}${body}${tag}`;
}

function statementOf(row: PolicyRow): string {
  return [
    `CREATE POLICY ${quoteIdentifier(row.name)} ON ${quotedName({ schema: row.schema, name: row.tableName })}`,
    ...(row.permissive ? [] : ['AS RESTRICTIVE']),
    `FOR ${commands[row.command]}`,
    ...(row.roles === null ? [] : [`TO ${row.roles.map(quoteIdentifier).join(', ')}`]),
    ...(row.using === null ? [] : [`USING (${row.using})`]),
    ...(row.check === null ? [] : [`WITH CHECK (${row.check})`]),
  ].join(' ');
}

/** Each with the roles it names; they are made first where they are missing. */
export async function readPolicies(db: Runner): Promise<{ items: Item[]; roles: Map<string, string[]> }> {
  const rows = await db.rows<PolicyRow>({
    text: `SELECT p.oid::text AS oid, n.nspname::text AS schema, p.polrelid::text AS table,
        t.relname::text AS "tableName", p.polname::text AS name, p.polcmd::text AS command,
        p.polpermissive AS permissive,
        CASE WHEN p.polroles <> '{0}' THEN ARRAY(SELECT r.rolname::text FROM pg_roles r
          WHERE r.oid = ANY (p.polroles) ORDER BY r.rolname) END AS roles,
        pg_get_expr(p.polqual, p.polrelid) AS using, pg_get_expr(p.polwithcheck, p.polrelid) AS check
      FROM pg_policy p JOIN pg_class t ON t.oid = p.polrelid JOIN pg_namespace n ON n.oid = t.relnamespace
      WHERE p.polrelid >= ${firstOwn}`,
  });
  const roles = new Map<string, string[]>();
  const items = rows.map((row): Item => {
    const table = quotedName({ schema: row.schema, name: row.tableName });
    const key = `pg_policy:${row.oid}`;
    roles.set(key, row.roles ?? []);
    return {
      key,
      kind: 'policy',
      schema: row.schema,
      name: `${plainName(row.schema, row.tableName)}: ${row.name}`,
      rank: ranks.policy,
      section: 'after',
      statements: [statementOf(row)],
      comment: `POLICY ${quoteIdentifier(row.name)} ON ${table}`,
      owner: `pg_class:${row.table}`,
      needs: [`pg_class:${row.table}`],
    };
  });
  return { items, roles };
}

/** To go before the policies. */
export const roleStatements = (roles: readonly string[]) => [...new Set(roles)].sort().map(roleStatement);

/** Whether rows are guarded at all, and what a replica knows a row by. */
export function tableMarks(rows: readonly TableRow[]): Item[] {
  return rows.flatMap((row): Item[] => {
    const alter = `ALTER TABLE ONLY ${quotedName(row)}`;
    const statements = [
      ...(row.rowSecurity ? [`ALTER TABLE ${quotedName(row)} ENABLE ROW LEVEL SECURITY`] : []),
      ...(row.forcedSecurity ? [`${alter} FORCE ROW LEVEL SECURITY`] : []),
      ...(row.identity === 'f' ? [`${alter} REPLICA IDENTITY FULL`] : []),
      ...(row.identity === 'n' ? [`${alter} REPLICA IDENTITY NOTHING`] : []),
    ];
    if (statements.length === 0) return [];
    const { schema } = row;
    const owner = `pg_class:${row.oid}`;
    const name = plainName(schema, row.name);
    const rest = { rank: ranks.rowSecurity, section: 'after' as const, comment: null };
    return [
      {
        key: `marks:${row.oid}`,
        kind: 'table settings',
        schema,
        name,
        statements,
        owner,
        needs: [owner],
        ...rest,
      },
    ];
  });
}
