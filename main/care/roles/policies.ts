import type { PlannedStep } from '#contract/care';
import type { StepKey } from '#contract/care-words';
import type { FeedbackTable, ObjectName } from '../../platforms/course-objects.ts';
import { quoteIdentifier, quoteLiteral } from '../../platforms/sql-text.ts';
import { qualified, spoken, step } from '../steps.ts';
import type { FoundTable, RoleFacts } from './facts-queries.ts';
import type { Groups } from './groups.ts';
import { type SealedPolicy, sealOf, sealSteps } from './seals.ts';

interface Policy extends SealedPolicy {
  key: StepKey;
}

const tiza = (name: string): ObjectName => ({ schema: 'tiza', name });
// Whoever logged in: a teacher may call themselves the group with SET ROLE, and what nobody wrote anybody could change.
const mine = 'login = session_user';

/** Whose row is whose in the schema `tiza`. */
function ownPolicies(groups: Groups): Policy[] {
  const to = `TO ${quoteIdentifier(groups.teacher)}`;
  // A revision tells of a comment of one's own, under the name it was signed with.
  const signed = `EXISTS (SELECT FROM tiza.authorship a WHERE a.feedback_id = history.feedback_id
    AND a.written = history.written AND a.login = session_user AND a.author IS NOT DISTINCT FROM history.author)`;
  const own = `FOR ALL ${to} USING (${mine}) WITH CHECK (${mine})`;
  const policy = (key: StepKey, table: string, name: string, rule: string): Policy => ({
    key,
    table: tiza(table),
    name: `tiza_${name}`,
    rule,
  });
  return [
    policy('policy-authorship-read', 'authorship', 'read', `FOR SELECT ${to} USING (true)`),
    policy(
      'policy-authorship-write',
      'authorship',
      'write',
      `FOR INSERT ${to} WITH CHECK (${mine} AND tiza.just_written(feedback_id, written))`,
    ),
    policy('policy-history-read', 'history', 'read', `FOR SELECT ${to} USING (true)`),
    policy('policy-history-write', 'history', 'write', `FOR INSERT ${to} WITH CHECK (${mine} AND ${signed})`),
    policy(
      'policy-history-admin',
      'history',
      'admin',
      `FOR INSERT TO ${quoteIdentifier(groups.admin)} WITH CHECK (${mine})`,
    ),
    policy('policy-notes-own', 'notes', 'own', own),
    policy('policy-presence-read', 'presence', 'read', `FOR SELECT ${to} USING (true)`),
    policy('policy-presence-own', 'presence', 'own', own),
    policy('policy-bank-read', 'bank', 'read', `FOR SELECT ${to} USING (shared OR ${mine})`),
    policy('policy-bank-own', 'bank', 'own', own),
    policy('policy-bank-uses-read', 'bank_uses', 'read', `FOR SELECT ${to} USING (true)`),
    policy('policy-bank-uses-own', 'bank_uses', 'own', own),
  ];
}

function feedbackPolicies(feedback: FeedbackTable, groups: Groups, facts: RoleFacts): Policy[] {
  const { columns } = feedback;
  const column = (name: string) => `${quoteIdentifier(feedback.name)}.${quoteIdentifier(name)}`;
  const teacher = `TO ${quoteIdentifier(groups.teacher)}`;
  const own = `EXISTS (SELECT FROM tiza.authorship a WHERE a.feedback_id = ${column(columns.id)}
    AND a.written = coalesce(extract(epoch from ${column(columns.written)}), 0)::numeric AND a.login = session_user)`;
  // An id the sequence has not given out yet would make the platform's own next comment fail. Until it has given out
  // any, its last value is the first one to come.
  const taken =
    facts.sequence === null || facts.identityAlways
      ? 'true'
      : `${column(columns.id)} <= (SELECT last_value FROM ${qualified(facts.sequence)} WHERE is_called)`;
  const policy = (key: StepKey, name: string, rule: string): Policy => ({
    key,
    table: feedback,
    name: `tiza_${name}`,
    rule,
  });
  return [
    policy('policy-feedback-read', 'read', `FOR SELECT ${teacher} USING (true)`),
    policy('policy-feedback-publish', 'publish', `FOR INSERT ${teacher} WITH CHECK (${taken})`),
    policy('policy-feedback-own', 'own_comments', `FOR UPDATE ${teacher} USING (${own}) WITH CHECK (${own})`),
    policy(
      'policy-feedback-admin',
      'admin',
      `FOR ALL TO ${quoteIdentifier(groups.admin)} USING (true) WITH CHECK (true)`,
    ),
  ];
}

