import { describe, expect, it } from 'vitest';
import type { Right } from '../../../main/care/roles/facts-queries.ts';
import { type Grant, grantSteps } from '../../../main/care/roles/grants.ts';

const right = (name: string, column: string | null = null, grantee = 'g'): Right => ({
  grantee,
  right: name,
  column,
});
const grant = (held: Right[], rights: Grant['rights']): Grant => ({
  key: 'grant-read-columns',
  group: 'g',
  on: { kind: 'TABLE', object: { schema: 'public', name: 'Notas "Finales"' } },
  rights,
  held,
});
const columns: Grant['rights'] = [{ right: 'SELECT', columns: ['email', 'no"mbre'] }];
const sql = (held: Right[], rights = columns) => grantSteps(grant(held, rights)).map((step) => step.sql);

describe('a grant', () => {
  it('quotes every name', () => {
    expect(sql([])).toEqual([
      `GRANT SELECT ("email", "no""mbre") ON TABLE "public"."Notas ""Finales""" TO "g"`,
    ]);
  });

  it('is not repeated, in whichever order the rights are held', () => {
    expect(sql([right('SELECT', 'no"mbre'), right('SELECT', 'email')])).toEqual([]);
  });

  it('is repeated when something is missing, or held by somebody else', () => {
    expect(sql([right('SELECT', 'email')])).toHaveLength(1);
    expect(sql([right('SELECT', 'email', 'other'), right('SELECT', 'no"mbre', 'other')])).toHaveLength(1);
  });

  it('takes everything back first when there is too much', () => {
    const [revoke, give] = sql([right('SELECT', 'email'), right('SELECT', 'no"mbre'), right('SELECT')]);
    expect(revoke).toMatch(/^REVOKE ALL ON TABLE .* FROM "g"$/);
    expect(give).toMatch(/^GRANT SELECT \(/);
  });

  it('tells the whole from a column', () => {
    const whole: Grant['rights'] = [{ right: 'SELECT' }, { right: 'INSERT', columns: ['email'] }];
    expect(sql([right('SELECT'), right('INSERT', 'email')], whole)).toEqual([]);
    expect(sql([right('SELECT', 'email'), right('INSERT', 'email')], whole)).toHaveLength(2);
  });
});
