import { escapeIdentifier, escapeLiteral } from 'pg';
import type { Lease, Runner } from '../../database/database.ts';
import { copySchemaPrefix } from '../../platforms/catalog-queries.ts';

const longestName = 63;

/** `tiza_copia_20261121_0730`, of the moment the backup was taken: free in this database. */
export async function freeSchemaName(db: Runner, takenAt: string | null, now = new Date()): Promise<string> {
  const taken = new Date(takenAt ?? now);
  const when = Number.isNaN(taken.getTime()) ? now : taken;
  const two = (part: number) => String(part).padStart(2, '0');
  const day = [when.getFullYear(), two(when.getMonth() + 1), two(when.getDate())].join('');
  const name = `${copySchemaPrefix}${day}_${two(when.getHours())}${two(when.getMinutes())}`;
  const rows = await db.rows<{ name: string }>({
    text: 'SELECT nspname AS name FROM pg_catalog.pg_namespace WHERE left(nspname, length($1)) = $1',
    values: [name],
  });
  const taking = rows.map((row) => row.name);
  const isFree = (wanted: string) =>
    !taking.some((each) => each === wanted || each.startsWith(`${wanted}_of_`));
  for (let count = 1; ; count += 1) {
    const wanted = count === 1 ? name : `${name}_${count}`;
    if (isFree(wanted)) return wanted;
  }
}

/** Where a schema's tables go: those of `public`, where nearly all are, under the plain name. */
export const besideName = (name: string, schema: string) =>
  schema === 'public' ? name : `${name}_of_${schema}`.slice(0, longestName);

export async function mayCreateSchemas(db: Runner): Promise<boolean> {
  const [row] = await db.rows<{ may: boolean }>({
    text: `SELECT has_database_privilege(current_database(), 'CREATE') AS may`,
  });
  return row?.may ?? false;
}

const named = 'quote_ident(n.nspname) || $q$.$q$ || quote_ident(c.relname)';
const ours = `n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)'`;

// A copy is there to be read: what would act on writing, perhaps on the live tables, does not come along.
const acting = `
SELECT format('DROP TRIGGER %I ON %s', t.tgname, ${named}) AS text FROM pg_catalog.pg_trigger t
  JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND ${ours}
UNION ALL
SELECT format('DROP RULE %I ON %s', r.rulename, ${named}) FROM pg_catalog.pg_rewrite r
  JOIN pg_catalog.pg_class c ON c.oid = r.ev_class JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE r.rulename <> '_RETURN' AND c.relkind IN ('r', 'p') AND ${ours}
UNION ALL
SELECT format('DROP POLICY %I ON %s', p.polname, ${named}) FROM pg_catalog.pg_policy p
  JOIN pg_catalog.pg_class c ON c.oid = p.polrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE ${ours}
UNION ALL
SELECT format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY', ${named})
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relrowsecurity AND ${ours}`;

// Its objects have the same place on every server, and there it stays.
const extensions = `
SELECT e.extname AS name, n.nspname AS schema FROM pg_catalog.pg_extension e
JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE n.nspname <> 'pg_catalog'`;

const schemas = `SELECT n.nspname AS name FROM pg_catalog.pg_namespace n WHERE ${ours}`;

/** On the throw-away server: every schema gets the name it is to have beside the live ones. */
export async function renameApart(lease: Lease, name: string): Promise<Map<string, string>> {
  for (const { text } of await lease.rows<{ text: string }>({ text: acting })) await lease.rows({ text });
  const installed = await lease.rows<{ name: string; schema: string }>({ text: extensions });
  const originals = new Map<string, string>();
  for (const { name: schema } of await lease.rows<{ name: string }>({ text: schemas })) {
    const beside = besideName(name, schema);
    originals.set(beside, schema);
    await lease.rows({
      text: `ALTER SCHEMA ${escapeIdentifier(schema)} RENAME TO ${escapeIdentifier(beside)}`,
    });
  }
  for (const schema of new Set(installed.map((each) => each.schema))) {
    await lease.rows({ text: `CREATE SCHEMA ${escapeIdentifier(schema)}` });
  }
  for (const { name: extension, schema } of installed) {
    await lease.rows({
      text: `ALTER EXTENSION ${escapeIdentifier(extension)} SET SCHEMA ${escapeIdentifier(schema)}`,
    });
  }
  return originals;
}

/** Whoever finds it later knows what it is and how it goes away. */
export async function explainSchema(lease: Lease, schema: string, words: string): Promise<void> {
  await lease.rows({
    text: `COMMENT ON SCHEMA ${escapeIdentifier(schema)} IS ${escapeLiteral(words)}`,
  });
}

export const removalOf = (schemas: readonly string[]) =>
  schemas.map((schema) => `DROP SCHEMA ${escapeIdentifier(schema)} CASCADE;`).join('\n');
