import { AppError } from '#contract/errors';
import type { Item } from '../catalog/item.ts';
import { inOrder } from '../catalog/order.ts';
import { roleStatements } from '../catalog/policies.ts';
import type { Catalog } from '../catalog/read-catalog.ts';
import type { SequenceRow } from '../catalog/sequences.ts';
import type { TableRow } from '../catalog/tables.ts';
import { gathered } from '../catalog/uncovered.ts';
import type { Scope, TableName, Uncovered } from '../engine.ts';

/** What goes into one backup, in the order in which it can be made again. */
export interface Plan {
  before: string[];
  /** After the rows; `refreshes` come last and belong to the rows. */
  after: string[];
  refreshes: string[];
  /** Those whose rows are taken. */
  tables: TableRow[];
  sequences: SequenceRow[];
  objects: Record<string, number>;
  partial: Uncovered[];
  roles: string[];
}

type Needs = (key: string) => readonly string[];

function closure(from: Iterable<string>, next: Needs): Set<string> {
  const found = new Set<string>();
  const open = [...from];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (found.has(key)) continue;
    found.add(key);
    open.push(...next(key));
  }
  return found;
}

/** Whatever leans on something that cannot be made again cannot be made again either. */
function impossible({ items, needs, uncovered }: Catalog): Set<string> {
  const leaning = new Map<string, string[]>();
  for (const key of items.keys()) {
    for (const need of needs(key)) {
      const others = leaning.get(need);
      if (others) others.push(key);
      else leaning.set(need, [key]);
    }
  }
  const lost = uncovered.map(({ key }) => key).filter((key) => !items.has(key));
  return new Set([...closure(lost, (key) => leaning.get(key) ?? [])].filter((key) => items.has(key)));
}

function tablesOf({ tables }: Catalog, wanted: readonly TableName[]): string[] {
  const children = new Map<string, string[]>();
  for (const { oid, partition, parents } of tables) {
    for (const parent of partition ? (parents ?? []) : []) {
      children.set(parent.oid, [...(children.get(parent.oid) ?? []), oid]);
    }
  }
  const found = wanted.map(({ schema, name }) => {
    const table = tables.find((each) => each.schema === schema && each.name === name);
    if (table) return table.oid;
    throw new AppError('not-found', `There is no table ${schema}.${name}.`, {
      details: { reason: 'backup-table-missing', table: `${schema}.${name}` },
    });
  });
  return [...closure(found, (oid) => children.get(oid) ?? [])].map((oid) => `pg_class:${oid}`);
}

interface Chosen {
  keys: Set<string>;
  /** Chosen for themselves rather than because something needs them. */
  roots: Set<string>;
}

function choose(catalog: Catalog, scope: Scope): Chosen {
  const { items, needs } = catalog;
  if (scope === 'database') return { keys: new Set(items.keys()), roots: new Set(items.keys()) };
  const schemas = new Set(scope.schemas ?? []);
  const roots = new Set(tablesOf(catalog, scope.tables));
  for (const item of items.values()) if (schemas.has(item.schema)) roots.add(item.key);
  const belongs = [...items.values()].filter(({ owner }) => owner !== undefined && roots.has(owner));
  for (const { key } of belongs) roots.add(key);
  const reaching = [...roots].filter((key) => items.get(key)?.kind !== 'foreign key');
  const keys = closure(reaching, (key) => needs(key).filter((need) => items.has(need)));
  return { keys: new Set([...keys, ...roots]), roots };
}

/** A reference to a table that is not taken along would point nowhere. */
function danglingKeys({ items, needs }: Catalog, { keys }: Chosen): Item[] {
  return [...keys]
    .flatMap((key) => items.get(key) ?? [])
    .filter(
      ({ kind, key }) =>
        kind === 'foreign key' && needs(key).some((need) => items.has(need) && !keys.has(need)),
    );
}

export function makePlan(catalog: Catalog, scope: Scope): Plan {
  const { items, needs } = catalog;
  const chosen = choose(catalog, scope);
  const lost = impossible(catalog);
  const dangling = new Set(danglingKeys(catalog, chosen).map(({ key }) => key));
  const kept = [...chosen.keys].filter((key) => !lost.has(key) && !dangling.has(key));
  const taken = new Map(kept.flatMap((key) => (items.has(key) ? [[key, items.get(key) as Item]] : [])));
  const { before, after, circular } = inOrder(taken, needs);
  for (const { key } of circular) taken.delete(key);

  const isTaken = (oid: string | null) => taken.has(`pg_class:${oid}`) && chosen.roots.has(`pg_class:${oid}`);
  const roles = [...new Set(after.flatMap(({ key }) => catalog.roles.get(key) ?? []))].sort();
  const everything = scope === 'database';
  const objects: Record<string, number> = {};
  for (const { kind } of taken.values()) objects[kind] = (objects[kind] ?? 0) + 1;
  const isRefresh = ({ key }: Item) => key.startsWith('refresh:');
  const written = after.filter((item) => !isRefresh(item)).flatMap(({ statements }) => statements);
  return {
    before: before.flatMap(({ statements }) => statements),
    after: [...roleStatements(roles), ...written],
    refreshes: after.filter(isRefresh).flatMap(({ statements }) => statements),
    tables: catalog.tables.filter(({ oid, partitioned }) => !partitioned && isTaken(oid)),
    sequences: catalog.sequences.filter(({ oid, identity, table }) => isTaken(identity ? table : oid)),
    objects,
    partial: gathered([
      ...(everything ? catalog.uncovered : []),
      ...[...lost].filter((key) => chosen.keys.has(key)).flatMap((key) => items.get(key) ?? []),
      ...[...dangling].flatMap((key) => items.get(key) ?? []),
      ...circular,
    ]),
    roles,
  };
}
