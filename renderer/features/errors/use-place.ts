import { useQuery } from '@tanstack/react-query';
import type { ErrorDetails } from '#contract/app-error';
import { courseStatusQuery } from '../../api/queries.ts';

/** What the open course says about where it is, for sentences that name it. */
export function usePlace(): ErrorDetails {
  const course = useQuery(courseStatusQuery()).data?.course;
  if (course === undefined) return {};
  const { host, database, user } = course;
  return { host, database, user };
}
