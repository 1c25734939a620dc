import { describe, expect, it } from 'vitest';
import { looksLikeConnection, maskPassword } from '../../../../main/connections/paste/parse.ts';

const dots = '••••••••';

describe('a pasted text, shown', () => {
  it.each([
    ['postgres://ana:s3creto@db.example.edu/x', `postgres://ana:${dots}@db.example.edu/x`],
    ['postgres://ana:p@ss/w0rd@db.example.edu/x', `postgres://ana:${dots}@db.example.edu/x`],
    ['postgres://ana:s%40creto%21@db.example.edu/x', `postgres://ana:${dots}@db.example.edu/x`],
    [
      'jdbc:postgresql://h/x?user=a&password=s3creto&ssl=true',
      `jdbc:postgresql://h/x?user=a&password=${dots}&ssl=true`,
    ],
    ['PGPASSWORD=s3creto psql -h h -U ana x', `PGPASSWORD=${dots} psql -h h -U ana x`],
    [`PGPASSWORD='it'\\''s me' psql -h h x`, `PGPASSWORD='${dots}' psql -h h x`],
    ["host=h password='a b' user=ana", `host=h password='${dots}' user=ana`],
    ['Host=h;Password="a;b";User=ana', `Host=h;Password="${dots}";User=ana`],
    ['PGHOST=h\nPGPASSWORD="a\\"b"\nPGUSER=u', `PGHOST=h\nPGPASSWORD="${dots}"\nPGUSER=u`],
    ['set PGPASSWORD=s3creto&& psql -h h', `set PGPASSWORD=${dots}&& psql -h h`],
  ])('%j', (text, shown) => {
    expect(maskPassword(text)).toBe(shown);
  });

  it('covers every other place where the password stands, and other passwords too', () => {
    const shown = maskPassword(
      '# password is s3creto9\nDATABASE_URL=postgres://ana:s3creto9@h.example/x\nDIRECT_URL=postgres://ana:an0ther1@i.example/x\nAPI_TOKEN=t0kent0ken\nSMTP_PASSWORD=m4ilm4il',
    );
    expect(shown).not.toMatch(/s3creto9|an0ther1|t0kent0ken|m4ilm4il/);
    expect(shown).toContain('@h.example/x');
    expect(shown).toContain('@i.example/x');
  });

  it.each([
    'mysql://ana:s3creto9@h/x',
    'my password: s3creto9',
    'Contraseña: s3creto9',
    'postgres://ana:s3creto9@h/x\0',
    "PGPASSWORD='s3creto9 psql -h h",
    `password="s3creto9${' '.repeat(30_000)}`,
    'psql postgres://ana:s3creto9@::1/x',
    'host=h password=s3creto9 oops',
    'PGHOST=a PGPASSWORD=$(echo s3creto9) psql',
  ])('shows nothing of a password in %j', (text) => {
    expect(maskPassword(text)).not.toContain('s3creto9');
  });

  it('leaves a text without a password as it is', () => {
    for (const text of ['psql -h h -U ana x', 'hola', '', 'postgres://h.example/x'])
      expect(maskPassword(text)).toBe(text);
  });
});

describe('a text on the clipboard', () => {
  it.each([
    'postgres://ana:x@db.example.edu/x',
    'psql -h db.example.edu -U ana x',
    'host=db.example.edu user=ana',
    'DATABASE_URL="postgres://ana:x@db.example.edu/x"',
    'postgresql://postgres:[YOUR-PASSWORD]@db.abc.supabase.co:5432/postgres',
  ])('is worth offering: %j', (text) => {
    expect(looksLikeConnection(text)).toBe(true);
  });

  it.each([
    '',
    'Los alumnos usan psql en clase',
    'host: the person who invites',
    'https://example.edu/notes?user=ana',
    'postgres://db.example.edu',
    'postgres://ana:x@not..a.host/x',
    'mysql://ana:x@db.example.edu/x',
    'PGPASSWORD=x',
    'a = b',
    'x'.repeat(2_000_000),
  ])('is left alone: %#', (text) => {
    expect(looksLikeConnection(text)).toBe(false);
  });
});
