import { escapeIdentifier } from 'pg';
import type { MissingGrant, Privilege, RightsSummary } from '#contract/connection-rights';
import type { LoginRights, RelationName, RelationRights, Rights } from './rights-queries.ts';

/** One thing an action of the app has to be allowed to do. A platform hands these in. */
export interface Need extends RelationName {
  /** As menus and buttons know it, e.g. `comment`. */
  action: string;
  privilege: Privilege;
  /** Only these; all of the table if left out. */
  columns?: readonly string[];
  /** Missing, it takes away comfort and not the action. */
  optional?: true;
}

const quoted = ({ schema, name }: RelationName) => `${escapeIdentifier(schema)}.${escapeIdentifier(name)}`;

function grant(words: string, on: string, login: string): string {
  return `GRANT ${words} ON ${on} TO ${escapeIdentifier(login)};`;
}

function missingColumns(need: Need, relation: RelationRights): string[] {
  const { privilege, columns = [] } = need;
  if (privilege !== 'select' && privilege !== 'insert' && privilege !== 'update') return [];
  const allowed = new Set(relation.columns.filter((column) => column[privilege]).map(({ name }) => name));
  return columns.filter((name) => !allowed.has(name));
}

function missingSequences(need: Need, relation: RelationRights, login: string): MissingGrant[] {
  return relation.sequences
    .filter(({ usage }) => !usage)
    .map((sequence) => ({
      action: need.action,
      privilege: 'usage',
      object: `${sequence.schema}.${sequence.name}`,
      columns: [],
      statement: grant('USAGE', `SEQUENCE ${quoted(sequence)}`, login),
    }));
}

function holds(need: Need, relation: RelationRights): boolean {
  if (need.privilege === 'usage') return relation.sequences.every(({ usage }) => usage);
  if (relation[need.privilege]) return true;
  return need.columns !== undefined && missingColumns(need, relation).length === 0;
}

function missingFor(
  need: Need,
  relation: RelationRights | undefined,
  { login, serverMajor }: LoginRights,
): MissingGrant[] {
  const { action, privilege, schema, name } = need;
  // What is not there cannot be granted: the platform says what is missing.
  if (!relation?.exists) return [];
  const missing: MissingGrant[] = [];
  if (!relation.schemaUsage) {
    const on = `SCHEMA ${escapeIdentifier(schema)}`;
    missing.push({
      action,
      privilege: 'usage',
      object: schema,
      columns: [],
      statement: grant('USAGE', on, login),
    });
  }
  if (holds(need, relation)) return missing;
  if (privilege === 'usage') return [...missing, ...missingSequences(need, relation, login)];
  const columns = missingColumns(need, relation);
  const list = columns.length > 0 ? ` (${columns.map((column) => escapeIdentifier(column)).join(', ')})` : '';
  const grantable = privilege !== 'maintain' || serverMajor >= 17;
  const statement = grantable ? grant(`${privilege.toUpperCase()}${list}`, quoted(need), login) : null;
  return [...missing, { action, privilege, object: `${schema}.${name}`, columns, statement }];
}

const sameRelation = (a: RelationName) => (b: RelationName) => a.schema === b.schema && a.name === b.name;

type Actions = RightsSummary['actions'];

function actionsOf({ login, relations }: Rights, needs: readonly Need[], writable: boolean): Actions {
  const actions: Actions = {};
  for (const need of needs) {
    const entry = actions[need.action] ?? { allowed: true, missing: [] };
    const relation = relations.find(sameRelation(need));
    const missing = missingFor(need, relation, login);
    const lacking = missing.length > 0 || !relation?.exists;
    const readable = need.privilege === 'select' || writable;
    entry.allowed &&= readable && (!lacking || need.optional === true);
    entry.missing.push(...missing);
    actions[need.action] = entry;
  }
  return actions;
}

function kindOf(login: LoginRights, relations: RelationRights[], actions: Actions): RightsSummary['kind'] {
  const there = relations.filter(({ exists }) => exists);
  if (login.superuser || (there.length > 0 && there.every(({ owner }) => owner))) return 'admin';
  if (
    there.some(({ insert, update, columns }) => insert || update || columns.some((c) => c.insert || c.update))
  ) {
    return 'teacher';
  }
  const reads = there.some(({ select, columns }) => select || columns.some((column) => column.select));
  return reads || Object.values(actions).some(({ allowed }) => allowed) ? 'reader' : 'stranger';
}

/** What the app may offer this login, and which grant each refused action lacks. */
export function summarise(rights: Rights, needs: readonly Need[]): RightsSummary {
  const { login, relations } = rights;
  const readOnly = login.replica ? 'replica' : login.readOnly ? 'session' : 'no';
  const actions = actionsOf(rights, needs, readOnly === 'no');
  return {
    kind: kindOf(login, relations, actions),
    login: login.login,
    superuser: login.superuser,
    readOnly,
    createsDatabases: login.superuser || login.createsDatabases,
    monitors: login.superuser || login.memberOf.includes('pg_monitor'),
    rowsHidden: relations.some(({ rowsFiltered }) => rowsFiltered),
    actions,
  };
}
