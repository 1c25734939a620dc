import type { Item } from './item.ts';

/** Lowest rank first, then by name: the same database always gives the same file. */
function comesBefore(one: Item, other: Item): boolean {
  if (one.rank !== other.rank) return one.rank < other.rank;
  if (one.name !== other.name) return one.name < other.name;
  return one.key < other.key;
}

/** Those that can be made now, the first of them at hand: a binary heap. */
function createReady() {
  const heap: Item[] = [];
  const at = (index: number) => heap[index] as Item;
  function swap(one: number, other: number): void {
    [heap[one], heap[other]] = [at(other), at(one)];
  }
  function push(item: Item): void {
    let index = heap.push(item) - 1;
    while (index > 0 && comesBefore(at(index), at((index - 1) >> 1))) {
      swap(index, (index - 1) >> 1);
      index = (index - 1) >> 1;
    }
  }
  function pop(): Item | undefined {
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    heap[0] = last;
    for (let index = 0; ; ) {
      const children = [2 * index + 1, 2 * index + 2].filter((child) => child < heap.length);
      const least = children.reduce(
        (best, child) => (comesBefore(at(child), at(best)) ? child : best),
        index,
      );
      if (least === index) return first;
      swap(index, least);
      index = least;
    }
  }
  return { push, pop };
}

export interface Ordered {
  before: Item[];
  after: Item[];
  /** They need each other in a circle, so that none can be made first. */
  circular: Item[];
}

/** Everything before which something else has to be there. */
function reach(from: Iterable<string>, needs: (key: string) => readonly string[]): Set<string> {
  const found = new Set<string>();
  const open = [...from];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (found.has(key)) continue;
    found.add(key);
    open.push(...needs(key));
  }
  return found;
}

/**
 * Every object after what it needs. A view that leans on a primary key waits until the rows are in; the key
 * itself only has to come earlier where a table could not be made without it.
 */
export function inOrder(
  items: ReadonlyMap<string, Item>,
  needs: (key: string) => readonly string[],
): Ordered {
  const known = (key: string) => needs(key).filter((need) => items.has(need));
  const tables = [...items.values()].filter(({ kind }) => kind === 'table').map(({ key }) => key);
  const early = reach(tables, known);

  const missing = new Map<string, number>();
  const waiting = new Map<string, Item[]>();
  const ready = createReady();
  for (const item of items.values()) {
    const wanted = known(item.key);
    missing.set(item.key, wanted.length);
    for (const need of wanted) {
      const others = waiting.get(need);
      if (others) others.push(item);
      else waiting.set(need, [item]);
    }
    if (wanted.length === 0) ready.push(item);
  }

  const late = new Set<string>();
  const ordered: Ordered = { before: [], after: [], circular: [] };
  for (let item = ready.pop(); item; item = ready.pop()) {
    const isLate = item.section === 'after' || known(item.key).some((need) => late.has(need));
    if (isLate && !early.has(item.key)) {
      late.add(item.key);
      ordered.after.push(item);
    } else ordered.before.push(item);
    missing.delete(item.key);
    for (const other of waiting.get(item.key) ?? []) {
      const left = (missing.get(other.key) ?? 0) - 1;
      missing.set(other.key, left);
      if (left === 0) ready.push(other);
    }
  }
  ordered.circular = [...items.values()].filter(({ key }) => missing.has(key));
  return ordered;
}
