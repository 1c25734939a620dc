import type { Runner } from '../../../database/database.ts';
import { quoteIdentifier, quoteLiteral } from '../../../platforms/sql-text.ts';
import type { TableName } from '../engine.ts';
import { type Item, plainName, quotedName, ranks } from './item.ts';
import { isLasting, isOwn } from './own-objects.ts';

export interface SequenceRow extends TableName {
  oid: string;
  type: string;
  start: string;
  step: string;
  least: string;
  most: string;
  cache: string;
  cycles: boolean;
  unlogged: boolean;
  /** Made by an identity column, which brings it along. */
  identity: boolean;
  table: string | null;
  tableSchema: string | null;
  tableName: string | null;
  column: string | null;
}

export function readSequenceRows(db: Runner): Promise<SequenceRow[]> {
  return db.rows<SequenceRow>({
    text: `SELECT c.oid::text AS oid, n.nspname::text AS schema, c.relname::text AS name,
        format_type(s.seqtypid, NULL) AS type, s.seqstart::text AS start, s.seqincrement::text AS step,
        s.seqmin::text AS least, s.seqmax::text AS most, s.seqcache::text AS cache, s.seqcycle AS cycles,
        c.relpersistence = 'u' AS unlogged, coalesce(d.deptype = 'i', false) AS identity,
        d.refobjid::text AS table, tn.nspname::text AS "tableSchema", t.relname::text AS "tableName",
        a.attname::text AS column
      FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.objsubid = 0
        AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
      LEFT JOIN pg_class t ON t.oid = d.refobjid LEFT JOIN pg_namespace tn ON tn.oid = t.relnamespace
      LEFT JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
      WHERE ${isOwn('pg_class', 'c.oid')} AND ${isLasting('n.nspname')} AND c.relpersistence <> 't'`,
  });
}

export function sequenceWords(row: SequenceRow): string {
  const words = [`START WITH ${row.start}`, `INCREMENT BY ${row.step}`];
  words.push(`MINVALUE ${row.least}`, `MAXVALUE ${row.most}`, `CACHE ${row.cache}`);
  if (row.cycles) words.push('CYCLE');
  return words.join(' ');
}

export function sequenceItems(rows: readonly SequenceRow[]): Item[] {
  return rows
    .filter(({ identity }) => !identity)
    .flatMap((row): Item[] => {
      const name = quotedName(row);
      const item: Item = {
        key: `pg_class:${row.oid}`,
        kind: 'sequence',
        schema: row.schema,
        name: plainName(row.schema, row.name),
        rank: ranks.sequence,
        section: 'before',
        statements: [
          `CREATE ${row.unlogged ? 'UNLOGGED ' : ''}SEQUENCE ${name} AS ${row.type} ${sequenceWords(row)}`,
        ],
        comment: `SEQUENCE ${name}`,
      };
      if (row.table === null || row.tableName === null || row.column === null) return [item];
      const table = quotedName({ schema: row.tableSchema ?? '', name: row.tableName });
      item.owner = `pg_class:${row.table}`;
      item.statements.push(`ALTER SEQUENCE ${name} OWNED BY ${table}.${quoteIdentifier(row.column)}`);
      return [item];
    });
}

export interface SequenceValue extends TableName {
  last: string;
  called: boolean;
}

const most = 200;

/** Where each of them has got to. */
export async function readSequenceValues(
  db: Runner,
  sequences: readonly TableName[],
): Promise<SequenceValue[]> {
  const values: SequenceValue[] = [];
  for (let from = 0; from < sequences.length; from += most) {
    const some = sequences.slice(from, from + most);
    const asked = some.map(
      (sequence, at) =>
        `SELECT ${at} AS at, last_value::text AS last, is_called AS called FROM ${quotedName(sequence)}`,
    );
    const rows = await db.rows<{ at: number; last: string; called: boolean }>({
      text: asked.join(' UNION ALL '),
    });
    for (const { at, last, called } of rows) {
      const sequence = some[at];
      if (sequence) values.push({ schema: sequence.schema, name: sequence.name, last, called });
    }
  }
  return values;
}

export const setValue = (value: SequenceValue) =>
  `SELECT pg_catalog.setval(${quoteLiteral(quotedName(value)).trim()}, ${value.last}, ${value.called})`;
