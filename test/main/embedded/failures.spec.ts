import { describe, expect, test } from 'vitest';
import { AppError } from '#contract/errors';
import { failureOf, named, reasonOf, saysDiskFull } from '../../../main/embedded/failures.ts';

describe('what the server says', () => {
  test.each([
    ['LOG:  could not bind IPv4 address "127.0.0.1": Address already in use', 'embedded-port-taken', 'busy'],
    ['FATAL:  lock file "postmaster.pid" already exists', 'embedded-still-running', 'busy'],
    [
      'FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use',
      'embedded-still-running',
      'busy',
    ],
    [
      'PANIC:  could not write to file "pg_wal/xlogtemp.9": No space left on device',
      'embedded-disk-full',
      'disk-full',
    ],
    ['initdb: error: could not create directory: Permission denied', 'embedded-no-access', 'forbidden'],
    [
      'postgres: error while loading shared libraries: libicuuc.so.60',
      'embedded-binaries-incomplete',
      'internal',
    ],
    ['"root" execution of the PostgreSQL server is not permitted.', 'embedded-root', 'forbidden'],
    [
      'FATAL:  could not create shared memory segment: Cannot allocate memory',
      'embedded-out-of-memory',
      'busy',
    ],
    ['PANIC:  could not locate a valid checkpoint record at 0/1', 'embedded-damaged', 'internal'],
  ])('%s', (output, reason, code) => {
    const error = failureOf(output, '/somewhere', 'embedded-damaged');
    expect(error.details).toEqual({ reason, directory: '/somewhere' });
    expect(error.code).toBe(code);
    expect(error.retryable).toBe(code === 'busy');
    expect(String(error.cause)).toContain(output);
  });

  test('is recognised as a full disk whatever else went wrong', () => {
    expect(saysDiskFull('LOG: a\nPANIC: b: No space left on device\nLOG: c')).toBe(true);
    expect(saysDiskFull('LOG: a')).toBe(false);
  });
});

describe('errors on the way', () => {
  const coded = (code: string) => Object.assign(new Error('x'), { code });

  test.each([
    ['EACCES', 'embedded-no-access'],
    ['EROFS', 'embedded-no-access'],
    ['ENOTDIR', 'embedded-no-access'],
    ['ENOSPC', 'embedded-disk-full'],
    ['53100', 'embedded-disk-full'],
    ['XX001', 'embedded-damaged'],
    ['58P01', 'embedded-damaged'],
  ])('%s is %s', (code, reason) => {
    expect(reasonOf(named(coded(code), '/somewhere'))).toBe(reason);
  });

  test('that mean nothing special stay what they are', () => {
    const error = coded('42P01');
    expect(named(error, '/somewhere')).toBe(error);
    const ours = new AppError('busy', 'x');
    expect(named(ours, '/somewhere')).toBe(ours);
  });
});
