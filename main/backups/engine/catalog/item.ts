import { quoteIdentifier } from '../../../platforms/sql-text.ts';
import type { TableName } from '../engine.ts';

/** One object of the database, and the statements that make it. */
export interface Item {
  /** `pg_class:16385`: its catalog and its number there. */
  key: string;
  kind: string;
  /** Whose name it goes by: for a trigger its table's. */
  schema: string;
  /** As people know it. */
  name: string;
  /** Among objects that do not need each other: lower comes first. */
  rank: number;
  /** Before or after the rows are in. */
  section: 'before' | 'after';
  statements: string[];
  /** What COMMENT ON calls it; null where it cannot have a comment. */
  comment: string | null;
  /** The table without which it makes no sense. */
  owner?: string;
  /** What has to be there first, beside what the catalog knows. */
  needs?: string[];
}

export const ranks = {
  schema: 0,
  extension: 1,
  collation: 2,
  type: 3,
  domainCheck: 4,
  routine: 5,
  sequence: 6,
  table: 7,
  aggregate: 8,
  default: 9,
  check: 10,
  view: 11,
  sequenceOwner: 12,
  index: 20,
  constraint: 21,
  attach: 22,
  tableMarks: 23,
  lateCheck: 24,
  foreignKey: 25,
  statistics: 26,
  rule: 27,
  trigger: 28,
  roles: 29,
  policy: 30,
  rowSecurity: 31,
  refresh: 40,
} as const;

export const quotedName = ({ schema, name }: TableName) =>
  `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;

export const plainName = (schema: string, name: string) => `${schema}.${name}`;

const simpleValue = /^([A-Za-z_][A-Za-z0-9_]*|-?[0-9]+(\.[0-9]+)?)$/;

/** `{fillfactor=70}` as WITH and SET want it. */
export function storageOptions(options: readonly string[] | null, prefix = ''): string[] {
  return (options ?? []).map((option) => {
    const at = option.indexOf('=');
    const value = option.slice(at + 1);
    const quoted = simpleValue.test(value) ? value : `'${value.replaceAll("'", "''")}'`;
    return `${prefix}${quoteIdentifier(option.slice(0, at))}=${quoted}`;
  });
}
