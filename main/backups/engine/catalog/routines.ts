import type { Runner } from '../../../database/database.ts';
import { quoteLiteral } from '../../../platforms/sql-text.ts';
import { type Item, plainName, quotedName, ranks } from './item.ts';
import { isLasting, isOwn } from './own-objects.ts';

interface RoutineRow {
  oid: string;
  schema: string;
  name: string;
  kind: string;
  arguments: string;
  definition: string;
}

// A range type makes its own constructors.
const own = `${isOwn('pg_proc', 'p.oid')} AND ${isLasting('n.nspname')} AND NOT EXISTS (
  SELECT FROM pg_depend inner_part WHERE inner_part.classid = 'pg_catalog.pg_proc'::regclass
    AND inner_part.objid = p.oid AND inner_part.deptype = 'i')`;

async function functions(db: Runner): Promise<Item[]> {
  const rows = await db.rows<RoutineRow>({
    text: `SELECT p.oid::text AS oid, n.nspname::text AS schema, p.proname::text AS name, p.prokind::text AS kind,
        pg_get_function_identity_arguments(p.oid) AS arguments, pg_get_functiondef(p.oid) AS definition
      FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE p.prokind IN ('f', 'p', 'w') AND ${own}`,
  });
  return rows.map((row) => {
    const kind = row.kind === 'p' ? 'procedure' : 'function';
    return {
      key: `pg_proc:${row.oid}`,
      kind,
      schema: row.schema,
      name: `${plainName(row.schema, row.name)}(${row.arguments})`,
      rank: ranks.routine,
      section: 'before',
      statements: [row.definition.trimEnd()],
      comment: `${kind.toUpperCase()} ${quotedName(row)}(${row.arguments})`,
    };
  });
}

interface AggregateRow {
  oid: string;
  schema: string;
  name: string;
  arguments: string;
  identity: string;
  /** Words of CREATE AGGREGATE, in order; those that do not apply are null. */
  words: (string | null)[];
  initial: string | null;
  movingInitial: string | null;
  hypothetical: boolean;
}

const routine = (word: string, column: string) =>
  `CASE WHEN a.${column} <> 0 THEN '${word} = ' || a.${column}::regproc::text END`;
const modify = (word: string, column: string, usual: string) =>
  `CASE WHEN a.${column} <> ${usual} THEN '${word} = ' || CASE a.${column} WHEN 'r' THEN 'READ_ONLY'
    WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END`;
const usual = `CASE WHEN a.aggkind = 'n' THEN 'r' ELSE 'w' END::"char"`;

async function aggregates(db: Runner): Promise<Item[]> {
  const rows = await db.rows<AggregateRow>({
    text: `SELECT p.oid::text AS oid, n.nspname::text AS schema, p.proname::text AS name,
        pg_get_function_arguments(p.oid) AS arguments, pg_get_function_identity_arguments(p.oid) AS identity,
        a.agginitval AS initial, a.aggminitval AS "movingInitial", a.aggkind = 'h' AS hypothetical,
        ARRAY['SFUNC = ' || a.aggtransfn::regproc::text, 'STYPE = ' || format_type(a.aggtranstype, NULL),
          CASE WHEN a.aggtransspace <> 0 THEN 'SSPACE = ' || a.aggtransspace END,
          ${routine('FINALFUNC', 'aggfinalfn')}, CASE WHEN a.aggfinalextra THEN 'FINALFUNC_EXTRA' END,
          ${modify('FINALFUNC_MODIFY', 'aggfinalmodify', usual)},
          ${routine('COMBINEFUNC', 'aggcombinefn')}, ${routine('SERIALFUNC', 'aggserialfn')},
          ${routine('DESERIALFUNC', 'aggdeserialfn')}, ${routine('MSFUNC', 'aggmtransfn')},
          ${routine('MINVFUNC', 'aggminvtransfn')},
          CASE WHEN a.aggmtranstype <> 0 THEN 'MSTYPE = ' || format_type(a.aggmtranstype, NULL) END,
          CASE WHEN a.aggmtransspace <> 0 THEN 'MSSPACE = ' || a.aggmtransspace END,
          ${routine('MFINALFUNC', 'aggmfinalfn')}, CASE WHEN a.aggmfinalextra THEN 'MFINALFUNC_EXTRA' END,
          ${modify('MFINALFUNC_MODIFY', 'aggmfinalmodify', usual)},
          CASE WHEN a.aggsortop <> 0 THEN (SELECT 'SORTOP = OPERATOR(' || quote_ident(opn.nspname) || '.' || o.oprname
            || ')' FROM pg_operator o JOIN pg_namespace opn ON opn.oid = o.oprnamespace WHERE o.oid = a.aggsortop) END,
          CASE p.proparallel WHEN 's' THEN 'PARALLEL = SAFE' WHEN 'r' THEN 'PARALLEL = RESTRICTED' END] AS words
      FROM pg_aggregate a JOIN pg_proc p ON p.oid = a.aggfnoid JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE ${own}`,
  });
  return rows.map((row) => {
    const words = row.words.filter((word) => word !== null);
    if (row.initial !== null) words.push(`INITCOND = ${quoteLiteral(row.initial)}`);
    if (row.movingInitial !== null) words.push(`MINITCOND = ${quoteLiteral(row.movingInitial)}`);
    if (row.hypothetical) words.push('HYPOTHETICAL');
    const signature = `${quotedName(row)}(${row.arguments || '*'})`;
    return {
      key: `pg_proc:${row.oid}`,
      kind: 'aggregate',
      schema: row.schema,
      name: `${plainName(row.schema, row.name)}(${row.arguments || '*'})`,
      rank: ranks.aggregate,
      section: 'before',
      statements: [`CREATE AGGREGATE ${signature} (\n    ${words.join(',\n    ')}\n)`],
      comment: `AGGREGATE ${quotedName(row)}(${row.identity || '*'})`,
    };
  });
}

export async function readRoutines(db: Runner): Promise<Item[]> {
  return [...(await functions(db)), ...(await aggregates(db))];
}
