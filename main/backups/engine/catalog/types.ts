import type { Runner } from '../../../database/database.ts';
import { quoteIdentifier, quoteLiteral } from '../../../platforms/sql-text.ts';
import { type Item, plainName, quotedName, ranks } from './item.ts';
import { isLasting, isOwn } from './own-objects.ts';

interface TypeRow {
  oid: string;
  schema: string;
  name: string;
}

function typeItem(kind: string, row: TypeRow, definition: string): Item {
  const name = quotedName(row);
  return {
    key: `pg_type:${row.oid}`,
    kind,
    schema: row.schema,
    name: plainName(row.schema, row.name),
    rank: ranks.type,
    section: 'before',
    statements: [definition],
    comment: `${kind === 'domain' ? 'DOMAIN' : 'TYPE'} ${name}`,
  };
}

const columns = 't.oid::text AS oid, n.nspname::text AS schema, t.typname::text AS name';
const from = 'pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace';
const own = `${isOwn('pg_type', 't.oid')} AND ${isLasting('n.nspname')}`;
const collationName = (oid: string) => `(SELECT quote_ident(cn.nspname) || '.' || quote_ident(co.collname)
  FROM pg_collation co JOIN pg_namespace cn ON cn.oid = co.collnamespace WHERE co.oid = ${oid})`;
const collate = (name: string | null) => (name === null ? '' : ` COLLATE ${name}`);

async function enums(db: Runner): Promise<Item[]> {
  const rows = await db.rows<TypeRow & { labels: string[] }>({
    text: `SELECT ${columns}, ARRAY(SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = t.oid
      ORDER BY e.enumsortorder) AS labels FROM ${from} WHERE t.typtype = 'e' AND ${own}`,
  });
  return rows.map((row) => {
    const labels = row.labels.map((label) => `\n    ${quoteLiteral(label).trim()}`).join(',');
    return typeItem('enum', row, `CREATE TYPE ${quotedName(row)} AS ENUM (${labels}\n)`);
  });
}

type Attribute = { name: string; type: string; collation: string | null };

async function composites(db: Runner): Promise<Item[]> {
  const rows = await db.rows<TypeRow & { attributes: Attribute[] | null }>({
    text: `SELECT ${columns}, (SELECT json_agg(json_build_object('name', a.attname,
        'type', format_type(a.atttypid, a.atttypmod), 'collation',
        CASE WHEN a.attcollation <> at.typcollation THEN ${collationName('a.attcollation')} END) ORDER BY a.attnum)
      FROM pg_attribute a JOIN pg_type at ON at.oid = a.atttypid
      WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped) AS attributes
      FROM ${from} JOIN pg_class c ON c.oid = t.typrelid WHERE c.relkind = 'c' AND ${own}`,
  });
  return rows.map((row) => {
    const attributes = (row.attributes ?? []).map(
      ({ name, type, collation }) => `\n    ${quoteIdentifier(name)} ${type}${collate(collation)}`,
    );
    return typeItem('composite type', row, `CREATE TYPE ${quotedName(row)} AS (${attributes.join(',')}\n)`);
  });
}

interface DomainRow extends TypeRow {
  base: string;
  collation: string | null;
  default: string | null;
  notNull: boolean;
}

async function domains(db: Runner): Promise<Item[]> {
  const rows = await db.rows<DomainRow>({
    text: `SELECT ${columns}, format_type(t.typbasetype, t.typtypmod) AS base, t.typnotnull AS "notNull",
        pg_get_expr(t.typdefaultbin, 0) AS default,
        CASE WHEN t.typcollation <> b.typcollation THEN ${collationName('t.typcollation')} END AS collation
      FROM ${from} JOIN pg_type b ON b.oid = t.typbasetype WHERE t.typtype = 'd' AND ${own}`,
  });
  return rows.map((row) => {
    const given = row.default === null ? '' : ` DEFAULT ${row.default}`;
    const always = row.notNull ? ' NOT NULL' : '';
    const words = `${row.base}${collate(row.collation)}${given}${always}`;
    return typeItem('domain', row, `CREATE DOMAIN ${quotedName(row)} AS ${words}`);
  });
}

interface CheckRow extends TypeRow {
  type: string;
  definition: string;
  valid: boolean;
}

async function domainChecks(db: Runner): Promise<Item[]> {
  const rows = await db.rows<CheckRow>({
    text: `SELECT k.oid::text AS oid, n.nspname::text AS schema, t.typname::text AS type,
        k.conname::text AS name, pg_get_constraintdef(k.oid) AS definition, k.convalidated AS valid
      FROM pg_constraint k JOIN pg_type t ON t.oid = k.contypid JOIN pg_namespace n ON n.oid = t.typnamespace
      WHERE k.contype = 'c' AND ${own}`,
  });
  return rows.map(({ oid, schema, type, name, definition, valid }) => {
    const domain = quotedName({ schema, name: type });
    return {
      key: `pg_constraint:${oid}`,
      kind: 'domain check',
      schema,
      name: `${plainName(schema, type)}: ${name}`,
      rank: ranks.domainCheck,
      // One that was never checked may be broken by what is there.
      section: valid ? 'before' : 'after',
      statements: [`ALTER DOMAIN ${domain} ADD CONSTRAINT ${quoteIdentifier(name)} ${definition}`],
      comment: `CONSTRAINT ${quoteIdentifier(name)} ON DOMAIN ${domain}`,
    };
  });
}

interface RangeRow extends TypeRow {
  subtype: string;
  opclass: string | null;
  collation: string | null;
  difference: string;
  multirange: TypeRow;
}

async function ranges(db: Runner): Promise<Item[]> {
  const rows = await db.rows<RangeRow>({
    text: `SELECT ${columns}, format_type(r.rngsubtype, NULL) AS subtype, r.rngsubdiff::text AS difference,
        CASE WHEN NOT o.opcdefault THEN quote_ident(opn.nspname) || '.' || quote_ident(o.opcname) END AS opclass,
        CASE WHEN r.rngcollation <> st.typcollation THEN ${collationName('r.rngcollation')} END AS collation,
        (SELECT json_build_object('schema', mn.nspname, 'name', m.typname) FROM pg_type m
          JOIN pg_namespace mn ON mn.oid = m.typnamespace WHERE m.oid = r.rngmultitypid) AS multirange
      FROM pg_range r JOIN pg_type t ON t.oid = r.rngtypid JOIN pg_namespace n ON n.oid = t.typnamespace
      JOIN pg_type st ON st.oid = r.rngsubtype JOIN pg_opclass o ON o.oid = r.rngsubopc
      JOIN pg_namespace opn ON opn.oid = o.opcnamespace WHERE r.rngcanonical = 0 AND ${own}`,
  });
  return rows.map((row) => {
    const words = [
      `SUBTYPE = ${row.subtype}`,
      ...(row.opclass === null ? [] : [`SUBTYPE_OPCLASS = ${row.opclass}`]),
      ...(row.collation === null ? [] : [`COLLATION = ${row.collation}`]),
      ...(row.difference === '-' ? [] : [`SUBTYPE_DIFF = ${row.difference}`]),
      `MULTIRANGE_TYPE_NAME = ${quotedName(row.multirange)}`,
    ];
    return typeItem(
      'range type',
      row,
      `CREATE TYPE ${quotedName(row)} AS RANGE (\n    ${words.join(',\n    ')}\n)`,
    );
  });
}

export async function readTypes(db: Runner): Promise<Item[]> {
  return [
    ...(await enums(db)),
    ...(await composites(db)),
    ...(await domains(db)),
    ...(await domainChecks(db)),
    ...(await ranges(db)),
  ];
}
