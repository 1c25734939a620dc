import { afterEach, describe, expect, it, vi } from 'vitest';
import { parsePasted } from '../../../../main/connections/paste/parse.ts';

describe('pasted: the rest', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('takes nothing from this computer', () => {
    for (const [name, value] of Object.entries({
      PGHOST: 'h',
      PGUSER: 'u',
      PGPASSWORD: 'p',
      PGDATABASE: 'd',
      PGSSLMODE: 'disable',
    })) {
      vi.stubEnv(name, value);
    }
    expect(parsePasted('postgres://db.example.edu').fields).toEqual({ host: 'db.example.edu' });
    expect(parsePasted('psql').fields).toEqual({});
  });

  it('points at what is wrong', () => {
    const text = 'psql "host=db.example.edu port=70000 user=ana"';
    expect(parsePasted(text).errors).toEqual([
      { key: 'port-invalid', field: 'port', at: text.indexOf('70000') },
    ]);
    const open = "host=db.example.edu password='abc";
    expect(parsePasted(open).errors).toEqual([{ key: 'quote-open', at: open.indexOf("'") }]);
  });

  it('says which host it took and which not', () => {
    const { warnings } = parsePasted('postgres://a:b@db.example.edu/x?host=evil.example.net');
    expect(warnings).toEqual([
      { key: 'said-twice', field: 'host', facts: { taken: 'db.example.edu', other: 'evil.example.net' } },
    ]);
  });

  it('never puts a password into a warning', () => {
    const answer = parsePasted('PGPASSWORD=first123 psql postgres://ana:second45@db.example.edu/x');
    expect(answer.fields.password).toBe('second45');
    expect(JSON.stringify({ ...answer, fields: {} })).not.toMatch(/first123|second45/);
    expect(answer.warnings).toEqual([{ key: 'said-twice', field: 'password' }]);
  });
});
