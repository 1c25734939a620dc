import { createHash } from 'node:crypto';
import type { PlannedStep } from '#contract/care';
import type { ObjectName } from '../../platforms/course-objects.ts';
import { quoteLiteral } from '../../platforms/sql-text.ts';
import { qualified, spoken, step } from '../steps.ts';

/** A policy by what was asked for: everything after the name of the table. */
export interface SealedPolicy {
  table: ObjectName;
  name: string;
  rule: string;
}

/**
 * The server keeps a policy in its own words, which differ from ours and from version to version. Beside each one
 * stands which rule of ours it was made from and a sum of the server's words: an older rule is known by the first,
 * and one that somebody changed by the second.
 */
export function sealOf(rule: string, body: string): string {
  return `Tiza ${digestOf(rule)} ${body}`;
}

function digestOf(rule: string): string {
  return createHash('sha256').update(rule).digest('hex').slice(0, 16);
}

/** The server's own words, of row `p` of pg_policy; they depend on the search path. */
export const policyBody = `md5(concat_ws(' ', p.polcmd, p.polpermissive,
    ARRAY(SELECT pg_get_userbyid(member)::text FROM unnest(p.polroles) member ORDER BY 1),
    pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)))`;

/** Writes the seals of policies that were just made. */
export function sealSteps(policies: readonly SealedPolicy[]): PlannedStep[] {
  if (policies.length === 0) return [];
  const values = policies.map(
    ({ table, name, rule }) => `(${[qualified(table), name, digestOf(rule)].map(quoteLiteral).join(', ')})`,
  );
  const sql = `DO $seal$
DECLARE one record;
BEGIN
  FOR one IN SELECT p.polname, p.polrelid::regclass AS relation, w.rule, ${policyBody} AS body
    FROM (VALUES ${values.join(',\n      ')}) w (relation, policy, rule)
    JOIN pg_catalog.pg_policy p ON p.polrelid = w.relation::regclass AND p.polname = w.policy
  LOOP
    EXECUTE format('COMMENT ON POLICY %I ON %s IS %L', one.polname, one.relation, concat_ws(' ', 'Tiza', one.rule, one.body));
  END LOOP;
END $seal$`;
  const tables = new Set(policies.map(({ table }) => spoken(table)));
  return [step('seal-policies', { tables: [...tables].join(', ') }, sql)];
}
