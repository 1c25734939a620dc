import type { CourseStatus } from '#contract/course';

const reasons = ['password-wrong', 'password-missing'] as const;
export type Rejection = (typeof reasons)[number];

export function isRejection(reason: unknown): reason is Rejection {
  return reasons.some((one) => one === reason);
}

/** Which course wants another password: one that did not open, or the open one whose link it cost. */
export function rejectedIn(status: CourseStatus | undefined): { id: string; reason: Rejection } | null {
  const [id, reason] =
    status?.failed === undefined
      ? [status?.course?.id, status?.wire?.problem?.reason]
      : [status.failed, status.problem?.details?.reason];
  return id !== undefined && isRejection(reason) ? { id, reason } : null;
}
