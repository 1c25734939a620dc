import { infiniteQueryOptions, keepPreviousData, queryOptions, skipToken } from '@tanstack/react-query';
import type { BankEntry } from '#contract/bank';
import type { SubmissionRef } from '#contract/grading';
import { tiza } from './client.ts';

/** Everything about what is written and said in the open course; closing it forgets it all. */
export const writingKey = ['writing'] as const;

// What changes in these by itself is told by event.
const told = { staleTime: Number.POSITIVE_INFINITY } as const;

export function journalStatusQuery() {
  return queryOptions({ queryKey: ['journal', 'status'], queryFn: () => tiza.journal.status(), ...told });
}

export function placesQuery() {
  return queryOptions({
    queryKey: ['journal', 'places'],
    queryFn: () => tiza.journal.places(),
    staleTime: 0,
  });
}

export function draftsQuery() {
  return queryOptions({
    queryKey: [...writingKey, 'drafts'],
    queryFn: () => tiza.journal.drafts({}),
    ...told,
  });
}

export function discardedDraftsQuery() {
  return queryOptions({
    queryKey: [...writingKey, 'discarded'],
    queryFn: async () =>
      (await tiza.journal.drafts({ discarded: true })).filter(({ discardedAt }) => discardedAt !== null),
    staleTime: 0,
  });
}

/** What the course holds by now beside a draft. */
export function meanwhileQuery(key: string) {
  return queryOptions({
    queryKey: [...writingKey, 'meanwhile', key],
    queryFn: () => tiza.journal.meanwhile({ key }),
    staleTime: 0,
  });
}

export function outboxQuery() {
  return queryOptions({
    queryKey: [...writingKey, 'outbox'],
    queryFn: () => tiza.journal.outbox(),
    ...told,
  });
}

export function waitingMarksQuery() {
  return queryOptions({
    queryKey: [...writingKey, 'waiting-marks'],
    queryFn: () => tiza.journal.waitingMarks(),
    ...told,
  });
}

export function runsQuery() {
  return queryOptions({ queryKey: [...writingKey, 'runs'], queryFn: () => tiza.journal.runs(), ...told });
}

export function facilitiesQuery() {
  return queryOptions({
    queryKey: [...writingKey, 'facilities'],
    queryFn: () => tiza.feedback.facilities(),
  });
}

export function marksQuery(ref: SubmissionRef | null) {
  return queryOptions({
    queryKey: [...writingKey, 'marks', ref?.activity, ref?.id],
    queryFn: ref === null ? skipToken : () => tiza.feedback.marks({ refs: [ref] }),
  });
}

export function notesQuery(student: string | null) {
  return queryOptions({
    queryKey: [...writingKey, 'notes', student],
    queryFn: student === null ? skipToken : () => tiza.feedback.notes({ student }),
  });
}

export function commentHistoryQuery(id: string, student: string) {
  return queryOptions({
    queryKey: [...writingKey, 'history', id, student],
    queryFn: () => tiza.feedback.history({ id, student }),
    staleTime: 0,
  });
}

export function studentHistoryQuery(student: string) {
  return infiniteQueryOptions({
    queryKey: [...writingKey, 'student-history', student],
    queryFn: ({ pageParam }) =>
      tiza.feedback.studentHistory(pageParam === null ? { student } : { student, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    staleTime: 0,
  });
}

/** The comments worth offering for one activity, and one question of it; searched here, where no keystroke waits for a server. */
/** More than anybody reads through; beyond it main is asked for what holds the words. */
export const mostOffered = 500;

export function bankQuery(activity: string | undefined, question?: string) {
  return queryOptions({
    queryKey: [...writingKey, 'bank', activity, question],
    queryFn: () =>
      tiza.bank.find({
        ...(activity === undefined ? {} : { activity }),
        ...(question === undefined ? {} : { question }),
        limit: mostOffered,
      }),
    // Another question of the same activity has the same comments, in another order.
    placeholderData: (known: BankEntry[] | undefined, before) =>
      before?.queryKey[2] === activity ? known : undefined,
  });
}

export function bankSearchQuery(search: string) {
  return queryOptions({
    queryKey: [...writingKey, 'bank', 'search', search],
    queryFn: () => tiza.bank.find({ search, limit: mostOffered }),
    placeholderData: keepPreviousData,
  });
}

/** The comments on one submission with what an edit needs to know of them. */
export function standingQuery(ref: SubmissionRef | null) {
  return queryOptions({
    queryKey: [...writingKey, 'standing', ref?.activity, ref?.id],
    queryFn:
      ref === null
        ? skipToken
        : async () => (await tiza.feedback.standing({ refs: [ref] }))[0]?.comments ?? [],
  });
}
