import type { InfiniteData } from '@tanstack/react-query';
import type { QueuePage } from '#contract/grading';
import { keyOf } from './queue-items.ts';

export type QueuePages = InfiniteData<QueuePage, unknown>;

/** What the head of a list, read anew, means for the list: nothing, these pages instead, or reading it all again. */
export type Merged = { kind: 'same' } | { kind: 'grown'; data: QueuePages } | { kind: 'changed' };

/** More pages than this are not read again for the sake of a few rows; the counts are right all the same. */
const mostPages = 10;

/** Everything at the head of the list is new: below it there may be more that was not looked at. */
export function reachesFurther(known: QueuePages, head: QueuePage): boolean {
  const seen = new Set(head.items.map(({ ref }) => keyOf(ref)));
  return seen.size > 0 && !known.pages.some(({ items }) => items.some(({ ref }) => seen.has(keyOf(ref))));
}

export function mergeHead(known: QueuePages, head: QueuePage, newestFirst: boolean): Merged {
  const [first, ...others] = known.pages;
  if (first === undefined) return { kind: 'same' };
  if (newestFirst && reachesFurther(known, head)) return { kind: 'changed' };
  const here = new Set(known.pages.flatMap(({ items }) => items.map(({ ref }) => keyOf(ref))));
  const fresh = head.items.filter(({ ref }) => !here.has(keyOf(ref)));
  const total = known.pages.at(-1)?.total;
  const { total: now, totalIsFloor } = head;
  const recounted = (page: QueuePage): QueuePage => ({
    ...page,
    total: now,
    ...(totalIsFloor ? { totalIsFloor } : {}),
  });
  const isTop = fresh.every((item, index) => item === head.items[index]);
  if (newestFirst && fresh.length > 0 && isTop && fresh.length < head.items.length) {
    const pages = [{ ...first, items: [...fresh, ...first.items] }, ...others];
    return { kind: 'grown', data: { ...known, pages: pages.map(recounted) } };
  }
  if (now === total && (fresh.length === 0 || !newestFirst)) return { kind: 'same' };
  if (known.pages.length <= mostPages) return { kind: 'changed' };
  return { kind: 'grown', data: { ...known, pages: known.pages.map(recounted) } };
}
