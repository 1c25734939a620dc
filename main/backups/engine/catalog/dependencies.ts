import type { Runner } from '../../../database/database.ts';
import { firstOwn, firstSchema } from './own-objects.ts';

/** What needs what, by keys; parts count for the object they belong to. */
export interface Dependencies {
  /** What an object needs, as the catalog says it, itself and its parts left out. */
  of(key: string): readonly string[];
  /** From now on the part counts for the whole. */
  partOf(part: string, whole: string): void;
  whole(key: string): string;
}

interface Edge {
  from: string;
  to: string;
}

const edges = `SELECT DISTINCT classid::regclass::text || ':' || objid AS "from",
    refclassid::regclass::text || ':' || refobjid AS "to"
  FROM pg_depend WHERE objid >= ${firstOwn} AND classid <> 0
    AND (refobjid >= ${firstOwn} OR (refobjid = ${firstSchema} AND refclassid = 'pg_namespace'::regclass))`;

/** Objects that stand for another in pg_depend: a view's query, a table's row type, an array, a constraint's index. */
const parts = `SELECT 'pg_rewrite:' || oid AS "from", 'pg_class:' || ev_class AS "to"
    FROM pg_rewrite WHERE rulename = '_RETURN'
  UNION ALL SELECT 'pg_type:' || reltype, 'pg_class:' || oid
    FROM pg_class WHERE reltype <> 0 AND relkind <> 'c'
  UNION ALL SELECT 'pg_class:' || oid, 'pg_type:' || reltype FROM pg_class WHERE relkind = 'c'
  UNION ALL SELECT 'pg_type:' || typarray, 'pg_type:' || oid FROM pg_type WHERE typarray <> 0
  UNION ALL SELECT 'pg_type:' || rngmultitypid, 'pg_type:' || rngtypid FROM pg_range
  UNION ALL SELECT 'pg_class:' || conindid, 'pg_constraint:' || oid
    FROM pg_constraint WHERE contype IN ('p', 'u', 'x')
  UNION ALL SELECT 'pg_class:' || d.objid, 'pg_class:' || d.refobjid FROM pg_depend d
    JOIN pg_class c ON c.oid = d.objid WHERE c.relkind = 'S' AND d.deptype = 'i'
    AND d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass
  UNION ALL SELECT 'pg_proc:' || objid, 'pg_type:' || refobjid FROM pg_depend
    WHERE deptype = 'i' AND classid = 'pg_proc'::regclass AND refclassid = 'pg_type'::regclass
  UNION ALL SELECT classid::regclass::text || ':' || objid, 'pg_extension:' || refobjid FROM pg_depend
    WHERE deptype = 'e' AND refclassid = 'pg_extension'::regclass`;

export async function readDependencies(db: Runner): Promise<Dependencies> {
  const needs = new Map<string, string[]>();
  const aliases = new Map<string, string>();
  for (const { from, to } of await db.rows<Edge>({ text: parts })) aliases.set(from, to);
  const partsOf = new Map<string, string[]>();
  for (const { from, to } of await db.rows<Edge>({ text: edges })) {
    const known = needs.get(from);
    if (known) known.push(to);
    else needs.set(from, [to]);
  }
  for (const [part, whole] of aliases) register(part, whole);

  function register(part: string, whole: string): void {
    const known = partsOf.get(whole);
    if (known) known.push(part);
    else partsOf.set(whole, [part]);
  }

  function whole(key: string): string {
    let found = key;
    for (let hop = 0; hop < 4; hop++) found = aliases.get(found) ?? found;
    return found;
  }

  function collect(key: string, into: Set<string>): void {
    for (const need of needs.get(key) ?? []) into.add(whole(need));
    for (const part of partsOf.get(key) ?? []) collect(part, into);
  }

  return {
    of(key) {
      const found = new Set<string>();
      collect(key, found);
      found.delete(key);
      return [...found];
    },
    partOf(part, wholeKey) {
      aliases.set(part, wholeKey);
      register(part, wholeKey);
    },
    whole,
  };
}

/** A value that leans on nothing but its own table can stand beside its column; any other comes as a statement. */
export const standsAlone = (key: string, table: string, dependencies: Dependencies) =>
  dependencies.of(key).every((need) => need === table);
