import { describe, expect, it } from 'vitest';
import { redact, redactText } from '../../../main/logging/redact.ts';

describe('what the log may hold', () => {
  it.each([
    ['postgres://ana:s3cr3t-word@db.example.edu:5432/x', 's3cr3t-word'],
    ['postgres://ana:s3cr3t@word/x@db.example.edu/x', 'word'],
    ['postgres://ana:s3cr3t/word@db.example.edu/x', 's3cr3t'],
    ["PGPASSWORD='s3cr3t word' psql -h db", 's3cr3t word'],
    ['PGPASSWORD=s3cr3t psql', 's3cr3t'],
    ['host=db password=s3cr3t user=ana', 's3cr3t'],
    ['{"password":"s3cr3t"}', 's3cr3t'],
    ['Key (email)=(lucia.peña@uni.example) already exists', 'lucia.peña'],
  ])('hides the secret in %s', (text, secret) => {
    expect(redactText(text)).not.toContain(secret);
  });

  it('keeps what helps', () => {
    expect(redactText('postgres://ana:x@db.example.edu:5432/x')).toContain('ana:[redacted]@');
    expect(redactText('relation "feedback" does not exist')).toBe('relation "feedback" does not exist');
  });

  it('hides by key, at any depth, and never runs away', () => {
    const loop: Record<string, unknown> = { password: 'a', nested: { passphrase: 'b', fine: 'c' } };
    loop.self = loop;
    const text = JSON.stringify(redact(loop));
    expect(text).not.toMatch(/"a"|"b"/);
    expect(text).toContain('"c"');
  });

  it('writes an error with its causes, redacted', () => {
    const cause = new Error('password=inner');
    const error = redact(new Error('outer postgres://u:outer-word@h/d', { cause }));
    const text = JSON.stringify(error);
    expect(text).not.toMatch(/inner|outer-word/);
    expect(text).toContain('outer postgres://u:[redacted]@h/d');
  });

  it('shortens what is very long and names bytes by their number', () => {
    expect(redactText('x'.repeat(10_000)).length).toBeLessThan(5_000);
    expect(redact({ image: new Uint8Array(7) })).toEqual({ image: '[7 bytes]' });
  });

  it('takes linear time on hostile text', () => {
    const started = performance.now();
    redactText('a'.repeat(3_000) + '@'.repeat(900));
    redactText(`${'password='.repeat(400)}`);
    expect(performance.now() - started).toBeLessThan(200);
  });
});
