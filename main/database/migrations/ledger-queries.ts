import type { Migration } from '../../../migrations/migration.ts';
import type { Runner } from '../database.ts';
import { checksum } from './checksum.ts';
import type { FoundRules } from './rules.ts';
import type { Shape } from './shape.ts';

/** A row of `tiza.migrations`. Its form is fixed for ever: an older Tiza must be able to read a newer one's. */
export interface LedgerRow {
  id: number;
  name: string;
  sha256: string;
}

/** What is in the schema `tiza`, whoever put it there. */
export interface Found {
  /** `table …` and `function …`. */
  objects: string[];
  shape: Shape;
  /** By table. */
  rules: Record<string, FoundRules>;
  /** `null`: there is none, this login may not read it, or what has its name is something else. */
  ledger: LedgerRow[] | null;
  ledgerReadable: boolean;
  /** Whether this login could go on. */
  mayApply: boolean;
}

interface Surroundings {
  objects: string[];
  shape: Record<string, string>;
  rules: Record<string, FoundRules>;
  hasLedger: boolean;
  ledgerReadable: boolean;
  mayApply: boolean;
}

const surroundings = `
WITH tiza AS (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = 'tiza'),
objects AS (
  SELECT 'table ' || c.relname AS object FROM pg_catalog.pg_class c
  WHERE c.relnamespace IN (SELECT oid FROM tiza) AND c.relkind NOT IN ('i', 'I', 't', 'S')
  -- A type of the name would be in a table's way, for a table is a type too.
  UNION SELECT 'table ' || t.typname FROM pg_catalog.pg_type t
  WHERE t.typnamespace IN (SELECT oid FROM tiza) AND t.typtype IN ('d', 'e', 'r', 'm')
  UNION SELECT 'function ' || p.proname FROM pg_catalog.pg_proc p WHERE p.pronamespace IN (SELECT oid FROM tiza)),
ours AS (
  SELECT c.oid, c.relname::text AS name, c.relrowsecurity FROM pg_catalog.pg_class c
  WHERE c.relnamespace IN (SELECT oid FROM tiza) AND c.relkind = 'r'),
shape AS (
  SELECT 'column ' || ours.name || '.' || a.attname AS what, format_type(a.atttypid, a.atttypmod) AS how
  FROM ours JOIN pg_catalog.pg_attribute a ON a.attrelid = ours.oid AND a.attnum > 0 AND NOT a.attisdropped
  UNION ALL SELECT 'primary key ' || ours.name, (SELECT string_agg(a.attname, ', ' ORDER BY k.place)
    FROM unnest(x.indkey::int2[]) WITH ORDINALITY AS k(attnum, place)
    JOIN pg_catalog.pg_attribute a ON a.attrelid = ours.oid AND a.attnum = k.attnum)
  FROM ours JOIN pg_catalog.pg_index x ON x.indrelid = ours.oid AND x.indisprimary AND x.indisvalid
  UNION ALL SELECT 'trigger ' || ours.name || '.' || t.tgname, CASE WHEN t.tgenabled IN ('O', 'A') THEN 'on' ELSE 'off' END
  FROM ours JOIN pg_catalog.pg_trigger t ON t.tgrelid = ours.oid AND NOT t.tgisinternal
  UNION ALL SELECT 'function ' || p.proname, p.prosrc
  FROM pg_catalog.pg_proc p WHERE p.pronamespace IN (SELECT oid FROM tiza)),
ledger AS (
  SELECT c.oid FROM pg_catalog.pg_class c
  WHERE c.relnamespace IN (SELECT oid FROM tiza) AND c.relname = 'migrations' AND c.relkind = 'r'
    AND (SELECT count(*) FROM pg_catalog.pg_attribute a
      WHERE a.attrelid = c.oid AND NOT a.attisdropped AND a.attname IN ('id', 'name', 'sha256')) = 3)
SELECT ARRAY(SELECT object::text FROM objects ORDER BY 1) AS objects,
  coalesce((SELECT json_object_agg(what, how) FROM shape), '{}') AS shape,
  coalesce((SELECT json_object_agg(ours.name, json_build_object('inForce', ours.relrowsecurity, 'policies',
    ARRAY(SELECT p.polname::text FROM pg_catalog.pg_policy p WHERE p.polrelid = ours.oid ORDER BY 1)))
    FROM ours), '{}') AS rules,
  EXISTS (SELECT FROM ledger) AS "hasLedger",
  coalesce((SELECT has_schema_privilege(tiza.oid, 'USAGE') AND has_table_privilege(ledger.oid, 'SELECT')
    FROM ledger, tiza), false) AS "ledgerReadable",
  coalesce(
    (SELECT has_schema_privilege(tiza.oid, 'USAGE') AND has_schema_privilege(tiza.oid, 'CREATE')
      AND coalesce((SELECT has_table_privilege(ledger.oid, 'INSERT') FROM ledger), true) FROM tiza),
    has_database_privilege(current_database(), 'CREATE'))
  -- A step may change what an earlier one made, which only its owner can: nobody is to stop halfway.
  AND NOT EXISTS (SELECT FROM ours JOIN pg_catalog.pg_class c ON c.oid = ours.oid WHERE NOT pg_has_role(c.relowner, 'USAGE'))
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_proc p
    WHERE p.pronamespace IN (SELECT oid FROM tiza) AND NOT pg_has_role(p.proowner, 'USAGE'))
  AND current_setting('transaction_read_only') = 'off' AS "mayApply"`;

export async function look(runner: Runner): Promise<Found> {
  const [around] = await runner.rows<Surroundings>({ text: surroundings }, { repeatable: true });
  if (around === undefined) throw new Error('The catalog gave no answer');
  const { hasLedger, shape, ...rest } = around;
  const ledger =
    hasLedger && rest.ledgerReadable
      ? await runner.rows<LedgerRow>({ text: 'SELECT id, name, sha256 FROM tiza.migrations ORDER BY id' })
      : null;
  return {
    ...rest,
    shape: new Map(Object.entries(shape)),
    ledger,
    ledgerReadable: rest.ledgerReadable || !hasLedger,
  };
}

export async function record(runner: Runner, migration: Migration, appVersion: string): Promise<void> {
  await runner.rows({
    text: 'INSERT INTO tiza.migrations (id, name, sha256, app_version) VALUES ($1, $2, $3, $4)',
    values: [migration.id, migration.name, checksum(migration), appVersion],
  });
}
