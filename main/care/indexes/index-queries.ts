import type { DuplicateIndex, LeftoverIndex } from '#contract/care-indexes';
import type { Runner } from '../../database/database.ts';
import type { ObjectName } from '../../platforms/course-objects.ts';

export interface FoundIndexTable extends ObjectName {
  kind: string;
  owner: string;
  mine: boolean;
  bytes: number;
}

const tables = `
SELECT n.nspname::text AS schema, c.relname::text AS name, CASE c.relkind WHEN 'r' THEN 'table' WHEN 'm' THEN 'materialized view' WHEN 'p' THEN 'partitioned table'
    WHEN 'v' THEN 'view' WHEN 'f' THEN 'foreign table' ELSE 'something else' END AS kind,
  pg_get_userbyid(c.relowner)::text AS owner, pg_has_role(c.relowner, 'USAGE') AS mine,
  pg_table_size(c.oid)::float8 AS bytes
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE (n.nspname, c.relname) IN (SELECT s, t FROM unnest($1::text[], $2::text[]) AS wanted (s, t))`;

export async function readIndexTables(
  runner: Runner,
  names: readonly ObjectName[],
): Promise<FoundIndexTable[]> {
  const values = [names.map(({ schema }) => schema), names.map(({ name }) => name)];
  return runner.rows<FoundIndexTable>({ text: tables, values });
}

const spokenTable = `CASE n.nspname WHEN 'public' THEN t.relname ELSE n.nspname || '.' || t.relname END::text`;

// Whoever builds or vacuums holds this lock; its index may be unfinished rather than left over.
const leftovers = `
SELECT n.nspname::text AS schema, i.relname::text AS name, ${spokenTable} AS table,
  pg_relation_size(i.oid)::float8 AS bytes,
  pg_has_role(t.relowner, 'USAGE') AND NOT EXISTS (SELECT FROM pg_catalog.pg_locks l
    WHERE l.relation = t.oid AND l.mode = 'ShareUpdateExclusiveLock' AND l.granted
      AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())) AS "mayDrop"
FROM pg_catalog.pg_index x JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
JOIN pg_catalog.pg_class t ON t.oid = x.indrelid JOIN pg_catalog.pg_namespace n ON n.oid = i.relnamespace
WHERE NOT x.indisvalid AND i.relkind = 'i' AND n.nspname !~ '^pg_'
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_progress_create_index p WHERE p.index_relid = i.oid)
ORDER BY 1, 2`;

export async function readLeftovers(runner: Runner): Promise<LeftoverIndex[]> {
  return runner.rows<LeftoverIndex>({ text: leftovers });
}

// One index does the work of another when its leading columns are the other's, in the same order and with the
// same rules. What keeps values unique, or belongs to a constraint, is never the redundant one.
const duplicates = `
SELECT DISTINCT ON (a.indexrelid) ${spokenTable} AS table, ai.relname::text AS redundant,
  bi.relname::text AS "servedBy", pg_relation_size(a.indexrelid)::float8 AS bytes
FROM pg_catalog.pg_index a
JOIN pg_catalog.pg_index b ON b.indrelid = a.indrelid AND b.indexrelid <> a.indexrelid
JOIN pg_catalog.pg_class ai ON ai.oid = a.indexrelid JOIN pg_catalog.pg_class bi ON bi.oid = b.indexrelid
JOIN pg_catalog.pg_class t ON t.oid = a.indrelid JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
WHERE a.indisvalid AND b.indisvalid AND ai.relam = bi.relam AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND a.indpred IS NULL AND b.indpred IS NULL AND a.indexprs IS NULL AND b.indexprs IS NULL
  AND NOT a.indisunique AND NOT a.indisreplident AND NOT a.indisclustered
  AND a.indnatts = a.indnkeyatts AND b.indnkeyatts >= a.indnkeyatts
  AND starts_with(b.indkey::text || ' ', a.indkey::text || ' ')
  AND starts_with(b.indclass::text || ' ', a.indclass::text || ' ')
  AND starts_with(b.indcollation::text || ' ', a.indcollation::text || ' ')
  AND starts_with(b.indoption::text || ' ', a.indoption::text || ' ')
  -- Of two that are the same, the one that was there first stays.
  AND (b.indnkeyatts > a.indnkeyatts OR b.indisunique OR b.indexrelid < a.indexrelid)
ORDER BY a.indexrelid, b.indisunique DESC, b.indnkeyatts, b.indexrelid`;

export async function readDuplicates(runner: Runner): Promise<DuplicateIndex[]> {
  return runner.rows<DuplicateIndex>({ text: duplicates });
}

const place = `
SELECT current_setting('transaction_read_only') = 'on' AS "readOnly",
  ARRAY(SELECT extname::text FROM pg_catalog.pg_extension) AS extensions`;

export interface IndexPlace {
  readOnly: boolean;
  extensions: string[];
}

export async function readPlace(runner: Runner): Promise<IndexPlace> {
  const [row] = await runner.rows<IndexPlace>({ text: place });
  if (row === undefined) throw new Error('The catalog gave no answer');
  return row;
}

const progress = `
SELECT p.pid, n.nspname::text AS schema, i.relname::text AS name, phase,
  CASE WHEN blocks_total > 0 THEN blocks_done WHEN tuples_total > 0 THEN tuples_done ELSE lockers_done END::float8 AS done,
  CASE WHEN blocks_total > 0 THEN blocks_total WHEN tuples_total > 0 THEN tuples_total ELSE lockers_total END::float8 AS total
FROM pg_catalog.pg_stat_progress_create_index p
LEFT JOIN pg_catalog.pg_class i ON i.oid = p.index_relid LEFT JOIN pg_catalog.pg_namespace n ON n.oid = i.relnamespace
WHERE p.datname = current_database() AND CASE WHEN $1::int IS NULL THEN starts_with(i.relname, 'tiza_') ELSE p.pid = $1 END
ORDER BY p.pid LIMIT 1`;

export interface PhaseRow {
  pid: number;
  /** Null until the server has made the name known. */
  schema: string | null;
  name: string | null;
  phase: string;
  done: number;
  total: number;
}

/** What that session is building; without one, whichever index of ours is being built, from wherever. */
export async function readProgress(runner: Runner, pid: number | null): Promise<PhaseRow | undefined> {
  const [row] = await runner.rows<PhaseRow>({ text: progress, values: [pid] });
  return row;
}

export async function askToStop(runner: Runner, pid: number): Promise<void> {
  await runner.rows({ text: 'SELECT pg_cancel_backend($1)', values: [pid] });
}

const state = `
SELECT x.indisvalid AS valid FROM pg_catalog.pg_class i LEFT JOIN pg_catalog.pg_index x ON x.indexrelid = i.oid
WHERE i.oid = to_regclass(format('%I.%I', $1::text, $2::text))`;

/** What stands under that name: nothing, a good index, what a cancelled build left, or something that is no index. */
export async function readNamed(
  runner: Runner,
  { schema, name }: ObjectName,
): Promise<'nothing' | 'valid' | 'leftover' | 'other'> {
  const [row] = await runner.rows<{ valid: boolean | null }>({ text: state, values: [schema, name] });
  if (row === undefined) return 'nothing';
  if (row.valid === null) return 'other';
  return row.valid ? 'valid' : 'leftover';
}
