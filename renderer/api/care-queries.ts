import { queryOptions } from '@tanstack/react-query';
import type { BlankPlace, RoleRequest } from '#contract/care';
import { tiza } from './client.ts';

/** Everything known of the open course's database; closing the course forgets it. */
export const careKey = ['care'] as const;

export function schemaStatusQuery() {
  return queryOptions({ queryKey: [...careKey, 'schema'], queryFn: () => tiza.care.schemaStatus() });
}

// A plan is what somebody agrees to: always the one of this moment.
const fresh = { staleTime: 0, gcTime: 0 } as const;

export function schemaPlanQuery() {
  return queryOptions({
    queryKey: [...careKey, 'schema-plan'],
    queryFn: () => tiza.care.planSchema(),
    ...fresh,
  });
}

export function triggerPlanQuery(wanted: boolean) {
  return queryOptions({
    queryKey: [...careKey, 'trigger', wanted],
    queryFn: () => tiza.care.planHistoryTrigger({ wanted }),
    ...fresh,
  });
}

export function membersQuery() {
  return queryOptions({ queryKey: [...careKey, 'members'], queryFn: () => tiza.care.members() });
}

export function rolesPlanQuery(request: RoleRequest) {
  return queryOptions({
    queryKey: [...careKey, 'roles-plan', request],
    queryFn: () => tiza.care.planRoles(request),
    ...fresh,
  });
}

export function removalPlanQuery(login: string) {
  return queryOptions({
    queryKey: [...careKey, 'removal-plan', login],
    queryFn: () => tiza.care.planRemoval({ login }),
    ...fresh,
  });
}

export function blankPlanQuery(place: BlankPlace, attempt: number) {
  return queryOptions({
    // Without the password, which has no business in a cache's key.
    queryKey: ['blank-course', place.id, attempt],
    queryFn: () => tiza.care.planBlankCourse(place),
    ...fresh,
  });
}

export function indexReportQuery() {
  return queryOptions({ queryKey: [...careKey, 'indexes'], queryFn: () => tiza.care.indexes() });
}

const progressEveryMs = 700;

export function indexProgressQuery() {
  return queryOptions({
    queryKey: [...careKey, 'index-progress'],
    queryFn: () => tiza.care.indexProgress(),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.state === 'building' ? progressEveryMs : false),
  });
}

export function passwordReportQuery() {
  return queryOptions({ queryKey: [...careKey, 'passwords'], queryFn: () => tiza.care.passwords() });
}

export function labelsQuery() {
  return queryOptions({ queryKey: [...careKey, 'labels'], queryFn: () => tiza.care.labels() });
}

export function activityNamesQuery() {
  return queryOptions({ queryKey: [...careKey, 'names'], queryFn: () => tiza.care.activityNames() });
}
