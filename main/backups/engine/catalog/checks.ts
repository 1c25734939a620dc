import type { Runner } from '../../../database/database.ts';
import { quoteIdentifier } from '../../../platforms/sql-text.ts';
import { standsAlone } from './dependencies.ts';
import { type Item, plainName, quotedName, ranks } from './item.ts';
import { firstOwn } from './own-objects.ts';
import type { TableParts, TableRow } from './tables.ts';

export interface CheckRow {
  oid: string;
  table: string;
  name: string;
  definition: string;
  valid: boolean;
  local: boolean;
}

export function readChecks(db: Runner): Promise<CheckRow[]> {
  return db.rows<CheckRow>({
    text: `SELECT k.oid::text AS oid, k.conrelid::text AS table, k.conname::text AS name,
        pg_get_constraintdef(k.oid) AS definition, k.convalidated AS valid, k.conislocal AS local
      FROM pg_constraint k WHERE (k.contype = 'c' OR k.contype = 'n' AND NOT k.convalidated) AND k.conrelid >= ${firstOwn} ORDER BY k.conrelid, k.conname`,
  });
}

type Checked = Pick<TableParts, 'checks' | 'dependencies'>;

function fitsInside(check: CheckRow, { dependencies }: Checked): boolean {
  return check.valid && standsAlone(`pg_constraint:${check.oid}`, `pg_class:${check.table}`, dependencies);
}

/** A partition says its parent's checks, too: it is made alone and attached afterwards. */
export function inlineChecks(row: TableRow, parts: Checked): string[] {
  return parts.checks
    .filter((check) => check.table === row.oid && (check.local || row.partition) && fitsInside(check, parts))
    .map(({ name, definition }) => `CONSTRAINT ${quoteIdentifier(name)} ${definition}`);
}

/** Those that lean on other objects, and those that were never checked and may be broken by what is there. */
export function checkItems(parts: TableParts): Item[] {
  const byOid = new Map(parts.tables.map((row) => [row.oid, row]));
  return parts.checks.flatMap((check): Item[] => {
    const row = byOid.get(check.table);
    if (!row || !check.local) return [];
    const name = quoteIdentifier(check.name);
    const inside = fitsInside(check, parts);
    return [
      {
        key: `pg_constraint:${check.oid}`,
        kind: 'check',
        schema: row.schema,
        name: `${plainName(row.schema, row.name)}: ${check.name}`,
        rank: check.valid ? ranks.check : ranks.lateCheck,
        section: check.valid ? 'before' : 'after',
        statements: inside
          ? []
          : [`ALTER TABLE ${quotedName(row)} ADD CONSTRAINT ${name} ${check.definition}`],
        comment: `CONSTRAINT ${name} ON ${quotedName(row)}`,
        owner: `pg_class:${check.table}`,
        needs: [`pg_class:${check.table}`],
      },
    ];
  });
}
