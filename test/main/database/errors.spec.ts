import { describe, expect, it } from 'vitest';
import { AppError } from '#contract/errors';
import { isLinkTrouble, outcomeOf, toAppError } from '../../../main/database/errors.ts';

const fromServer = (code: string, message = 'said the server', more = {}) =>
  Object.assign(new Error(message), { code, severity: 'ERROR', ...more });
const fromSocket = (code: string, message = `connect ${code}`) => Object.assign(new Error(message), { code });

describe('what the server said', () => {
  it.each([
    ['23505', 'conflict', 'duplicate', 'final'],
    ['23514', 'invalid-input', 'rule-violated', 'final'],
    ['22P02', 'invalid-input', 'value-invalid', 'final'],
    ['40001', 'conflict', 'serialization', 'retryable'],
    ['40P01', 'busy', 'deadlock', 'retryable'],
    ['42501', 'forbidden', 'missing-grant', 'final'],
    ['42P01', 'schema-outdated', 'relation-missing', 'final'],
    ['53100', 'disk-full', 'server-disk-full', 'final'],
    ['53300', 'busy', 'too-many-connections', 'retryable'],
    ['55P03', 'busy', 'lock-timeout', 'retryable'],
    ['57014', 'busy', 'statement-timeout', 'retryable'],
    ['57P01', 'unreachable', 'server-stopping', 'retryable'],
    ['57P03', 'unreachable', 'server-starting', 'retryable'],
    ['57P05', 'unreachable', 'idle-dropped', 'retryable'],
    ['28P01', 'credentials-rejected', 'password-wrong', 'final'],
    ['25006', 'forbidden', 'read-only', 'final'],
    ['99999', 'internal', 'server-error', 'final'],
  ])('%s is %s (%s), %s', (sqlstate, code, reason, outcome) => {
    const error = toAppError(fromServer(sqlstate));
    expect(error).toMatchObject({ code, details: { reason, outcome, sqlstate } });
    expect(error.retryable).toBe(outcome === 'retryable');
  });
});

describe('what the wire said', () => {
  it.each([
    ['ECONNREFUSED', 'unreachable', 'port-refused'],
    ['ENOTFOUND', 'unreachable', 'host-unknown'],
    ['EAI_AGAIN', 'unreachable', 'dns-silent'],
    ['EHOSTUNREACH', 'unreachable', 'network-down'],
    ['ETIMEDOUT', 'unreachable', 'server-silent'],
    ['EPIPE', 'unreachable', 'connection-reset'],
    ['CERT_HAS_EXPIRED', 'tls-refused', 'certificate-expired'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls-refused', 'certificate-other-host'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls-refused', 'tls-handshake'],
  ])('%s is %s (%s)', (cause, code, reason) => {
    expect(toAppError(fromSocket(cause))).toMatchObject({ code, details: { reason, cause } });
  });

  it('is not mistaken for a SQLSTATE of five letters', () => {
    expect(toAppError(fromSocket('EPIPE')).details?.sqlstate).toBeUndefined();
  });
});

describe('a change that had been sent', () => {
  it('may have been made when the link broke', () => {
    for (const cause of [fromSocket('ECONNRESET'), fromServer('57P01'), new Error('Connection terminated')]) {
      const error = toAppError(cause, { mayHaveHappened: true });
      expect(outcomeOf(error)).toBe('unknown');
      expect(error.retryable).toBe(false);
    }
  });

  it('was certainly not made when the server refused it', () => {
    expect(outcomeOf(toAppError(fromServer('40001'), { mayHaveHappened: true }))).toBe('retryable');
    expect(outcomeOf(toAppError(fromServer('23505'), { mayHaveHappened: true }))).toBe('final');
    expect(outcomeOf(toAppError(fromSocket('ECONNREFUSED'), { mayHaveHappened: true }))).toBe('retryable');
  });
});

describe('what is passed on', () => {
  it('names the rule that was broken and quotes nobody', () => {
    const error = toAppError(
      fromServer('23505', 'duplicate key value violates unique constraint "k"', {
        detail: 'Key (email)=(ana@campus.example) already exists.',
        constraint: 'usuarios_pkey',
        table: 'usuarios',
      }),
    );
    expect(error.message).toBe('PostgreSQL 23505, constraint usuarios_pkey, table usuarios');
    expect(error.details).toMatchObject({ constraint: 'usuarios_pkey', table: 'usuarios' });
    expect(JSON.stringify([error, error.cause, error.message])).not.toContain('ana@');
  });

  it('leaves out the value that a cast or a trigger quotes', () => {
    for (const code of ['22P02', 'P0001']) {
      expect(toAppError(fromServer(code, 'invalid input: "what a student wrote"')).message).toBe(
        `PostgreSQL ${code}`,
      );
    }
  });

  it('is left alone when it is sorted already', () => {
    const sorted = new AppError('not-connected', 'closed');
    expect(toAppError(sorted)).toBe(sorted);
  });
});

describe('trouble with the link', () => {
  it('is told from trouble with a statement', () => {
    expect(isLinkTrouble(toAppError(fromSocket('ECONNRESET')))).toBe(true);
    expect(isLinkTrouble(toAppError(fromServer('53300')))).toBe(false);
    expect(isLinkTrouble(toAppError(fromServer('42P01')))).toBe(false);
    expect(isLinkTrouble(toAppError(fromSocket('ENOTFOUND')))).toBe(false);
  });
});
