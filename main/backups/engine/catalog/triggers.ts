import type { Runner } from '../../../database/database.ts';
import { quoteIdentifier } from '../../../platforms/sql-text.ts';
import { type Item, plainName, quotedName, ranks } from './item.ts';
import { firstOwn } from './own-objects.ts';

interface TriggerRow {
  oid: string;
  schema: string;
  table: string;
  tableName: string;
  name: string;
  /** Null for a partition's copy of its parent's trigger, which only may be switched off by itself. */
  definition: string | null;
  enabled: string;
  plainDefault: boolean;
}

const switches: Record<string, string> = {
  D: 'DISABLE',
  R: 'ENABLE REPLICA',
  A: 'ENABLE ALWAYS',
  O: 'ENABLE',
};

async function triggers(db: Runner): Promise<Item[]> {
  const rows = await db.rows<TriggerRow>({
    text: `SELECT g.oid::text AS oid, n.nspname::text AS schema, g.tgrelid::text AS table,
        t.relname::text AS "tableName", g.tgname::text AS name,
        CASE WHEN g.tgparentid = 0 THEN pg_get_triggerdef(g.oid) END AS definition,
        g.tgenabled::text AS enabled, g.tgenabled = coalesce(p.tgenabled, 'O') AS "plainDefault"
      FROM pg_trigger g JOIN pg_class t ON t.oid = g.tgrelid JOIN pg_namespace n ON n.oid = t.relnamespace
      LEFT JOIN pg_trigger p ON p.oid = g.tgparentid
      WHERE NOT g.tgisinternal AND g.tgrelid >= ${firstOwn}
        AND (g.tgparentid = 0 OR g.tgenabled <> p.tgenabled)`,
  });
  return rows.map((row) => {
    const table = quotedName({ schema: row.schema, name: row.tableName });
    const name = quoteIdentifier(row.name);
    const mark = `ALTER TABLE ${table} ${switches[row.enabled]} TRIGGER ${name}`;
    return {
      key: `pg_trigger:${row.oid}`,
      kind: 'trigger',
      schema: row.schema,
      name: `${plainName(row.schema, row.tableName)}: ${row.name}`,
      rank: ranks.trigger,
      section: 'after',
      statements: [...(row.definition === null ? [] : [row.definition]), ...(row.plainDefault ? [] : [mark])],
      comment: `TRIGGER ${name} ON ${table}`,
      owner: `pg_class:${row.table}`,
      needs: [`pg_class:${row.table}`],
    };
  });
}

async function rules(db: Runner): Promise<Item[]> {
  const rows = await db.rows<TriggerRow & { definition: string }>({
    text: `SELECT r.oid::text AS oid, n.nspname::text AS schema, r.ev_class::text AS table,
        t.relname::text AS "tableName", r.rulename::text AS name, pg_get_ruledef(r.oid) AS definition,
        r.ev_enabled::text AS enabled, r.ev_enabled = 'O' AS "plainDefault"
      FROM pg_rewrite r JOIN pg_class t ON t.oid = r.ev_class JOIN pg_namespace n ON n.oid = t.relnamespace
      WHERE r.rulename <> '_RETURN' AND r.ev_class >= ${firstOwn}`,
  });
  return rows.map((row) => {
    const table = quotedName({ schema: row.schema, name: row.tableName });
    const name = quoteIdentifier(row.name);
    const mark = `ALTER TABLE ${table} ${switches[row.enabled]} RULE ${name}`;
    return {
      key: `pg_rewrite:${row.oid}`,
      kind: 'rule',
      schema: row.schema,
      name: `${plainName(row.schema, row.tableName)}: ${row.name}`,
      rank: ranks.rule,
      section: 'after',
      statements: [row.definition.trimEnd().replace(/;$/, ''), ...(row.plainDefault ? [] : [mark])],
      comment: `RULE ${name} ON ${table}`,
      owner: `pg_class:${row.table}`,
      needs: [`pg_class:${row.table}`],
    };
  });
}

export async function readTriggers(db: Runner): Promise<Item[]> {
  return [...(await triggers(db)), ...(await rules(db))];
}
