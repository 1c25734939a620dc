import { infiniteQueryOptions, queryOptions, skipToken } from '@tanstack/react-query';
import type { CourseStatus } from '#contract/course';
import type { QueueQuery, SubmissionRef, TextPart } from '#contract/grading';
import { askQueue } from './ask-queue.ts';
import { tiza } from './client.ts';

export type QueueFilter = Omit<QueueQuery, 'cursor' | 'limit'>;

/** Everything read from the open course starts with this, so that closing it can forget it all. */
export const gradingKey = ['grading'] as const;

/** Rows of the first page, which is waited for, and of those that follow ahead of need. */
export const pageSizes = { first: 60, later: 200 } as const;

export function appInfoQuery() {
  return queryOptions({
    queryKey: ['app', 'info'],
    queryFn: () => tiza.app.info(),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Asked once; from then on main tells by event. */
export function courseStatusQuery() {
  return queryOptions({
    queryKey: ['course', 'status'],
    async queryFn({ client, queryKey }) {
      const told = () => client.getQueryState<CourseStatus>(queryKey);
      const before = told()?.dataUpdateCount;
      const status = await tiza.course.status();
      // What main told meanwhile is newer than what it was asked for.
      return (told()?.dataUpdateCount === before ? undefined : told()?.data) ?? status;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The saved courses, and whose password is known. Cheap, and changed from several places: read anew each time. */
export function profilesQuery() {
  return queryOptions({
    queryKey: ['connect', 'profiles'],
    queryFn: () => tiza.connect.profiles(),
    staleTime: 0,
  });
}

export function activitiesQuery() {
  return queryOptions({
    queryKey: [...gradingKey, 'activities'],
    queryFn: () => tiza.grading.activities(),
  });
}

/** How the desk of this course was left; from then on the window itself knows. */
export function deskMemoryQuery(course: string) {
  return queryOptions({
    queryKey: ['desk', course],
    queryFn: () => tiza.desk.recall(),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function queueQuery(filter: QueueFilter) {
  return infiniteQueryOptions({
    queryKey: [...gradingKey, 'queue', filter],
    queryFn({ pageParam, signal, client }) {
      const { queryKey } = queueProgressQuery(filter);
      client.setQueryData(queryKey, 0);
      const page =
        pageParam === null ? { limit: pageSizes.first } : { limit: pageSizes.later, cursor: pageParam };
      return askQueue(
        { ...filter, ...page },
        { signal, onProgress: (share) => client.setQueryData(queryKey, share) },
      );
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
}

/** How far the list is that is being gathered, from 0 to 1: told, never asked for. */
export function queueProgressQuery(filter: QueueFilter) {
  return queryOptions<number>({
    queryKey: [...gradingKey, 'queue-progress', filter],
    queryFn: skipToken,
  });
}

/** `null`: none is selected, and none is asked for. */
export function submissionQuery(ref: SubmissionRef | null) {
  return queryOptions({
    queryKey: [...gradingKey, 'submission', ref?.activity, ref?.id],
    queryFn: ref === null ? skipToken : () => tiza.grading.open(ref),
    // What was read an hour ago is not kept; the way back within a list is.
    gcTime: 120_000,
  });
}

/** Asked for only while somebody compares. */
export function previousAttemptQuery(ref: SubmissionRef | null) {
  return queryOptions({
    queryKey: [...gradingKey, 'previous', ref?.activity, ref?.id],
    queryFn: ref === null ? skipToken : () => tiza.grading.previousAttempt(ref),
  });
}

/** What of a long answer comes at a time. */
const stretch = 200_000;

/** The rest of an answer of which `known` characters are here; nothing is read before it is asked for. */
export function answerTextQuery(ref: SubmissionRef, part: TextPart, known: number) {
  return infiniteQueryOptions({
    queryKey: [...gradingKey, 'text', ref.activity, ref.id, part.key, known, part.length],
    queryFn: ({ pageParam }) => tiza.grading.text({ ref, part: part.key, from: pageParam, length: stretch }),
    initialPageParam: known,
    getNextPageParam: (_last, _pages, from) => (from + stretch < part.length ? from + stretch : null),
    enabled: false,
    // Ten megabytes are not kept for a submission nobody looks at any more.
    gcTime: 30_000,
  });
}
