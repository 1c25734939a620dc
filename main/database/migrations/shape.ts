import type { Migration } from '../../../migrations/migration.ts';

/**
 * What the tables and functions of the schema are made of, as `column sends.key` → `uuid`: the same list is made
 * from the migrations and from the catalog, and whatever differs was done by somebody else.
 */
export type Shape = ReadonlyMap<string, string>;

const list = (words = '') => words.split(', ').filter((word) => word !== '');

/** After these migrations, each of which has its say after those before. */
export function shapeAfter(applied: readonly Migration[]): Map<string, string> {
  const tables = Object.fromEntries(applied.flatMap((migration) => Object.entries(migration.tables ?? {})));
  const shape = new Map<string, string>();
  for (const [table, { columns, key, triggers }] of Object.entries(tables)) {
    for (const column of list(columns)) {
      const [name = '', ...type] = column.split(' ');
      shape.set(`column ${table}.${name}`, type.join(' '));
    }
    shape.set(`primary key ${table}`, list(key).join(', '));
    for (const trigger of list(triggers)) shape.set(`trigger ${table}.${trigger}`, 'on');
  }
  for (const statement of applied.flatMap(({ statements }) => statements)) {
    const [, name, body] =
      /^CREATE (?:OR REPLACE )?FUNCTION tiza\.(\w+)\(.*?AS \$\$(.*)\$\$$/s.exec(statement) ?? [];
    if (name !== undefined && body !== undefined) shape.set(`function ${name}`, body);
  }
  return shape;
}

/** The first thing that is not as it should be; functions of later steps and other rooms are none of ours. */
export function firstDifference(expected: Shape, found: Shape): string | undefined {
  for (const [what, how] of expected) if (found.get(what) !== how) return what;
  const tables = new Set(
    [...expected.keys()].filter((what) => what.startsWith('primary key ')).map(lastWord),
  );
  const added = [...found.keys()].find((what) => !expected.has(what) && tables.has(tableOf(what)));
  return added;
}

const lastWord = (what: string) => what.slice(what.lastIndexOf(' ') + 1);

function tableOf(what: string): string {
  return /^(?:column|trigger) (.*?)\./.exec(what)?.[1] ?? '';
}
