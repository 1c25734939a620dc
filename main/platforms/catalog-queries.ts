import type { Runner, RunOptions } from '../database/database.ts';
import type { Catalog, CatalogTable } from './catalog.ts';

/** Tables of a backup that were put beside the live ones: nobody's course, however whole they are. */
export const copySchemaPrefix = 'tiza_copia_';

// A right on a column is worth nothing without USAGE on its schema, and has_column_privilege does not look there.
const tables = `
SELECT c.oid::int8::text AS oid, n.nspname AS schema, c.relname AS name,
  CASE c.relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' WHEN 'v' THEN 'view'
    WHEN 'm' THEN 'materialized view' ELSE 'foreign table' END AS kind,
  c.reltuples::float8 AS "estimatedRows",
  coalesce((SELECT json_agg(json_build_object(
      'name', a.attname,
      'type', format_type(a.atttypid, a.atttypmod),
      'readable', usable AND has_column_privilege(c.oid, a.attnum, 'SELECT'),
      'insertable', usable AND has_column_privilege(c.oid, a.attnum, 'INSERT'),
      'updatable', usable AND has_column_privilege(c.oid, a.attnum, 'UPDATE')) ORDER BY a.attnum)
    FROM pg_catalog.pg_attribute a
    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped), '[]') AS columns,
  coalesce((SELECT json_agg(json_build_object(
      'name', (SELECT i.relname FROM pg_catalog.pg_class i WHERE i.oid = x.indexrelid),
      'columns', (SELECT json_agg(a.attname ORDER BY k.place)
        FROM unnest(x.indkey::int2[]) WITH ORDINALITY AS k(attnum, place)
        LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum AND k.attnum > 0
        WHERE k.place <= x.indnkeyatts),
      'usable', x.indisvalid AND x.indpred IS NULL, 'partial', x.indisvalid AND x.indpred IS NOT NULL) ORDER BY x.indexrelid)
    FROM pg_catalog.pg_index x WHERE x.indrelid = c.oid), '[]') AS indexes
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
CROSS JOIN LATERAL has_schema_privilege(n.oid, 'USAGE') AS usable
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
  AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_' AND n.nspname !~ '^${copySchemaPrefix}'
ORDER BY n.nspname, c.relname`;

const extensions = `
SELECT e.extname AS name, n.nspname AS schema
FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
ORDER BY e.extname`;

const encoding = 'SELECT getdatabaseencoding()::text AS encoding';

type TableRow = Omit<CatalogTable, 'oid'> & { oid: string };

export async function readCatalog(db: Runner, options?: RunOptions): Promise<Catalog> {
  const [found, installed, [kept]] = await Promise.all([
    db.rows<TableRow>({ text: tables }, options),
    db.rows<Catalog['extensions'][number]>({ text: extensions }, options),
    db.rows<Pick<Catalog, 'encoding'>>({ text: encoding }, options),
  ]);
  return {
    encoding: kept?.encoding ?? 'UTF8',
    tables: found.map((row) => ({ ...row, oid: Number(row.oid) })),
    extensions: installed,
  };
}
