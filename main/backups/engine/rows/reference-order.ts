import type { TableRow } from '../catalog/tables.ts';

/** Rows that others refer to come first, as far as the references do not run in a circle. */
export function inReferenceOrder(
  tables: readonly TableRow[],
  references: readonly [string, string][],
): TableRow[] {
  const byKey = new Map(tables.map((table) => [`pg_class:${table.oid}`, table]));
  const ordered: TableRow[] = [];
  const seen = new Set<string>();
  function visit(key: string): void {
    const table = byKey.get(key);
    if (!table || seen.has(key)) return;
    seen.add(key);
    for (const [from, to] of references) if (from === key) visit(to);
    ordered.push(table);
  }
  for (const key of byKey.keys()) visit(key);
  return ordered;
}
