import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { loginName } from '#contract/care';
import { fillPassword, loginSteps, newPassword, renewalSteps } from '../../../main/care/roles/logins.ts';

describe('a new password', () => {
  it('can be read out: no letters that look alike, in groups', () => {
    for (let count = 0; count < 200; count++) {
      expect(newPassword()).toMatch(/^([a-hjkmnp-z2-9]{5}-){3}[a-hjkmnp-z2-9]{5}$/);
    }
  });

  it('is another one each time, made of every letter there is', () => {
    const many = Array.from({ length: 1000 }, newPassword);
    expect(new Set(many).size).toBe(1000);
    expect(new Set(many.join('').replaceAll('-', '')).size).toBe(31);
  });
});

describe('the statement that sets it', () => {
  const [create, name] = loginSteps({ login: 'prof_ana', name: "Ana O'Hara" }, 'tiza_teacher');
  if (!create || !name) throw new Error('There are no steps');

  it('shows dots to whoever agrees to it', () => {
    expect(create.sql).toBe(`CREATE ROLE "prof_ana" LOGIN PASSWORD '••••••••' IN ROLE "tiza_teacher"`);
    expect(renewalSteps('prof_ana')[0]?.sql).toBe(`ALTER ROLE "prof_ana" PASSWORD '••••••••'`);
  });

  it('carries what checks the password rather than the password', () => {
    const { sql, secret } = fillPassword(create, false);
    const [, iterations = '', salt = '', stored = ''] =
      /PASSWORD 'SCRAM-SHA-256\$(\d+):([^$]+)\$([^:]+):[^']+' IN ROLE "tiza_teacher"$/.exec(sql) ?? [];
    expect(sql).not.toContain(secret?.password);
    const salted = pbkdf2Sync(
      secret?.password ?? '',
      Buffer.from(salt, 'base64'),
      Number(iterations),
      32,
      'sha256',
    );
    const key = createHmac('sha256', salted).update('Client Key').digest();
    expect(createHash('sha256').update(key).digest('base64')).toBe(stored);
  });

  it('carries the password itself only where the host takes nothing else', () => {
    const { sql, secret } = fillPassword(create, true);
    expect(sql).toContain(`PASSWORD '${secret?.password}'`);
  });

  it('leaves other statements alone, even one with dots in it', () => {
    const [, dotted] = loginSteps({ login: 'prof_ana', name: '••••••••' }, 'g');
    if (!dotted) throw new Error('There is no step');
    expect(fillPassword(dotted, true)).toEqual({ sql: dotted.sql });
    expect(fillPassword(name, false)).toEqual({ sql: `COMMENT ON ROLE "prof_ana" IS 'Ana O''Hara'` });
  });
});

describe('the name of a login', () => {
  it.each(['prof_ana', 'ana2', 'a_'])('may be %s', (login) => {
    expect(loginName.safeParse(login).success).toBe(true);
  });

  it.each(['pg_ana', 'tiza_teacher', 'Ana', 'ana"; DROP', '2ana', 'a', 'ñandu', 'a'.repeat(64)])(
    'may not be %s',
    (login) => {
      expect(loginName.safeParse(login).success).toBe(false);
    },
  );
});
