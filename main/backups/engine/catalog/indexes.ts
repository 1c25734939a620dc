import type { Runner } from '../../../database/database.ts';
import { quoteIdentifier } from '../../../platforms/sql-text.ts';
import { type Item, plainName, quotedName, ranks, storageOptions } from './item.ts';
import { firstOwn, isLasting, isOwn } from './own-objects.ts';

interface IndexRow {
  oid: string;
  schema: string;
  name: string;
  table: string;
  tableName: string;
  definition: string;
  /** The constraint that brings it; null: an index of its own. */
  constraint: string | null;
  constraintDefinition: string | null;
  options: string[] | null;
  clustered: boolean;
  identity: boolean;
  parent: string | null;
  parentSchema: string | null;
  parentName: string | null;
  parentConstraint: string | null;
  targets: string[] | null;
}

const constraintOf = (index: string) =>
  `(SELECT k.oid::text FROM pg_constraint k WHERE k.conindid = ${index} AND k.contype IN ('p', 'u', 'x'))`;

function readIndexes(db: Runner): Promise<IndexRow[]> {
  return db.rows<IndexRow>({
    text: `SELECT c.oid::text AS oid, n.nspname::text AS schema, c.relname::text AS name,
        i.indrelid::text AS table, t.relname::text AS "tableName", pg_get_indexdef(c.oid) AS definition,
        k.oid::text AS constraint, pg_get_constraintdef(k.oid) AS "constraintDefinition", c.reloptions AS options,
        i.indisclustered AS clustered, i.indisreplident AS identity, h.inhparent::text AS parent,
        pn.nspname::text AS "parentSchema", p.relname::text AS "parentName",
        ${constraintOf('h.inhparent')} AS "parentConstraint",
        (SELECT array_agg(a.attnum || ' SET STATISTICS ' || a.attstattarget ORDER BY a.attnum) FROM pg_attribute a
          WHERE a.attrelid = c.oid AND a.attstattarget >= 0) AS targets
      FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_constraint k ON k.conindid = c.oid AND k.contype IN ('p', 'u', 'x')
      LEFT JOIN pg_inherits h ON h.inhrelid = c.oid LEFT JOIN pg_class p ON p.oid = h.inhparent
      LEFT JOIN pg_namespace pn ON pn.oid = p.relnamespace
      WHERE t.relkind IN ('r', 'p', 'm') AND (i.indisvalid OR t.relkind = 'p') AND t.relpersistence <> 't'
        AND ${isOwn('pg_class', 't.oid')} AND ${isLasting('n.nspname')}`,
  });
}

function statementsOf(row: IndexRow): string[] {
  const index = quotedName(row);
  const table = quotedName({ schema: row.schema, name: row.tableName });
  const options = storageOptions(row.options).join(', ');
  const made =
    row.constraintDefinition === null
      ? [row.definition]
      : [
          `ALTER TABLE ONLY ${table} ADD CONSTRAINT ${quoteIdentifier(row.name)} ${row.constraintDefinition}`,
          // A constraint's own words leave these out.
          ...(options === '' ? [] : [`ALTER INDEX ${index} SET (${options})`]),
        ];
  return [
    ...made,
    ...(row.targets ?? []).map((target) => `ALTER INDEX ${index} ALTER COLUMN ${target}`),
    ...(row.clustered ? [`ALTER TABLE ${table} CLUSTER ON ${quoteIdentifier(row.name)}`] : []),
    ...(row.identity
      ? [`ALTER TABLE ONLY ${table} REPLICA IDENTITY USING INDEX ${quoteIdentifier(row.name)}`]
      : []),
  ];
}

/** Indexes, and the constraints that are one; `comments` on the latter's index go by another name. */
export async function readIndexItems(db: Runner): Promise<{ items: Item[]; comments: Map<string, string> }> {
  const comments = new Map<string, string>();
  const items = (await readIndexes(db)).flatMap((row): Item[] => {
    const table = quotedName({ schema: row.schema, name: row.tableName });
    const isConstraint = row.constraint !== null;
    const key = isConstraint ? `pg_constraint:${row.constraint}` : `pg_class:${row.oid}`;
    const name = plainName(row.schema, row.name);
    const owner = `pg_class:${row.table}`;
    const { schema } = row;
    if (isConstraint) comments.set(`pg_class:${row.oid}`, `INDEX ${quotedName(row)}`);
    const made: Item = {
      key,
      kind: isConstraint ? 'constraint' : 'index',
      schema,
      name,
      rank: isConstraint ? ranks.constraint : ranks.index,
      section: 'after',
      statements: statementsOf(row),
      comment: isConstraint
        ? `CONSTRAINT ${quoteIdentifier(row.name)} ON ${table}`
        : `INDEX ${quotedName(row)}`,
      owner,
      needs: [owner],
    };
    if (row.parent === null || row.parentName === null) return [made];
    const parent = quotedName({ schema: row.parentSchema ?? '', name: row.parentName });
    const attached: Item = {
      key: `attach:${row.oid}`,
      kind: 'part of an index',
      schema,
      name,
      rank: ranks.attach,
      section: 'after',
      statements: [`ALTER INDEX ${parent} ATTACH PARTITION ${quotedName(row)}`],
      comment: null,
      owner,
      needs: [
        key,
        row.parentConstraint === null ? `pg_class:${row.parent}` : `pg_constraint:${row.parentConstraint}`,
      ],
    };
    return [made, attached];
  });
  return { items, comments };
}

interface KeyRow {
  oid: string;
  schema: string;
  table: string;
  tableName: string;
  name: string;
  definition: string;
  other: string;
  partitioned: boolean;
}

export async function readForeignKeys(
  db: Runner,
): Promise<{ items: Item[]; references: [string, string][] }> {
  const rows = await db.rows<KeyRow>({
    text: `SELECT k.oid::text AS oid, n.nspname::text AS schema, k.conrelid::text AS table,
        t.relname::text AS "tableName", k.conname::text AS name, pg_get_constraintdef(k.oid) AS definition,
        k.confrelid::text AS other, t.relkind = 'p' AS partitioned
      FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace
      WHERE k.contype = 'f' AND k.conparentid = 0 AND k.conrelid >= ${firstOwn}`,
  });
  const references = rows.map(({ table, other }): [string, string] => [
    `pg_class:${table}`,
    `pg_class:${other}`,
  ]);
  const items = rows.map((row): Item => {
    const table = quotedName({ schema: row.schema, name: row.tableName });
    const only = row.partitioned ? '' : 'ONLY ';
    const name = quoteIdentifier(row.name);
    return {
      key: `pg_constraint:${row.oid}`,
      kind: 'foreign key',
      schema: row.schema,
      name: `${plainName(row.schema, row.tableName)}: ${row.name}`,
      rank: ranks.foreignKey,
      section: 'after',
      statements: [`ALTER TABLE ${only}${table} ADD CONSTRAINT ${name} ${row.definition}`],
      comment: `CONSTRAINT ${name} ON ${table}`,
      owner: `pg_class:${row.table}`,
      needs: [`pg_class:${row.table}`, `pg_class:${row.other}`],
    };
  });
  return { items, references };
}