/**
 * The owner is exempt, but a platform may log in as somebody else who was granted its tables: for everybody who
 * is not a teacher of ours nothing may change, not even once our group is gone.
 */
function asBefore(feedback: FeedbackTable, groups: Groups): Policy {
  const stranger = `NOT coalesce(pg_has_role(to_regrole(${quoteLiteral(quoteIdentifier(groups.teacher))}), 'USAGE'), false)`;
  const rule = `FOR ALL TO PUBLIC USING (${stranger}) WITH CHECK (${stranger})`;
  return { key: 'policy-feedback-as-before', table: feedback, name: 'tiza_as_before', rule };
}

/** What is missing is made, and what is not as we make it is made anew. */
function policySteps(policies: Policy[], tables: readonly FoundTable[]): PlannedStep[] {
  const changed = policies.flatMap((policy) => {
    const { table, name, rule } = policy;
    const found = tables
      .find((one) => one.schema === table.schema && one.name === table.name)
      ?.policies.find((one) => one.name === name);
    return found?.seal === sealOf(rule, found?.body ?? '')
      ? []
      : [{ ...policy, exists: found !== undefined }];
  });
  const made = changed.flatMap(({ key, table, name, rule, exists }) => {
    const place = `${quoteIdentifier(name)} ON ${qualified(table)}`;
    const about = { table: spoken(table), policy: name };
    return [
      ...(exists ? [step('renew-policy', about, `DROP POLICY ${place}`)] : []),
      step(key, about, `CREATE POLICY ${place} ${rule}`),
    ];
  });
  return [...made, ...sealSteps(changed)];
}

function enableStep(table: FoundTable): PlannedStep[] {
  if (table.rowSecurity) return [];
  const sql = `ALTER TABLE ${qualified(table)} ENABLE ROW LEVEL SECURITY`;
  return [step('enable-row-security', { table: spoken(table) }, sql)];
}

export function ownPolicySteps(groups: Groups, tables: readonly FoundTable[]): PlannedStep[] {
  const policies = ownPolicies(groups);
  const guarded = new Set(policies.map(({ table }) => table.name));
  const enable = tables
    .filter(({ schema, name }) => schema === 'tiza' && guarded.has(name))
    .flatMap(enableStep);
  return [...strangers(policies, tables), ...policySteps(policies, tables), ...enable];
}

/** In a schema of our own nobody else has a say in whose rows are whose. */
function strangers(policies: Policy[], tables: readonly FoundTable[]): PlannedStep[] {
  return tables
    .filter(({ schema }) => schema === 'tiza')
    .flatMap((table) => {
      const own = policies.filter((policy) => policy.table.name === table.name).map(({ name }) => name);
      return table.policies
        .filter(({ name }) => !own.includes(name))
        .map(({ name }) =>
          step(
            'drop-policy',
            { table: spoken(table), policy: name },
            `DROP POLICY ${quoteIdentifier(name)} ON ${qualified(table)}`,
          ),
        );
    });
}

/** True where somebody else guards the rows already: their rules stay, ours are added. */
export function guardedByOthers(table: FoundTable): boolean {
  return table.rowSecurity && !table.policies.some(({ name }) => name === 'tiza_as_before');
}

export function feedbackPolicySteps(
  feedback: FeedbackTable,
  found: FoundTable,
  groups: Groups,
  facts: RoleFacts,
): PlannedStep[] {
  const policies = feedbackPolicies(feedback, groups, facts);
  const before = guardedByOthers(found) ? [] : [asBefore(feedback, groups)];
  return [...policySteps([...before, ...policies], facts.tables), ...enableStep(found)];
}

/**
 * Whether the comment was inserted by this very transaction. Without the question a teacher could sign for
 * a comment nobody has signed for, and change it. The name of the table stands in the body alone, where nothing
 * depends on it; the insert must not happen inside a savepoint, which has a transaction id of its own.
 */
export function justWritten({ schema, name, columns }: FeedbackTable): string {
  return `
BEGIN
  RETURN EXISTS (SELECT FROM ${qualified({ schema, name })} f
    WHERE f.${quoteIdentifier(columns.id)} = $1
      AND coalesce(extract(epoch from f.${quoteIdentifier(columns.written)}), 0)::numeric = $2
      AND f.xmin = pg_current_xact_id()::xid);
END
`;
}

export function justWrittenStep(feedback: FeedbackTable, facts: RoleFacts): PlannedStep[] {
  const body = justWritten(feedback);
  if (facts.justWritten === body) return [];
  const sql = `CREATE OR REPLACE FUNCTION tiza.just_written(feedback_id bigint, written numeric) RETURNS boolean
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $body$${body}$body$`;
  return [step('function-just-written', { table: spoken(feedback) }, sql)];
}
