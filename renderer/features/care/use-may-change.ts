import { useQuery } from '@tanstack/react-query';
import type { CourseStatus } from '#contract/course';
import { courseStatusQuery } from '../../api/queries.ts';

/** Why nothing can be changed from here, by the sentence that says it. */
export type Refusal = 'onlyLooking' | 'replica' | 'session' | 'askAdmin';

export interface MayChange {
  refusal: Refusal | null;
  user: string;
}

/** Courtesy: main and, in the end, the server decide. */
export function refusalOf({ course, wire }: CourseStatus): Refusal | null {
  const rights = wire?.rights ?? null;
  if (course?.readOnly === true) return 'onlyLooking';
  if (rights === null) return null;
  if (rights.readOnly !== 'no') return rights.readOnly;
  return rights.kind === 'admin' ? null : 'askAdmin';
}

export function useMayChange(): MayChange {
  const status = useQuery(courseStatusQuery()).data;
  return {
    refusal: status === undefined ? null : refusalOf(status),
    user: status?.wire?.rights?.login ?? status?.course?.user ?? '',
  };
}
