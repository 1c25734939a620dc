import type { DeskMemory } from '#contract/desk-memory';
import type { QueueQuery } from '#contract/grading';

export type Filters = DeskMemory['filters'];
export type FilterName = keyof Filters;

/** What decides which rows a list has, beside its state and what is searched for. */
export interface Narrowing {
  activity: string | null;
  filters: Filters;
  /** By activity, as the server's clock will show it. */
  deadlines: Record<string, string>;
}

export function deadlineOf({
  activity,
  deadlines,
}: Pick<Narrowing, 'activity' | 'deadlines'>): string | undefined {
  return activity === null ? undefined : deadlines[activity];
}

/** Late is only what has a date to be late for: one activity's, once somebody has set it. */
export function filtersInUse(narrowing: Narrowing): Filters {
  const { late, ...others } = narrowing.filters;
  return late === undefined || deadlineOf(narrowing) === undefined ? others : { ...others, late };
}

/** As the server is asked. */
export function askedFilters(narrowing: Narrowing): Partial<QueueQuery> {
  const { late, ...others } = filtersInUse(narrowing);
  const deadline = deadlineOf(narrowing);
  return late === undefined || deadline === undefined ? others : { ...others, lateAfter: deadline };
}

export function withoutFilter(filters: Filters, name: FilterName): Filters {
  const { [name]: _gone, ...others } = filters;
  return others;
}
