import type { Runner } from '../../../database/database.ts';
import { quoteIdentifier } from '../../../platforms/sql-text.ts';
import { checkItems, readChecks } from './checks.ts';
import { readCollations } from './collations.ts';
import { type ColumnRow, readColumns } from './columns.ts';
import { addComments } from './comments.ts';
import { defaultItems } from './defaults.ts';
import { type Dependencies, readDependencies } from './dependencies.ts';
import { readForeignKeys, readIndexItems } from './indexes.ts';
import { type Item, quotedName } from './item.ts';
import { readPolicies, tableMarks } from './policies.ts';
import { readRoutines } from './routines.ts';
import { readExtensions, readSchemas } from './schemas.ts';
import { readSequenceRows, type SequenceRow, sequenceItems } from './sequences.ts';
import { readStatistics } from './statistics.ts';
import { readTables, type TableRow, tableItems } from './tables.ts';
import { readTriggers } from './triggers.ts';
import { readTypes } from './types.ts';
import { readUncovered, type UncoveredObject } from './uncovered.ts';
import { readViews, viewItems } from './views.ts';

export interface Catalog {
  items: Map<string, Item>;
  needs(key: string): readonly string[];
  tables: TableRow[];
  columns: Map<string, ColumnRow[]>;
  sequences: SequenceRow[];
  /** Table to table, by foreign keys. */
  references: [string, string][];
  /** The roles that a policy names. */
  roles: Map<string, string[]>;
  uncovered: UncoveredObject[];
}

/** A table is never made without what its generated columns are reckoned by. */
function joinGenerated(columns: Iterable<ColumnRow[]>, dependencies: Dependencies): void {
  for (const column of [...columns].flat()) {
    if (column.generated !== '')
      dependencies.partOf(`pg_attrdef:${column.defaultOid}`, `pg_class:${column.table}`);
  }
}

/** A materialized view is filled after those it reads from, however far behind other views they are. */
function orderRefreshes(items: ReadonlyMap<string, Item>, dependencies: Dependencies): void {
  for (const item of items.values()) {
    if (!item.key.startsWith('refresh:')) continue;
    const seen = new Set<string>();
    const open = [...(item.needs ?? [])];
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      if (seen.has(key)) continue;
      seen.add(key);
      open.push(...dependencies.of(key));
    }
    const others = [...seen].map((key) => key.replace('pg_class:', 'refresh:'));
    item.needs = [...(item.needs ?? []), ...others.filter((key) => key !== item.key && items.has(key))];
  }
}

/** All that the database is made of, as one snapshot sees it; `search_path` has to be empty, so that every name is whole. */
export async function readCatalog(db: Runner): Promise<Catalog> {
  const dependencies = await readDependencies(db);
  const columns = await readColumns(db);
  joinGenerated(columns.values(), dependencies);
  const tables = await readTables(db);
  const sequences = await readSequenceRows(db);
  const views = await readViews(db);
  const parts = { tables, columns, sequences, checks: await readChecks(db), dependencies };
  const indexes = await readIndexItems(db);
  const foreignKeys = await readForeignKeys(db);
  const policies = await readPolicies(db);
  const all = [
    ...(await readSchemas(db)),
    ...(await readExtensions(db)),
    ...(await readCollations(db)),
    ...(await readTypes(db)),
    ...(await readRoutines(db)),
    ...sequenceItems(sequences),
    ...tableItems(parts),
    ...checkItems(parts),
    ...defaultItems(parts, views),
    ...viewItems(views),
    ...indexes.items,
    ...foreignKeys.items,
    ...(await readStatistics(db)),
    ...(await readTriggers(db)),
    ...policies.items,
    ...tableMarks(tables),
  ];
  const items = new Map(all.map((item) => [item.key, item]));
  orderRefreshes(items, dependencies);
  const notNulls = tables.flatMap((row) =>
    (columns.get(row.oid) ?? []).flatMap(({ notNull, notNullOid, notNullName }): [string, string][] => {
      if (!notNull || notNullOid === null || notNullName === null) return [];
      dependencies.partOf(`pg_constraint:${notNullOid}`, `pg_class:${row.oid}`);
      return [
        [`pg_constraint:${notNullOid}`, `CONSTRAINT ${quoteIdentifier(notNullName)} ON ${quotedName(row)}`],
      ];
    }),
  );
  const inner = sequences
    .filter(({ identity }) => identity)
    .map((row): [string, string] => [`pg_class:${row.oid}`, `SEQUENCE ${quotedName(row)}`]);
  await addComments(db, items, dependencies.whole, new Map([...indexes.comments, ...inner, ...notNulls]));
  return {
    items,
    needs: (key) =>
      [...new Set([...dependencies.of(key), ...(items.get(key)?.needs ?? [])])].filter(
        (need) => need !== key,
      ),
    tables,
    columns,
    sequences,
    references: foreignKeys.references,
    roles: policies.roles,
    uncovered: await readUncovered(db),
  };
}
