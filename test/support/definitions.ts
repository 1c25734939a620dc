// What a schema's tables are, in lines that can be compared, on every version and without pg_dump: columns,
// constraints, indexes, triggers, policies, rights, owners.
const query = `
WITH tables AS (
  SELECT c.oid, c.relname, c.relowner, c.relacl, c.relrowsecurity, c.relforcerowsecurity, c.relkind
  FROM pg_class c WHERE c.relnamespace = $1::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S')),
rights AS (
  SELECT relname AS what,
    coalesce(relacl, acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner)) AS acl FROM tables
  UNION ALL SELECT t.relname || '.' || a.attname, a.attacl FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid)
SELECT 'table ' || relname || ' ' || relkind::text || ' owner ' || pg_get_userbyid(relowner) FROM tables
UNION ALL SELECT 'row security ' || relname || CASE WHEN relforcerowsecurity THEN ' forced' ELSE '' END
  FROM tables WHERE relrowsecurity
UNION ALL SELECT 'column ' || t.relname || '.' || a.attnum || ' ' || a.attname || ' '
    || format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
    || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
  FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum WHERE t.relkind <> 'S'
UNION ALL SELECT 'constraint ' || t.relname || '.' || k.conname || ' ' || pg_get_constraintdef(k.oid)
  FROM tables t JOIN pg_constraint k ON k.conrelid = t.oid OR k.confrelid = t.oid
UNION ALL SELECT 'index ' || pg_get_indexdef(x.indexrelid) FROM tables t JOIN pg_index x ON x.indrelid = t.oid
UNION ALL SELECT 'trigger ' || pg_get_triggerdef(g.oid)
  FROM tables t JOIN pg_trigger g ON g.tgrelid = t.oid AND NOT g.tgisinternal
UNION ALL SELECT 'rule ' || pg_get_ruledef(r.oid) FROM tables t JOIN pg_rewrite r ON r.ev_class = t.oid
UNION ALL SELECT 'policy ' || t.relname || '.' || p.polname || ' ' || p.polcmd::text
    || coalesce(' using ' || pg_get_expr(p.polqual, p.polrelid), '')
    || coalesce(' check ' || pg_get_expr(p.polwithcheck, p.polrelid), '')
  FROM tables t JOIN pg_policy p ON p.polrelid = t.oid
UNION ALL SELECT 'right ' || a.privilege_type || ' on ' || what || ' to '
    || CASE a.grantee WHEN 0 THEN 'everybody' ELSE pg_get_userbyid(a.grantee)::text END
  FROM rights, aclexplode(acl) a`;

type Ask = <Row>(text: string, values: unknown[]) => Promise<Row[]>;

export async function definitionsOf(ask: Ask, schema = 'public'): Promise<string[]> {
  const rows = await ask<{ line: string }>(`SELECT line FROM (${query}) AS lines (line) ORDER BY 1`, [
    schema,
  ]);
  return rows.map(({ line }) => line);
}
