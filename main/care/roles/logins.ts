import { randomInt } from 'node:crypto';
import type { PlannedStep, Teacher } from '#contract/care';
import { verifierOf } from '../../embedded/scram.ts';
import { quoteIdentifier, quoteLiteral } from '../../platforms/sql-text.ts';
import { step } from '../steps.ts';

/** What a plan shows where the password will be. */
const dots = `'••••••••'`;

/** No two that look or sound alike when read out. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** About 99 bits, in groups that a person can copy by hand. */
export function newPassword(): string {
  const group = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

export function loginSteps({ login, name }: Teacher, group: string): PlannedStep[] {
  const role = quoteIdentifier(login);
  const facts = { login, name, group };
  return [
    step(
      'create-login',
      facts,
      `CREATE ROLE ${role} LOGIN PASSWORD ${dots} IN ROLE ${quoteIdentifier(group)}`,
    ),
    step('name-login', facts, `COMMENT ON ROLE ${role} IS ${quoteLiteral(name)}`),
    uncompiled(login),
  ];
}

export function renewalSteps(login: string): PlannedStep[] {
  const sql = `ALTER ROLE ${quoteIdentifier(login)} PASSWORD ${dots}`;
  return [step('renew-password', { login }, sql), uncompiled(login)];
}

/** What a desk asks is answered sooner than the server would have compiled it. */
function uncompiled(login: string): PlannedStep {
  return step('hurry-login', { login }, `ALTER ROLE ${quoteIdentifier(login)} SET jit = off`);
}

export interface FilledStep {
  sql: string;
  /** The login whose password it sets. */
  secret?: { login: string; name: string; password: string };
}

/**
 * Puts a fresh password in. The server gets only what checks it, so that no log and no statistics of the host
 * hold the password, unless the host accepts nothing else.
 */
export function fillPassword({ key, sql, facts }: PlannedStep, plain: boolean): FilledStep {
  if (key !== 'create-login' && key !== 'renew-password') return { sql };
  const { login = '', name = login } = facts;
  const password = newPassword();
  const literal = quoteLiteral(plain ? password : verifierOf(password));
  return { sql: sql.replace(dots, () => literal), secret: { login, name, password } };
}
