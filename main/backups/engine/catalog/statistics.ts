import type { Runner } from '../../../database/database.ts';
import { type Item, plainName, quotedName, ranks } from './item.ts';
import { isLasting, isOwn } from './own-objects.ts';

interface StatisticsRow {
  oid: string;
  schema: string;
  name: string;
  table: string;
  definition: string;
  target: number | null;
}

export async function readStatistics(db: Runner): Promise<Item[]> {
  const rows = await db.rows<StatisticsRow>({
    text: `SELECT s.oid::text AS oid, n.nspname::text AS schema, s.stxname::text AS name, s.stxrelid::text AS table,
        pg_get_statisticsobjdef(s.oid) AS definition, nullif(s.stxstattarget, -1)::int AS target
      FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace
      WHERE ${isOwn('pg_statistic_ext', 's.oid')} AND ${isLasting('n.nspname')}`,
  });
  return rows.map((row) => ({
    key: `pg_statistic_ext:${row.oid}`,
    kind: 'statistics',
    schema: row.schema,
    name: plainName(row.schema, row.name),
    rank: ranks.statistics,
    section: 'after',
    statements: [
      row.definition,
      ...(row.target === null ? [] : [`ALTER STATISTICS ${quotedName(row)} SET STATISTICS ${row.target}`]),
    ],
    comment: `STATISTICS ${quotedName(row)}`,
    owner: `pg_class:${row.table}`,
    needs: [`pg_class:${row.table}`],
  }));
}
