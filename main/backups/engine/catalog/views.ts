import type { Runner } from '../../../database/database.ts';
import { quoteIdentifier } from '../../../platforms/sql-text.ts';
import type { TableName } from '../engine.ts';
import { type Item, plainName, quotedName, ranks, storageOptions } from './item.ts';
import { isLasting, isOwn } from './own-objects.ts';

export interface ViewRow extends TableName {
  oid: string;
  materialized: boolean;
  populated: boolean;
  definition: string;
  method: string | null;
  options: string[] | null;
}

export function readViews(db: Runner): Promise<ViewRow[]> {
  return db.rows<ViewRow>({
    text: `SELECT c.oid::text AS oid, n.nspname::text AS schema, c.relname::text AS name,
        c.relkind = 'm' AS materialized, c.relispopulated AS populated, pg_get_viewdef(c.oid) AS definition,
        (SELECT m.amname::text FROM pg_am m WHERE m.oid = c.relam AND m.amname <> 'heap') AS method,
        c.reloptions AS options
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('v', 'm') AND c.relpersistence <> 't'
        AND ${isOwn('pg_class', 'c.oid')} AND ${isLasting('n.nspname')}`,
  });
}

function createView(row: ViewRow): string {
  const options = storageOptions(row.options);
  return [
    `CREATE ${row.materialized ? 'MATERIALIZED ' : ''}VIEW ${quotedName(row)}`,
    ...(row.method === null ? [] : [`USING ${quoteIdentifier(row.method)}`]),
    ...(options.length === 0 ? [] : [`WITH (${options.join(', ')})`]),
    `AS\n${row.definition.trimEnd().replace(/;$/, '')}`,
    ...(row.materialized ? ['WITH NO DATA'] : []),
  ].join(' ');
}

export function viewItems(rows: readonly ViewRow[]): Item[] {
  return rows.flatMap((row): Item[] => {
    const kind = row.materialized ? 'materialized view' : 'view';
    const name = plainName(row.schema, row.name);
    const key = `pg_class:${row.oid}`;
    const { schema } = row;
    const made: Item = {
      key,
      kind,
      schema,
      name,
      rank: ranks.view,
      section: 'before',
      statements: [createView(row)],
      comment: `${kind.toUpperCase()} ${quotedName(row)}`,
    };
    if (!row.materialized || !row.populated) return [made];
    const statements = [`REFRESH MATERIALIZED VIEW ${quotedName(row)}`];
    const refreshed: Item = {
      key: `refresh:${row.oid}`,
      kind: 'contents of a materialized view',
      schema,
      name,
      rank: ranks.refresh,
      section: 'after',
      statements,
      comment: null,
      owner: key,
      needs: [key],
    };
    return [made, refreshed];
  });
}
