import type { Migration } from '../../../migrations/migration.ts';
import type { Runner } from '../database.ts';
import { checksum } from './checksum.ts';

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
  /** `null`: there is none, this login may not read it, or what has its name is something else. */
  ledger: LedgerRow[] | null;
  ledgerReadable: boolean;
  /** Whether this login could go on. */
  mayApply: boolean;
}

interface Surroundings {
  objects: string[];
  hasLedger: boolean;
  ledgerReadable: boolean;
  mayApply: boolean;
}

const surroundings = `
WITH tiza AS (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = 'tiza'),
objects AS (
  SELECT 'table ' || c.relname AS object FROM pg_catalog.pg_class c
  WHERE c.relnamespace IN (SELECT oid FROM tiza) AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
  UNION SELECT 'function ' || p.proname FROM pg_catalog.pg_proc p WHERE p.pronamespace IN (SELECT oid FROM tiza)),
ledger AS (
  SELECT c.oid FROM pg_catalog.pg_class c
  WHERE c.relnamespace IN (SELECT oid FROM tiza) AND c.relname = 'migrations' AND c.relkind = 'r'
    AND (SELECT count(*) FROM pg_catalog.pg_attribute a
      WHERE a.attrelid = c.oid AND NOT a.attisdropped AND a.attname IN ('id', 'name', 'sha256')) = 3)
SELECT ARRAY(SELECT object::text FROM objects ORDER BY 1) AS objects,
  EXISTS (SELECT FROM ledger) AS "hasLedger",
  coalesce((SELECT has_schema_privilege(tiza.oid, 'USAGE') AND has_table_privilege(ledger.oid, 'SELECT')
    FROM ledger, tiza), false) AS "ledgerReadable",
  coalesce(
    (SELECT has_schema_privilege(tiza.oid, 'USAGE') AND has_schema_privilege(tiza.oid, 'CREATE')
      AND coalesce((SELECT has_table_privilege(ledger.oid, 'INSERT') FROM ledger), true) FROM tiza),
    has_database_privilege(current_database(), 'CREATE'))
  AND current_setting('transaction_read_only') = 'off' AS "mayApply"`;

export async function look(runner: Runner): Promise<Found> {
  const [around] = await runner.rows<Surroundings>({ text: surroundings }, { repeatable: true });
  if (around === undefined) throw new Error('The catalog gave no answer');
  const { hasLedger, ...rest } = around;
  const ledger =
    hasLedger && rest.ledgerReadable
      ? await runner.rows<LedgerRow>({ text: 'SELECT id, name, sha256 FROM tiza.migrations ORDER BY id' })
      : null;
  return { ...rest, ledger, ledgerReadable: rest.ledgerReadable || !hasLedger };
}

export async function record(runner: Runner, migration: Migration, appVersion: string): Promise<void> {
  await runner.rows({
    text: 'INSERT INTO tiza.migrations (id, name, sha256, app_version) VALUES ($1, $2, $3, $4)',
    values: [migration.id, migration.name, checksum(migration), appVersion],
  });
}
