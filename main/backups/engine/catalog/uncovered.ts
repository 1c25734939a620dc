import type { Runner } from '../../../database/database.ts';
import type { Uncovered } from '../engine.ts';
import { isOwn } from './own-objects.ts';

interface Kind {
  kind: string;
  catalog: string;
  name: string;
  where?: string;
}

const named = (column: string, namespace: string) =>
  `(SELECT n.nspname FROM pg_namespace n WHERE n.oid = o.${namespace}) || '.' || o.${column}`;

/** What the engine has no words for. */
const kinds: Kind[] = [
  {
    kind: 'foreign table',
    catalog: 'pg_class',
    name: named('relname', 'relnamespace'),
    where: "o.relkind = 'f'",
  },
  { kind: 'foreign server', catalog: 'pg_foreign_server', name: 'o.srvname::text' },
  { kind: 'foreign-data wrapper', catalog: 'pg_foreign_data_wrapper', name: 'o.fdwname::text' },
  {
    kind: 'base type',
    catalog: 'pg_type',
    name: named('typname', 'typnamespace'),
    where: `(o.typtype = 'p' OR o.typtype = 'b' AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = o.oid))`,
  },
  {
    kind: 'range type with a canonical function',
    catalog: 'pg_type',
    name: named('typname', 'typnamespace'),
    where: 'EXISTS (SELECT FROM pg_range r WHERE r.rngtypid = o.oid AND r.rngcanonical <> 0)',
  },
  { kind: 'operator', catalog: 'pg_operator', name: named('oprname', 'oprnamespace') },
  { kind: 'operator class', catalog: 'pg_opclass', name: named('opcname', 'opcnamespace') },
  { kind: 'operator family', catalog: 'pg_opfamily', name: named('opfname', 'opfnamespace') },
  {
    kind: 'cast',
    catalog: 'pg_cast',
    name: `format_type(o.castsource, NULL) || ' → ' || format_type(o.casttarget, NULL)`,
    // A range type makes its own.
    where: `NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_cast'::regclass AND d.objid = o.oid AND d.deptype = 'i')`,
  },
  { kind: 'conversion', catalog: 'pg_conversion', name: named('conname', 'connamespace') },
  { kind: 'access method', catalog: 'pg_am', name: 'o.amname::text' },
  { kind: 'language', catalog: 'pg_language', name: 'o.lanname::text' },
  { kind: 'transform', catalog: 'pg_transform', name: 'format_type(o.trftype, NULL)' },
  { kind: 'text search configuration', catalog: 'pg_ts_config', name: named('cfgname', 'cfgnamespace') },
  { kind: 'text search dictionary', catalog: 'pg_ts_dict', name: named('dictname', 'dictnamespace') },
  { kind: 'text search parser', catalog: 'pg_ts_parser', name: named('prsname', 'prsnamespace') },
  { kind: 'text search template', catalog: 'pg_ts_template', name: named('tmplname', 'tmplnamespace') },
  { kind: 'event trigger', catalog: 'pg_event_trigger', name: 'o.evtname::text' },
  { kind: 'publication', catalog: 'pg_publication', name: 'o.pubname::text' },
  {
    kind: 'subscription',
    catalog: 'pg_subscription',
    name: 'o.subname::text',
    where: 'o.subdbid = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())',
  },
  { kind: 'large object', catalog: 'pg_largeobject_metadata', name: 'o.oid::text' },
  {
    kind: 'rows of an extension',
    catalog: 'pg_extension',
    name: 'o.extname::text',
    where: 'o.extconfig IS NOT NULL',
  },
];

export interface UncoveredObject {
  kind: string;
  key: string;
  name: string;
}

export function readUncovered(db: Runner): Promise<UncoveredObject[]> {
  const asked = kinds.map(
    ({
      kind,
      catalog,
      name,
      where,
    }) => `SELECT '${kind}' AS kind, '${catalog}:' || o.oid AS key, ${name} AS name
      FROM ${catalog} o WHERE ${isOwn(catalog, 'o.oid')}${where === undefined ? '' : ` AND ${where}`}`,
  );
  return db.rows<UncoveredObject>({ text: asked.join('\nUNION ALL ') });
}

const namesShown = 20;

/** By kind, for people. */
export function gathered(objects: readonly { kind: string; name: string }[]): Uncovered[] {
  const byKind = new Map<string, string[]>();
  for (const { kind, name } of objects) {
    const names = byKind.get(kind);
    if (names) names.push(name);
    else byKind.set(kind, [name]);
  }
  return [...byKind].map(([kind, names]) => ({
    kind,
    count: names.length,
    names: names.sort().slice(0, namesShown),
  }));
}
