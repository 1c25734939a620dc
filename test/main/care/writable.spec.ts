import { describe, expect, it } from 'vitest';
import type { RightsSummary } from '#contract/connection-rights';
import { requireWritable } from '../../../main/care/writable.ts';
import type { OpenCourse } from '../../../main/connections/open-course.ts';

function course(readOnly: boolean, server: RightsSummary['readOnly'] | null): OpenCourse {
  const rights = server === null ? null : { readOnly: server };
  return { about: { readOnly }, link: { status: () => ({ rights }) } } as unknown as OpenCourse;
}

describe('changing a course', () => {
  it('is for the server to decide where nothing speaks against it', () => {
    expect(() => requireWritable(course(false, 'no'))).not.toThrow();
    expect(() => requireWritable(course(false, null))).not.toThrow();
  });

  it.each([
    [true, 'no', 'only-looking'],
    [true, 'replica', 'only-looking'],
    [false, 'replica', 'server-reads-only'],
    [false, 'session', 'server-reads-only'],
  ] as const)('is refused when just looking is %s and the server says %s', (looking, server, reason) => {
    expect(() => requireWritable(course(looking, server))).toThrow(
      expect.objectContaining({ code: 'forbidden', details: { reason } }),
    );
  });
});
